using System.Text.RegularExpressions;
using Glabella.SystemTests.Browser;
using Glabella.SystemTests.Web;
using Glabella.Vocabulary;
using Microsoft.Playwright;
using NodaTime;

namespace Glabella.SystemTests.FollowUp;

[Collection(Journeys.Name)]
public sealed class CourseJourney(OpenHouse open)
{
    [Fact]
    public async Task From_the_signed_treatment_to_the_recall_list()
    {
        var (house, visitor) = await open.FirstVisit();
        await using var closing = house;
        await using var leaving = visitor;
        await house.SetUp();
        var marta = await house.Register("Marta Lindqvist", new(1979, 5, 12));
        await house.Treat(marta, Areas.Glabella);
        house.Clock.Advance(Duration.FromDays(38));

        await visitor.Open("/sign-in");
        await visitor.Type("Email", "ines@elmcourt.example");
        await visitor.Type("Password", House.Password);
        await visitor.Press("Sign in");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));

        // The chart of one area prints on two sheets.
        await visitor.Open($"/patients/{marta}/chart");
        Assert.InRange(await Sheets(visitor, "chart-one-area"), 1, 2);

        // The day is the heading.
        house.Clock.Advance(Duration.FromDays(112));
        var signed = await house.Treat(marta, Areas.Glabella, Areas.Forehead);
        house.Clock.Advance(Duration.FromDays(14));
        await visitor.Open($"/patients/{marta}/chart");
        Assert.StartsWith("Today is day 14 of about ", await visitor.Heading(), StringComparison.Ordinal);
        await visitor.Look("chart");
        Assert.InRange(await Sheets(visitor, "chart"), 1, 3);

        // A follow-up: two grades, and when the treatment before had worn off.
        await visitor.Follow("Record a follow-up");
        Assert.Equal("Follow-up, day 14", await visitor.Heading());
        await visitor.Page.Locator("#input-injector-glabella--1").CheckAsync();
        await visitor.Page.Locator("#input-own-glabella--1").CheckAsync();
        await visitor.Type("When had the treatment of 26 November 2026 worn off?", "20 2 2027");
        await visitor.Press("Save the follow-up");
        Assert.Contains("Follow-up saved.", await visitor.Page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Look("follow-up");
        Assert.NotEqual(signed.Recall.DueOn, (await house.Chart(marta)).Recall!.DueOn);

        await visitor.Open("/reports/accuracy");
        await visitor.Look("accuracy");

        // The private link: the person's own words, then back to the chart.
        await visitor.Open($"/patients/{marta}/chart");
        await visitor.Press("Make a private link");
        var link = await visitor.Page.GetByLabel(new Regex("Private link for Marta")).InputValueAsync();
        await visitor.Open(new Uri(link).AbsolutePath);
        await visitor.Look("my-treatment");
        Assert.Equal(1, await Sheets(visitor, "my-treatment")); // the leaflet
        await visitor.Page.Locator("#input-look-glabella--0").CheckAsync();
        await visitor.Press("Tell the clinic");
        Assert.Contains("Thank you.", await visitor.Page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);

        // Due: on the recall list, marked, and on the other list.
        house.Clock.Advance(Duration.FromDays(84));
        await visitor.Open("/recall");
        await visitor.Look("recall");
        await visitor.Press("Contacted Marta Lindqvist");
        Assert.Equal("Nobody to reach today", await visitor.Heading());
        visitor.NothingWentWrong();
    }

    /// <summary>How many sheets of A4 the page prints on; keeps a picture of it.</summary>
    private static async Task<int> Sheets(Visitor visitor, string name)
    {
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.Page.SetViewportSizeAsync(680, 960); // A4 less its margins
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Places.Artifacts, "screenshots", name + "-print.png"), FullPage = true });
        var pdf = await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true, Path = Path.Combine(Places.Artifacts, "screenshots", name + ".pdf") });
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        return Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b(?!s)");
    }
}
