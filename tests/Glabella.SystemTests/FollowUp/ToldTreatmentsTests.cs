using Glabella.Course;
using Glabella.Practice;
using Glabella.Screening;
using Glabella.SystemTests.Databases;
using Glabella.SystemTests.Practice;
using Glabella.SystemTests.Web;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.SystemTests.FollowUp;

/// <summary>"Botox in September, somewhere else": in the curve where all of it is known, and named where it is not.</summary>
public sealed class ToldTreatmentsTests
{
    private static readonly LocalDate Today = new(2026, 11, 25);

    [Fact]
    public async Task A_treatment_elsewhere_of_which_all_is_known_is_part_of_the_history()
    {
        await using var record = await TestRecord.On("sqlite");
        var (patient, treatment) = await Treated(record);
        var without = await Forecast(record, patient);
        await Told(record, patient, new PriorTreatment(Today.PlusDays(-90), Products.AbobotulinumtoxinA, 50, Areas.Glabella));
        var chart = await Chart(record, patient);
        var @case = CourseCase.Of(chart, treatment, Today, new ForecastSize(1024, 1));
        Assert.Equal([new PastTreatment(Today.PlusDays(-90), Products.AbobotulinumtoxinA, Areas.Glabella, 50)], @case.Case!.Treatments);
        Assert.Empty(@case.NotInCurve);
        // What is left of it on the day of the treatment is seen: the course does not begin untreated.
        var with = await Forecast(record, patient);
        Assert.Empty(with.NotInCurve);
        Assert.True(with.Forecast.Areas[0].Curve[0].Grade.Mean < without.Forecast.Areas[0].Curve[0].Grade.Mean - 0.05, $"{with.Forecast.Areas[0].Curve[0].Grade.Mean} {without.Forecast.Areas[0].Curve[0].Grade.Mean}");
    }

    [Fact]
    public async Task What_is_not_known_is_named_and_no_number_is_made_up_for_it()
    {
        await using var record = await TestRecord.On("sqlite");
        var (patient, treatment) = await Treated(record);
        var without = await Forecast(record, patient);
        await Told(
            record,
            patient,
            new(new(2026, 9, 12), Products.OnabotulinumtoxinA, null, Areas.Forehead),
            new(null, null, null, null),
            new(new(2026, 8, 1), Products.OnabotulinumtoxinA, 50, Areas.Masseter),
            new(new(2024, 5, 1), Products.OnabotulinumtoxinA, null, null));
        var with = await Forecast(record, patient);
        Assert.Equal(
            [
                "A toxin of unknown name on an unknown day, elsewhere, is not in the curve: the day is not known, the product is not known, the units are not known, the area is not known. What was left of it is counted as if it were none.",
                "OnabotulinumtoxinA on 12 September 2026, elsewhere, is not in the curve: the units are not known. What was left of it is counted as if it were none.",
                "OnabotulinumtoxinA on 1 August 2026, elsewhere, is not in the curve: the course model does not know the area. What was left of it is counted as if it were none.",
            ],
            with.NotInCurve);
        Assert.Empty(CourseCase.Of(await Chart(record, patient), treatment, Today, new ForecastSize(1024, 1)).Case!.Treatments);
        Assert.Equal(without.Forecast.Areas[0].Curve[0].Grade.Mean, with.Forecast.Areas[0].Curve[0].Grade.Mean);
    }

    [Fact]
    public async Task What_was_told_of_a_treatment_given_here_is_not_counted_twice()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        await record.With<AddPastTreatment, AddPastTreatment.Outcome>(a => a.Do(record.Owner, new(patient, new(2026, 5, 14), "Botox", new Dictionary<string, double> { ["glabella"] = 20 }, "Elsewhere")));
        var treatment = await Treat(record, patient);
        await Told(record, patient, new PriorTreatment(new(2026, 5, 1), Products.OnabotulinumtoxinA, 20, Areas.Glabella));
        var @case = CourseCase.Of(await Chart(record, patient), treatment, Today, new ForecastSize(1024, 1));
        Assert.Equal(new LocalDate(2026, 5, 14), Assert.Single(@case.Case!.Treatments).Date);
        Assert.Equal("OnabotulinumtoxinA on 1 May 2026, as told, is taken for the treatment given here on 14 May 2026.", Assert.Single(@case.NotInCurve));
    }

    [Fact]
    public async Task After_a_treatment_elsewhere_nothing_is_learned_of_ours()
    {
        await using var record = await TestRecord.On("sqlite");
        var (patient, treatment) = await Treated(record);
        record.Clock.Advance(Duration.FromDays(60));
        await Told(record, patient, new PriorTreatment(Today.PlusDays(45), Products.AbobotulinumtoxinA, 50, Areas.Glabella));
        await record.With<RecordFollowUp, RecordFollowUp.Outcome>(a => a.Do(record.Owner, new(patient, [new(Today.PlusDays(60), "glabella", Rater.Investigator, Grade.None)], [], [])));
        var chart = await Chart(record, patient);
        Assert.Contains(chart.Grades, g => g.Date == Today.PlusDays(60));
        var @case = CourseCase.Of(chart, treatment, Today.PlusDays(60), new ForecastSize(1024, 1));
        Assert.DoesNotContain(@case.Case!.Observations, o => o.Date == Today.PlusDays(60));
        Assert.Contains("came after this treatment", Assert.Single(@case.NotInCurve), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_says_what_is_not_in_its_curve()
    {
        await using var house = await House.Open();
        await house.SetUp();
        var patient = await house.Register("Marta Lindqvist", new(1984, 5, 2));
        await house.Treat(patient, Areas.Glabella);
        var injector = await house.Injector();
        Assert.IsType<SubmitIntake.Outcome.Kept>(await house.In<SubmitIntake, SubmitIntake.Outcome>(a => a.Do(injector, new(patient, null, IntakeChannel.Staff, IntakeTests.Healthy with { PriorTreatments = [new(new(2026, 9, 12), Products.OnabotulinumtoxinA, null, Areas.Forehead)] }))));
        using var doctor = new FormClient(house.Home);
        await doctor.SignIn();
        using var answer = await doctor.Get($"/patients/{patient}/chart");
        Assert.Contains("OnabotulinumtoxinA on 12 September 2026, elsewhere, is not in the curve: the units are not known.", System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    private static async Task<(Guid Patient, StandingTreatment Treatment)> Treated(TestRecord record)
    {
        var patient = await record.Patient();
        return (patient, await Treat(record, patient));
    }

    private static async Task<StandingTreatment> Treat(TestRecord record, Guid patient)
    {
        var (plan, vial) = await JourneyTests.Ready(record, patient);
        Assert.IsType<RecordTreatment.Outcome.Recorded>(await JourneyTests.Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade> { ["glabella"] = Grade.Severe })));
        return (await Chart(record, patient)).LastTreatment!;
    }

    private static async Task Told(TestRecord record, Guid patient, params PriorTreatment[] prior) =>
        Assert.IsType<SubmitIntake.Outcome.Kept>(await record.With<SubmitIntake, SubmitIntake.Outcome>(a => a.Do(record.Owner, new(patient, null, IntakeChannel.Staff, IntakeTests.Healthy with { PriorTreatments = [.. prior] }))));

    private static async Task<ForecastFor.Outcome.Made> Forecast(TestRecord record, Guid patient) =>
        Assert.IsType<ForecastFor.Outcome.Made>(await record.With<ForecastFor, ForecastFor.Outcome>(a => a.Do(record.Owner, patient)));

    private static async Task<Chart> Chart(TestRecord record, Guid patient) => (await record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient)))!;
}
