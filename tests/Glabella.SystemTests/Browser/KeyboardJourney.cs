using Glabella.SystemTests.Web;
using Microsoft.Playwright;

namespace Glabella.SystemTests.Browser;

[Collection(Journeys.Name)]
public sealed class KeyboardJourney(OpenHouse open)
{
    [Fact]
    public async Task A_person_is_registered_by_keyboard_alone()
    {
        await using var visitor = await open.Visit();
        var keys = visitor.Page.Keyboard;
        await visitor.Open("/sign-in");
        await Reach(visitor, "input-email");
        await keys.TypeAsync("ines@elmcourt.example");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(House.Password);
        await keys.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));

        // The first key leads past the navigation.
        await visitor.Open("/patients/new");
        await keys.PressAsync("Tab");
        Assert.Equal("Skip to content", await Focused(visitor, "e => e.textContent"));
        await keys.PressAsync("Enter");
        Assert.Equal("main", await Focused(visitor, "e => e.id"));
        await keys.PressAsync("Tab");
        Assert.Equal("input-name", await Focused(visitor, "e => e.id"));

        // Every stop shows a ring.
        Assert.NotEqual("none", await Focused(visitor, "e => getComputedStyle(e).outlineStyle"));
        await keys.TypeAsync("Maud Keller");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");

        // The summary of what to put right has the focus, and its link leads to the field.
        await visitor.Page.WaitForFunctionAsync("() => document.activeElement.classList.contains('error-summary')");
        Assert.Contains("error-summary", await Focused(visitor, "e => e.className"), StringComparison.Ordinal);
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        Assert.Equal("input-birthdate", await Focused(visitor, "e => e.id"));
        await keys.TypeAsync("9 11 1961");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Space");
        await keys.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/patients/new", StringComparison.Ordinal));
        Assert.Equal("Not booked", await visitor.Heading());
        Assert.Contains("65, female", await visitor.Page.Locator(".banner").InnerTextAsync(), StringComparison.Ordinal);
        visitor.NothingWentWrong();
    }

    [Fact]
    public async Task The_menu_of_a_phone_opens_and_closes_by_keyboard()
    {
        await using var visitor = await open.SignIn();
        await visitor.Page.SetViewportSizeAsync(390, 844);
        await visitor.Open("/");
        var calendar = visitor.Page.Locator("#nav").GetByRole(AriaRole.Link, new() { Name = "Calendar" });
        Assert.False(await calendar.IsVisibleAsync());
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.True(await calendar.IsVisibleAsync());
        await visitor.Page.Keyboard.PressAsync("Escape");
        Assert.False(await calendar.IsVisibleAsync());
        visitor.NothingWentWrong();
    }

    private static Task<string> Focused(Visitor visitor, string property) =>
        visitor.Page.EvaluateAsync<string>($"() => ({property})(document.activeElement)");

    private static async Task Reach(Visitor visitor, string id)
    {
        for (var stops = 0; stops < 20; stops++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await Focused(visitor, "e => e.id") == id)
            {
                return;
            }
        }

        Assert.Fail($"Twenty stops of the tab key did not lead to {id}.");
    }
}
