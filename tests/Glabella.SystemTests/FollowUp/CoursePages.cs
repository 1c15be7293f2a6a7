using System.Net;
using System.Text.RegularExpressions;
using Glabella.Course;
using Glabella.Practice;
using Glabella.SystemTests.Practice;
using Glabella.SystemTests.Web;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.SystemTests.FollowUp;

/// <summary>Chart, follow-up, recall and the patient's own page, over plain HTTP and so without script.</summary>
public sealed class CoursePages : IAsyncLifetime
{
    private House _house = default!;
    private FormClient _ines = default!;
    private Guid _marta;
    private RecordTreatment.Outcome.Recorded _signed = default!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _house = await House.Open();
        await _house.SetUp();
        _ines = new FormClient(_house.Home);
        await _ines.SignIn();
        _marta = await _house.Register("Marta Lindqvist", new(1979, 5, 12));
        _signed = await _house.Treat(_marta, Areas.Glabella);
    }

    [Fact]
    public async Task The_chart_shows_the_forecaster_s_own_figures()
    {
        _house.Clock.Advance(Duration.FromDays(38));
        var page = await Page($"/patients/{_marta}/chart");

        // The same case straight from the course room.
        var forecast = Assert.IsType<Forecast>(Forecaster.Forecast(new ForecastCase
        {
            Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)],
            Date = House.Today,
            AgeYears = 47,
            Sex = Sex.Female,
            Observations = [new(House.Today, Rater.Investigator, Grade.Severe, Areas.Glabella)],
            Today = House.Today.PlusDays(38),
        }));
        var area = Assert.Single(forecast.Areas);
        Assert.Contains($"<h1>Today is day 38 of about {Math.Round(area.WearOff.P50!.Value):0}</h1>", page, StringComparison.Ordinal);
        foreach (var mark in Enum.GetValues<EffectMark>())
        {
            Assert.NotNull(area[mark].Date);
            Assert.Contains($"<b>{Components.DateText.Brief(area[mark].Date!.Value, House.Today.PlusDays(38))}</b>, likely", page, StringComparison.Ordinal);
        }

        // A severe line is moderate again before half of what was gained is lost: said, lest two dates seem to contradict each other.
        Assert.True(area.WearOff.P50 < area.HalfFaded.P50);
        Assert.Contains("Worn off means a moderate line again", page, StringComparison.Ordinal);
        Assert.Contains($"Reach the patient from {Components.DateText.InFull(area.HalfFaded.Date!.Value.PlusDays(-14))}.", page, StringComparison.Ordinal);
        Assert.Contains("Next treatment from</dt><dd>24 Feb", page, StringComparison.Ordinal); // 90 days, the practice's own minimum
        Assert.Contains("Frown lines 20 U", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_the_chart_stands_in_its_audit_trail()
    {
        using var _ = await _ines.Get($"/patients/{_marta}/chart");
        Assert.Contains("OpenChart", await _house.In<ClinicDb, List<string>>(db => Task.FromResult(db.Audit.Where(a => a.Chain == _marta).Select(a => a.Act).ToList())));
    }

    [Fact]
    public async Task A_grade_and_half_gone_change_the_forecast_and_the_day_of_recall()
    {
        _house.Clock.Advance(Duration.FromDays(60));
        using var saved = await _ines.Post($"/patients/{_marta}/follow-up", "follow-up", ("Input.Date", "25 1 2027"), ("Input.Injector[glabella]", "2"), ("Input.Days[half-gone]", "20 1 2027"), ("Input.Roughly", "true"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);

        var chart = await _house.Chart(_marta);
        var grade = Assert.Single(chart.Grades, g => g.Date == new LocalDate(2027, 1, 25));
        Assert.Equal((Rater.Investigator, Grade.Moderate), (grade.Rater, grade.Grade));
        var report = Assert.Single(chart.Reports);
        Assert.Equal(("half-gone", new LocalDate(2027, 1, 20), true), (report.Mark, report.Date, report.Roughly));
        Assert.True(chart.Recall!.DueOn < _signed.Recall.DueOn, "half gone on day 55 is early: she is to be reached earlier");
        Assert.Equal(chart.Recall.HalfFadedOn!.Value.PlusDays(-14), chart.Recall.DueOn);

        var page = await Page($"/patients/{_marta}/follow-up");
        Assert.Contains("At treatment", page, StringComparison.Ordinal);
        Assert.Contains("After 25 Jan", page, StringComparison.Ordinal);
        Assert.Contains("Marta Lindqvist", await Page("/recall"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_told_wear_off_is_held_against_the_forecast_that_was_kept_at_signing()
    {
        Assert.Contains("Too few reports to judge our forecasts", await Page("/reports/accuracy"), StringComparison.Ordinal);
        var p50 = _signed.Forecast!.Areas[0].WearOff.P50!.Value;
        _house.Clock.Advance(Duration.FromDays(Math.Ceiling(p50) + 1));
        using var saved = await _ines.Post($"/patients/{_marta}/follow-up", "follow-up", ("Input.Date", Today()), ("Input.Days[gone]", Components.DateText.InShort(House.Today.PlusDays((int)Math.Round(p50)))));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.DoesNotContain("1 wear-off day told", await Page("/reports/accuracy"), StringComparison.Ordinal); // the range has not passed: only early reports could be in

        _house.Clock.Advance(Duration.FromDays(100));
        var page = await Page("/reports/accuracy");
        Assert.Contains("1 wear-off day told", page, StringComparison.Ordinal);
        Assert.Contains("Within the range</th><td class=\"n\">80</td><td class=\"n\">100</td><td class=\"n\">1 of 1</td>", page, StringComparison.Ordinal);
        Assert.Matches("Half were right within [01] days", page);
        Assert.DoesNotContain("Marta", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_in_a_follow_up_comes_back_with_everything_that_was_typed()
    {
        _house.Clock.Advance(Duration.FromDays(20));
        using var back = await _ines.Post($"/patients/{_marta}/follow-up", "follow-up", ("Input.Date", "16 12 2026"), ("Input.Injector[glabella]", "1"), ("Input.Days[noticed]", "31 2 2027"), ("Input.Days[gone]", "1 1 2020"), ("Input.Note", "calm <skin>"));
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        var page = await back.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("February 2027 has no day 31.", page, StringComparison.Ordinal);
        Assert.Contains("A day after the treatment, 26 November 2026, until today.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"31 2 2027\"", page, StringComparison.Ordinal);
        Assert.Contains("calm &lt;skin&gt;", page, StringComparison.Ordinal);
        Assert.Matches("id=\"input-injector-glabella--1\"[^>]*checked", page);
        Assert.DoesNotContain((await _house.Chart(_marta)).Grades, g => g.Date > House.Today);
    }

    [Fact]
    public async Task What_holds_for_several_planned_areas_is_said_once()
    {
        var ada = await _house.Register("Ada Quist", new(1980, 3, 2));
        for (var cycle = 0; cycle < 4; cycle++)
        {
            _house.Clock.Advance(Duration.FromDays(112));
            await _house.Treat(ada, Areas.Glabella, Areas.Forehead);
        }

        _house.Clock.Advance(Duration.FromDays(112));
        var actor = await _house.Injector();
        Assert.IsType<SubmitIntake.Outcome.Kept>(await _house.In<SubmitIntake, SubmitIntake.Outcome>(a => a.Do(actor, new(ada, null, IntakeChannel.Staff, IntakeTests.Healthy with { Planned = new() { Areas = [Areas.Glabella, Areas.Forehead] } }))));
        var page = await Page($"/patients/{ada}/plan");
        Assert.Contains("<h3>Frown lines</h3>", page, StringComparison.Ordinal);
        Assert.Contains("<h3>Forehead lines</h3>", page, StringComparison.Ordinal);

        // Both are treated for the fifth time in a row, more often than in any trial: CRS-206 of both.
        Assert.Single(Regex.Matches(page, "CRS-206"));
        Assert.Single(Regex.Matches(page, "Worn off means a moderate line again"));
    }

    [Fact]
    public async Task Who_does_not_respond_has_no_wear_off_date_but_a_review()
    {
        // Severe before and on days 14 and 21 by both raters, and nothing noticed: the forecast gives no day (contract: never a date for a probable non-responder).
        _house.Clock.Advance(Duration.FromDays(14));
        foreach (var _ in new[] { 14, 21 })
        {
            using var saved = await _ines.Post($"/patients/{_marta}/follow-up", "follow-up", ("Input.Date", Today()), ("Input.Injector[glabella]", "3"), ("Input.Own[glabella]", "3"), ("Input.Standing", "not-yet"));
            Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
            _house.Clock.Advance(Duration.FromDays(7));
        }

        var chart = await _house.Chart(_marta);
        Assert.Equal((RecallReason.Review, House.Today.PlusDays(14)), (chart.Recall!.Reason, chart.Recall.DueOn));
        Assert.Null(chart.Recall.HalfFadedOn);
        var page = await Page($"/patients/{_marta}/chart");
        Assert.DoesNotMatch("<dt>Worn off</dt><dd><b>", page);
        Assert.Contains("Review now: no clear effect is expected.", page, StringComparison.Ordinal);
        Assert.Contains("No effect seen: review", await Page($"/patients/{_marta}/follow-up"), StringComparison.Ordinal);
        Assert.Contains("no effect expected", await Page("/recall"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_reached_moves_to_another_list_and_can_be_put_back()
    {
        _house.Clock.Advance(Duration.FromDays(200));
        Assert.Contains("One person to reach", await Page("/recall"), StringComparison.Ordinal);
        var recall = (await _house.Chart(_marta)).Recall!;
        using (var marked = await _ines.Post("/recall", $"contacted-{recall.Id}", ("Version", recall.Version.ToString())))
        {
            Assert.Equal(HttpStatusCode.Found, marked.StatusCode);
        }

        Assert.Contains("Nobody to reach today", await Page("/recall"), StringComparison.Ordinal);
        Assert.Contains("Not reached after all", await Page("/recall?list=waiting"), StringComparison.Ordinal);
        recall = (await _house.Chart(_marta)).Recall!;
        Assert.Equal(RecallState.Contacted, recall.State);
        using (var back = await _ines.Post("/recall?list=waiting", $"back-{recall.Id}", ("Version", recall.Version.ToString())))
        {
            Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        }

        Assert.Contains("One person to reach", await Page("/recall"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_patient_s_link_shows_the_course_in_plain_words_and_takes_an_answer()
    {
        _house.Clock.Advance(Duration.FromDays(5));
        using var made = await _ines.Post($"/patients/{_marta}/chart", "treatment-link");
        var token = Regex.Match(await made.Content.ReadAsStringAsync(Cancel), "/p/treatment/([0-9a-f]{40})").Groups[1].Value;
        Assert.Equal(40, token.Length);

        using var phone = new FormClient(_house.Home);
        using var opened = await phone.Get($"/p/treatment/{token}");
        var page = await opened.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Day 5", page, StringComparison.Ordinal);
        Assert.Contains("Call 999 now", page, StringComparison.Ordinal);
        Assert.Contains("Worn off", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Half gone", page, StringComparison.Ordinal); // it would stand behind "worn off"
        Assert.DoesNotContain("%", Regex.Replace(page, "<[^>]*>", ""), StringComparison.Ordinal);
        Assert.DoesNotContain("Apixaban", page, StringComparison.Ordinal);

        using var told = await phone.Post($"/p/treatment/{token}", "tell", ("Input.Look[glabella]", "1"), ("Input.Effect", "still-there"));
        Assert.Equal(HttpStatusCode.Found, told.StatusCode);
        var chart = await _house.Chart(_marta);
        var grade = Assert.Single(chart.Grades, g => g.Rater == Rater.Subject);
        Assert.Null(grade.SignedById);
        Assert.Equal((Grade.Mild, House.Today.PlusDays(5)), (grade.Grade, grade.Date));
        Assert.Equal("still-there", Assert.Single(chart.Reports).Mark);

        using var stranger = await phone.Get($"/p/treatment/{new string('0', 40)}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        _house.Clock.Advance(Duration.FromDays(366));
        Assert.Contains("does not open any more", await (await phone.Get($"/p/treatment/{token}")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _ines.Dispose();
        await _house.DisposeAsync();
    }

    private string Today() => Components.DateText.InShort(_house.Clock.GetCurrentInstant().InUtc().Date);

    private async Task<string> Page(string path)
    {
        using var answer = await _ines.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }
}
