using System.Text.RegularExpressions;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Web;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.SystemTests.Browser;

/// <summary>On a phone: nothing that matters is cut off or drawn over, and the patient's page says what holds on this day.</summary>
[Collection(Journeys.Name)]
public sealed class PhoneJourney(OpenHouse open)
{
    [Fact]
    public async Task The_tab_one_is_on_is_in_view_and_grades_without_a_drawing_begin_at_the_left()
    {
        var (house, visitor, marta) = await Treated(14, Areas.Glabella, Areas.Forehead);
        await using var closing = house;
        await using var leaving = visitor;
        await visitor.Page.SetViewportSizeAsync(390, 844);
        await visitor.Open($"/patients/{marta}/follow-up");
        var tab = (await visitor.Page.Locator(".tabs [aria-current]").BoundingBoxAsync())!;
        Assert.InRange(tab.X, 0, 390 - tab.Width);
        var gaps = await visitor.Page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('.grades .choice')].map(c => c.querySelector('b').getBoundingClientRect().left - c.querySelector('input').getBoundingClientRect().right)");
        Assert.Equal(8, gaps.Length);
        Assert.All(gaps, gap => Assert.InRange(gap, 4, 20));

        // The chart: today's line passes below the dose, not through it.
        await visitor.Open($"/patients/{marta}/chart");
        var apart = await visitor.Page.EvaluateAsync<double>("""
            () => {
              const plot = [...document.querySelectorAll('svg.plot.narrow')].find(s => s.querySelector('path.today'));
              const dose = [...plot.querySelectorAll('text')].find(t => /^\d+ U$/.test(t.textContent)).getBBox(), line = plot.querySelector('path.today').getBBox();
              return line.x > dose.x && line.x < dose.x + dose.width ? line.y - (dose.y + dose.height * 0.8) : NaN;
            }
            """);
        Assert.True(apart >= 0, $"The line begins {-apart} units within the dose.");
        visitor.NothingWentWrong();
    }

    [Fact]
    public async Task The_patients_page_says_what_holds_today_and_leads_to_when_to_call()
    {
        var (house, visitor, marta) = await Treated(5, Areas.Glabella, Areas.LateralCanthus);
        await using var closing = house;
        await using var leaving = visitor;
        await visitor.Page.SetViewportSizeAsync(390, 844);
        await visitor.Open($"/patients/{marta}/chart");
        await visitor.Press("Make a private link");
        var link = new Uri(await visitor.Page.GetByLabel(new Regex("Private link for Marta")).InputValueAsync()).AbsolutePath;
        await visitor.Open(link);
        Assert.Contains("Judge the result after two weeks", await Text(visitor), StringComparison.Ordinal);
        Assert.Matches("The effect goes first from your (frown lines|crow's feet)[.] There it will probably have worn off around", await Text(visitor));
        Assert.Matches("Where is it now[?] In your (frown lines|crow's feet)", await Text(visitor));
        await visitor.Follow("Does something feel wrong? When to call");
        Assert.EndsWith($"{link}#call", visitor.Page.Url, StringComparison.Ordinal);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => { const y = document.getElementById('call').getBoundingClientRect().y; return y >= 0 && y < innerHeight / 2; }"));

        // From day 14 on the advice to wait is gone, and a day that has passed is told as such.
        house.Clock.Advance(Duration.FromDays(9));
        await visitor.Open(link);
        Assert.DoesNotContain("Judge the result", await Text(visitor), StringComparison.Ordinal);
        house.Clock.Advance(Duration.FromDays(100));
        await visitor.Open(link);
        Assert.Contains("It could have been", await Text(visitor), StringComparison.Ordinal);
        visitor.NothingWentWrong();
    }

    private async Task<(House House, Visitor Visitor, Guid Patient)> Treated(int days, params Area[] areas)
    {
        var (house, visitor) = await open.FirstVisit();
        await house.SetUp();
        var marta = await house.Register("Marta Lindqvist", new(1979, 5, 12));
        await house.Treat(marta, areas);
        house.Clock.Advance(Duration.FromDays(days));
        await visitor.Open("/sign-in");
        await visitor.Type("Email", "ines@elmcourt.example");
        await visitor.Type("Password", House.Password);
        await visitor.Press("Sign in");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return (house, visitor, marta);
    }

    private static Task<string> Text(Visitor visitor) => visitor.Page.Locator("main").InnerTextAsync();
}
