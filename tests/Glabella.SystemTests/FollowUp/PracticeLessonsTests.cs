using Glabella.Course;
using Glabella.Practice;
using Glabella.SystemTests.Web;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.SystemTests.FollowUp;

/// <summary>What follow-ups teach of the practice: from whom, for whom, and when it is forgotten.</summary>
public sealed class PracticeLessonsTests : IAsyncLifetime
{
    private House _house = default!;
    private Actor _injector = default!;
    private Guid _marta, _bea;

    public async ValueTask InitializeAsync()
    {
        _house = await House.Open();
        await _house.SetUp();
        _injector = await _house.Injector();
        _marta = await _house.Register("Marta Lindqvist", new(1979, 5, 12));
        _bea = await _house.Register("Bea Holm", new(1984, 2, 3));
        await _house.Treat(_marta, Areas.Glabella);
        await _house.Treat(_bea, Areas.Glabella);
        _house.Clock.Advance(Duration.FromDays(30));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_follow_up_teaches_for_others_and_not_for_the_person_again()
    {
        Assert.Equal(PracticeStanding.None, await Without(null));

        await Seen(_marta, Grade.Severe);
        var everybody = await Without(null);
        Assert.Equal((1, 1), (everybody.People, everybody.FollowUps));
        Assert.Equal(PracticeStanding.None, await Without(_marta));
        Assert.Equal(everybody, await Without(_bea));

        // A line as deep on day 30 as before: more of it than usual is beyond the toxin, so the other person's forecast is less hopeful.
        Assert.True(everybody.Effects!.UnmovedShift > 0.02, $"{everybody.Effects}");
        var bea = Assert.IsType<ForecastFor.Outcome.Made>(await _house.In<ForecastFor, ForecastFor.Outcome>(f => f.Do(_injector, _bea)));
        Assert.Equal(everybody, bea.Practice);
        var alone = Assert.IsType<Forecast>(Forecaster.Forecast(CourseCase.Of(await _house.Chart(_bea), bea.Treatment, bea.Forecast.Today is null ? House.Today : House.Today.PlusDays(30), new ForecastSize(bea.Forecast.Members, 1)).Case!));
        Assert.True(bea.Forecast.Areas[0].Curve[30].Grade.Mean > alone.Areas[0].Curve[30].Grade.Mean + 0.01);
    }

    [Fact]
    public async Task A_lesson_is_that_of_the_course_room_and_follows_what_is_added()
    {
        await Seen(_marta, Grade.Mild);
        var first = await Without(null);
        Assert.Equal(PracticeLearning.From([PracticeLearning.Of(LessonCase.Of(await _house.Chart(_marta), House.Today.PlusDays(30))!.Case)]), first.Effects);

        await Seen(_bea, Grade.None);
        var second = await Without(null);
        Assert.Equal((2, 2), (second.People, second.FollowUps));
        Assert.NotEqual(first.Effects, second.Effects);

        _house.Clock.Advance(Duration.FromDays(20));
        await Seen(_bea, Grade.Mild);
        Assert.Equal((2, 3), await Without(null) is var third ? (third.People, third.FollowUps) : default);
    }

    [Fact]
    public async Task Who_is_erased_teaches_nothing_any_more()
    {
        await Seen(_marta, Grade.Severe);
        Assert.Equal(1, (await Without(null)).People);
        Assert.Equal(ErasePatient.Outcome.Erased, await _house.In<ErasePatient, ErasePatient.Outcome>(e => e.Do(_injector, _marta)));
        Assert.Equal(PracticeStanding.None, await Without(null));
    }

    [Fact]
    public async Task Another_clinic_s_treatment_teaches_nothing_of_ours()
    {
        var carla = await _house.Register("Carla Roth", new(1975, 1, 1));
        Assert.IsType<AddPastTreatment.Outcome.Added>(await _house.In<AddPastTreatment, AddPastTreatment.Outcome>(a => a.Do(
            _injector, new(carla, House.Today, "Dysport", new Dictionary<string, double> { ["glabella"] = 50 }, "Elsewhere"))));
        await Seen(carla, Grade.Severe);
        Assert.Equal(PracticeStanding.None, await Without(null));
    }

    [Fact]
    public async Task The_accuracy_page_says_how_many_follow_ups_it_rests_on()
    {
        var ines = new FormClient(_house.Home);
        await ines.SignIn();
        Assert.Contains("Nothing yet.", await Page(ines), StringComparison.Ordinal);
        await Seen(_marta, Grade.Severe);
        await Seen(_bea, Grade.Mild);
        var page = await Page(ines);
        Assert.Contains("2 follow-ups of 2 people", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"n\">20</td>", page, StringComparison.Ordinal); // kappa of a typical frown line: logit -1.367, docs/course/parameters.md
        using var chart = await ines.Get($"/patients/{_bea}/chart");
        Assert.Contains("learned from 1 follow-up of 1 other person", await chart.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<string> Page(FormClient client)
    {
        using var answer = await client.Get("/reports/accuracy");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task Seen(Guid patient, Grade grade) => Assert.IsType<RecordFollowUp.Outcome.Recorded>(await _house.In<RecordFollowUp, RecordFollowUp.Outcome>(f => f.Do(
        _injector, new(patient, [new(null, "glabella", Rater.Investigator, grade)], [], []))));

    private Task<PracticeStanding> Without(Guid? patient) => _house.In<ClinicDb, PracticeStanding>(db => _house.In<PracticeLessons, PracticeStanding>(lessons => lessons.Without(db, patient)));
}
