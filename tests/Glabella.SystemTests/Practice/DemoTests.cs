using Glabella.Practice;
using Glabella.SystemTests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Glabella.SystemTests.Practice;

public sealed class DemoTests(ITestOutputHelper output)
{
    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task The_demonstration_is_whole_and_what_it_promises(string database)
    {
        await using var record = await TestRecord.On(database, setUp: false);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var filled = Assert.IsType<DemoPractice.Outcome.Filled>(await record.With<DemoPractice, DemoPractice.Outcome>(d => d.Fill()));
        output.WriteLine($"{database}: {filled.Patients} people, {filled.Treatments} treatments, {watch.ElapsedMilliseconds} ms");
        Assert.True(filled.Patients >= 200);
        Assert.True(filled.Treatments > 500);
        Assert.Equal(4, filled.Accounts.Length);
        var verified = await record.With<VerifyRecord, VerifyRecord.Verification>(v => v.Do());
        Assert.Empty(verified.Faults);
        var today = new NodaTime.LocalDate(2026, 11, 25);
        var visits = await record.With<DaySchedule, IEnumerable<DaySchedule.Visit>>(async a => await a.Do(Actor.House, today));
        Assert.Equal(
            [(VisitStatus.Done, Screening.Decision.Clear), (VisitStatus.InRoom, Screening.Decision.Clear), (VisitStatus.Arrived, Screening.Decision.Clear), (VisitStatus.Expected, null), (VisitStatus.Expected, Screening.Decision.Defer), (VisitStatus.Expected, Screening.Decision.Incomplete), (VisitStatus.Expected, null), (VisitStatus.Expected, Screening.Decision.Clear), (VisitStatus.Expected, Screening.Decision.Clear)],
            visits.Select(v => (v.Appointment.Status, v.Screening?.Decision)));
        Assert.NotNull(visits.First().TreatmentId);
        var rows = await record.With<RecallList, IEnumerable<RecallList.Row>>(async a => await a.Do(Actor.House));
        Assert.True(rows.Count(r => r.Standing == RecallList.Standing.Due) >= 3);
        Assert.Contains(rows, r => r.Standing == RecallList.Standing.Booked);
        Assert.Contains(rows.Select(r => (r.Recall.Reason, r.Standing)), r => r == (RecallReason.Review, RecallList.Standing.Due));
        var accuracy = await record.With<ForecastAccuracy, ForecastAccuracy.Accuracy>(a => a.Do());
        output.WriteLine($"forecasts {accuracy.Rows.Length}, within {accuracy.WithinRange}, early {accuracy.Early}, late {accuracy.Late}, median error {accuracy.MedianErrorDays}");
        Assert.True(accuracy.Rows.Length > 50);
        Assert.All(await record.Look(db => db.Vials.ToListAsync()), v => Assert.True(v.UnitsLeft >= 0));
        Task<DemoPractice.Outcome> Again() => record.With<DemoPractice, DemoPractice.Outcome>(d => d.Fill());
        Assert.Equal(0, Assert.IsType<DemoPractice.Outcome.AlreadyThere>(await Again()).Booked);
        Assert.NotEmpty((await record.With<TaskList, TaskList.Found>(a => a.Do(Actor.House, TaskList.Which.Due))).Rows);

        // Twenty days later there is a day's schedule again, once, with somebody to defer and somebody to ask.
        record.Clock.Advance(NodaTime.Duration.FromDays(20));
        Assert.InRange(Assert.IsType<DemoPractice.Outcome.AlreadyThere>(await Again()).Booked, 5, 9);
        Assert.Equal(0, Assert.IsType<DemoPractice.Outcome.AlreadyThere>(await Again()).Booked);
        var later = await record.With<DaySchedule, IEnumerable<DaySchedule.Visit>>(async a => await a.Do(Actor.House, today.PlusDays(20)));
        Assert.Contains(Screening.Decision.Defer, later.Select(v => v.Screening?.Decision).OfType<Screening.Decision>());
        Assert.Contains(later, v => !v.IntakeGiven);
        Assert.Empty((await record.With<VerifyRecord, VerifyRecord.Verification>(v => v.Do())).Faults);
    }

    [Fact]
    public async Task The_demonstration_never_mixes_with_patients()
    {
        await using var record = await TestRecord.On("sqlite");
        await record.Patient();
        var refused = Assert.IsType<DemoPractice.Outcome.HasPatients>(await record.With<DemoPractice, DemoPractice.Outcome>(d => d.Fill()));
        Assert.Equal("REC-007", refused.Problem.Code);
        Assert.Equal(1, await record.Look(db => db.Patients.CountAsync()));
    }
}
