using Glabella.SystemTests.Browser;
using Microsoft.Playwright;

namespace Glabella.SystemTests.Journey;

[Collection(Journeys.Name)]
public sealed class TreatmentJourney(OpenHouse open)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_intake_to_the_forecast(bool script)
    {
        var patient = await open.House.Register(script ? "Grace Tan" : "Grace Temple", new(1984, 6, 14));
        await using var doctor = await open.SignIn(script: script);
        var page = doctor.Page;

        // Asked by staff: nothing to tell.
        await doctor.Open($"/patients/{patient}/intake");
        await Answer(page, "Pregnant, or could be?", "No");
        await Answer(page, "Breastfeeding?", "No");
        await Answer(page, "Takes any medicine?", "No");
        await Answer(page, "Ever had any of these?", "None of these");
        await Answer(page, "In the last two weeks?", "None of these");
        await Answer(page, "Allergic to anything?", "No");
        await Answer(page, "Botulinum toxin or filler before, here or elsewhere?", "No");
        await doctor.Choose("Frown lines");
        await doctor.Press("Save and screen");
        Assert.Equal("Clear to treat today.", await doctor.Heading());
        if (script)
        {
            await doctor.Look("consultation-clear");
        }

        // The label's plan, one point changed, a slip kept.
        await doctor.Follow("Plan the treatment");
        Assert.Equal("Plan, 20 U in 5 points", await doctor.Heading());
        Assert.Contains("likely between", await page.Locator("#forecast").Locator("xpath=ancestor::section").InnerTextAsync(), StringComparison.Ordinal);
        if (script)
        {
            await doctor.Look("plan");

            // On paper: units that can be read at the tray, volumes, and no box to type in.
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.SetViewportSizeAsync(680, 960);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Places.Artifacts, "screenshots", "plan-print.png"), FullPage = true });
            Assert.InRange((await page.Locator(".fm-editor svg").First.BoundingBoxAsync())!.Width, 300, 400);
            Assert.True(await page.Locator("[data-ml]").First.IsVisibleAsync());
            Assert.False(await page.Locator("#input-note").IsVisibleAsync());
            Assert.Equal("0px", await page.Locator("[data-units]").First.EvaluateAsync<string>("i => getComputedStyle(i).borderTopWidth"));
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            await page.SetViewportSizeAsync(1440, 900);
        }

        var first = page.Locator("[data-units]").First;
        await first.FillAsync("four");
        await doctor.Press("Accept the plan");
        Assert.Contains("Write a number", await page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("four", await page.Locator("[data-units]").First.InputValueAsync());
        Assert.Equal("?", (await page.Locator("[data-total-units]").InnerTextAsync()).Trim());
        if (script)
        {
            await doctor.Look("plan-refused");
        }

        await page.Locator("[data-units]").First.FillAsync("6");
        await page.GetByRole(AriaRole.Button, new() { Name = "Work it out again" }).First.ClickAsync();
        Assert.Equal("Plan, 22 U in 5 points", await doctor.Heading());
        await doctor.Press("Accept the plan");
        Assert.Equal("Consent first", await doctor.Heading());

        // Consent: each answer is asked for, and what was given stays.
        await doctor.Press("Sign the consent");
        Assert.Contains("The person has not agreed.", await page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        if (script)
        {
            await doctor.Look("consent");
        }

        await doctor.Choose("I want this treatment, and I had time to ask");
        await doctor.Choose("For the own record only");
        await doctor.Press("Sign the consent");
        Assert.Equal("Treat and sign", await doctor.Heading());

        // A vial that is not in stock, expired by its box; then the right one.
        await Unfold(page, "A vial that is not in stock");
        await doctor.Type("Lot on the box", script ? "c8124a" : "c8125b");
        await doctor.Type("Expires", "1 1 2026");
        await doctor.Press("Take in and open");
        Assert.Contains("expired", await page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await Unfold(page, "A vial that is not in stock");
        await doctor.Type("Expires", "30 6 2028");
        await doctor.Press("Take in and open");
        Assert.Contains("Vial opened.", await page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);

        // What differed needs a reason, the signature a tick; nothing typed is lost.
        await page.GetByLabel("Units given at", new() { Exact = false }).First.FillAsync("4");
        await doctor.Type("Anything seen", "One drop of blood, pressed 1 minute.");
        await doctor.Press("Sign and lock");
        Assert.Contains("Tick that it was given", await page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await doctor.Choose("I, Dr Ines Varga, gave this as written above");
        await doctor.Press("Sign and lock");
        Assert.Contains("Say why more or less was given than planned.", await page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("One drop", await page.GetByLabel("Anything seen", new() { Exact = false }).InputValueAsync(), StringComparison.Ordinal);
        if (script)
        {
            await doctor.Look("treat-refused");
        }

        await doctor.Type("Why did it differ from the plan?", "She wished less.");
        await Answer(page, "Grade before, frown lines, at the hardest pull", "Severe");
        await doctor.Press("Sign and lock");

        // Signed: the forecast at once, and what comes next.
        Assert.StartsWith("Signed. Frown lines worn off about", await doctor.Heading(), StringComparison.Ordinal);
        var main = await page.Locator("main").InnerTextAsync();
        Assert.Contains("Half faded", main, StringComparison.Ordinal);
        Assert.Contains("8 in 10 chances", main, StringComparison.Ordinal);
        Assert.Contains("Thursday 10 December", main, StringComparison.Ordinal);
        Assert.Contains("She wished less.", main, StringComparison.Ordinal);
        if (script)
        {
            await doctor.Look("treatment-signed");
        }

        // A correction stands below what was signed.
        await Unfold(page, "Add a word");
        await doctor.Choose("A correction");
        await doctor.Type("The right lot", "C8124B");
        await doctor.Type("Why, in words", "Read the box again.");
        await doctor.Press("Add under my name");
            await page.WaitForLoadStateAsync(); // the words at the end of a long page come last
        main = await page.Locator("main").InnerTextAsync();
        Assert.Contains("Corrected, lot: C8124B", main, StringComparison.Ordinal);
        doctor.NothingWentWrong();
    }

    private static Task Answer(IPage page, string question, string answer) =>
        page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel(answer, new() { Exact = true }).CheckAsync();

    private static async Task Unfold(IPage page, string summary)
    {
        var details = page.Locator("details", new() { Has = page.Locator("summary", new() { HasText = summary }) });
        if (await details.GetAttributeAsync("open") is null)
        {
            await details.Locator("summary").ClickAsync();
        }
    }
}
