using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Glabella.SystemTests.Browser;
using Glabella.SystemTests.Web;
using Glabella.Vocabulary;
using Microsoft.Playwright;
using NodaTime;

namespace Glabella.SystemTests.FollowUp;

/// <summary>The course from the inside: by slider, keys, hand and links, with and without script.</summary>
[Collection(Journeys.Name)]
public sealed class MechanismJourney(OpenHouse open)
{
    /// <summary>All that changes with the day: which parts are shown, how far others are stretched, where the cursor stands, every word.</summary>
    private const string Shown = """
        () => {
          const numbers = [];
          const apart = text => (text ?? "").replace(/-?\d+\.?\d*/g, n => { numbers.push(Number(n)); return "#"; });
          const words = JSON.stringify({
            parts: [...document.querySelectorAll(".mechanism .live [data-of]")].map(p => p.getAttribute("display") ?? apart(p.getAttribute("transform"))),
            words: [...document.querySelectorAll(".mechanism [data-text], .mechanism [data-value], .mechanism [data-told]")].map(t => t.textContent.trim()),
            cursor: apart(document.querySelector("[data-cursor]").getAttribute("transform")),
            dots: [...document.querySelectorAll("[data-dot]")].map(d => apart(d.getAttribute("cy"))),
            key: [...document.querySelectorAll("[data-day][aria-current]")].map(k => k.dataset.day),
            value: document.querySelector(".mechanism input[type=range]").value,
            told: document.querySelector(".mechanism input[type=range]").getAttribute("aria-valuetext"),
          });
          return JSON.stringify({ words, numbers });
        }
        """;

    private sealed record Page(string Words, double[] Numbers);

    private static async Task<Page> Seen(Visitor visitor) => JsonSerializer.Deserialize<Page>(await visitor.Page.EvaluateAsync<string>(Shown), JsonSerializerOptions.Web)!;

    [Fact]
    public async Task Any_day_looks_the_same_by_slider_keys_hand_and_address()
    {
        var (house, visitor) = await open.FirstVisit();
        await using var closing = house;
        await using var leaving = visitor;
        await house.SetUp();
        var marta = await house.Register("Marta Lindqvist", new(1979, 5, 12));
        await house.Treat(marta, Areas.Glabella, Areas.Forehead);
        house.Clock.Advance(Duration.FromDays(38));
        await SignIn(visitor);

        await visitor.Open($"/patients/{marta}/chart");
        var slider = visitor.Page.GetByRole(AriaRole.Slider, new() { Name = "Day" });
        Assert.Equal("38", await slider.InputValueAsync());
        Assert.Equal("Day 38", await Day(visitor));
        Assert.False(await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show this day" }).IsVisibleAsync());
        Assert.False(await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Play" }).IsVisibleAsync()); // the visitor asked for little movement

        // Keys on the slider, and what a listener hears.
        await slider.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("Day 39", await Day(visitor));
        Assert.Matches("^Day 39, [0-9]+ [A-Z][a-z]{2}( 20[0-9]{2})?[.] .*SNAP-25", (await slider.GetAttributeAsync("aria-valuetext"))!);

        // A day by hand, then the same day from the server.
        foreach (var day in new[] { 0, 1, 4, 30, 90, 130 })
        {
            await visitor.Open($"/patients/{marta}/chart");
            await slider.FillAsync(day.ToString(CultureInfo.InvariantCulture));
            var byHand = await Seen(visitor);
            await visitor.Open($"/patients/{marta}/chart?inside=glabella&day={day}");
            var byServer = await Seen(visitor);
            Assert.Equal(byServer.Words, byHand.Words);
            Assert.All(byServer.Numbers.Zip(byHand.Numbers), n => Assert.Equal(n.First, n.Second, 0.15)); // tenths of a unit of the drawing
            Assert.Equal(byServer.Numbers.Length, byHand.Numbers.Length);
        }

        // The stills for paper stay what they are when another day is looked at, and carry nothing that is not drawn.
        await visitor.Open($"/patients/{marta}/chart");
        const string stills = "() => [...document.querySelectorAll('.stills svg')].map(s => s.outerHTML).join()";
        var printed = await visitor.Page.EvaluateAsync<string>(stills);
        await slider.FillAsync("3");
        Assert.Equal(printed, await visitor.Page.EvaluateAsync<string>(stills));
        Assert.DoesNotContain("display=\"none\"", printed, StringComparison.Ordinal);

        await visitor.Open($"/patients/{marta}/chart?inside=glabella&day=130");

        // The curves under a mouse: three quarters of the way is three quarters of the days.
        var curves = (await visitor.Page.Locator("[data-days]").BoundingBoxAsync())!;
        await visitor.Page.Locator("[data-days]").ClickAsync(new() { Position = new() { X = curves.Width * (6 + (0.75f * 328)) / 340, Y = curves.Height / 2 } });
        var last = double.Parse((await slider.GetAttributeAsync("max"))!, CultureInfo.InvariantCulture);
        Assert.InRange(double.Parse(await slider.InputValueAsync(), CultureInfo.InvariantCulture), (0.75 * last) - 2, (0.75 * last) + 2);

        // A day worth a look, and another area.
        await visitor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Full effect day") }).ClickAsync();
        Assert.EndsWith("130", new Uri(visitor.Page.Url).Query, StringComparison.Ordinal); // shown without asking the server
        await visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Area" }).GetByRole(AriaRole.Link, new() { Name = "Forehead" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**inside=forehead**");
        Assert.Equal("Day 38", await Day(visitor));
        visitor.NothingWentWrong();
    }

    [Fact]
    public async Task Without_script_the_slider_is_a_form_and_days_are_links()
    {
        var (house, visitor) = await open.FirstVisit(script: false);
        await using var closing = house;
        await using var leaving = visitor;
        await house.SetUp();
        var marta = await house.Register("Marta Lindqvist", new(1979, 5, 12));
        await house.Treat(marta, Areas.Glabella);
        house.Clock.Advance(Duration.FromDays(38));
        await SignIn(visitor);

        await visitor.Open($"/patients/{marta}/chart?day=x");
        Assert.Equal("Day 38", await Day(visitor));
        await visitor.Page.GetByRole(AriaRole.Slider, new() { Name = "Day" }).FillAsync("70");
        await visitor.Press("Show this day");
        await visitor.Page.WaitForURLAsync("**day=70*");
        Assert.Equal("Day 70", await Day(visitor));
        await visitor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Before day 0") }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**day=0*");
        Assert.Equal("Day 0", await Day(visitor));
        Assert.Contains("Just before the injection.", await visitor.Page.Locator(".story").InnerTextAsync(), StringComparison.Ordinal);
        visitor.NothingWentWrong();
    }

    private static async Task SignIn(Visitor visitor)
    {
        await visitor.Open("/sign-in");
        await visitor.Type("Email", "ines@elmcourt.example");
        await visitor.Type("Password", House.Password);
        await visitor.Press("Sign in");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    private static async Task<string> Day(Visitor visitor) => (await visitor.Page.Locator(".mechanism .when b").InnerTextAsync()).Trim();
}
