using Glabella.Practice;
using Glabella.Screening;
using Glabella.SystemTests.Databases;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.SystemTests.Practice;

/// <summary>What was read and signed for is not shouted again, until something about it changes; and what asks for a look becomes a task.</summary>
public sealed class AcknowledgementTests
{
    private static readonly Intake OnApixaban = IntakeTests.Healthy with { Medications = ["Eliquis 5 mg bd"] };

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_finding_is_signed_for_once_for_a_person_and_a_fact(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var screening = await Submit(record, patient, OnApixaban);
        var finding = Assert.Single((await Standing(record, patient)).Unread);

        Assert.IsType<AcknowledgeFinding.Outcome.NotAllowed>(await Acknowledge(record, screening, finding, Tolerance.Tolerated, record.Owner with { Roles = [Roles.FrontDesk] }));
        Assert.Equal("Tolerance", Assert.Single(Assert.IsType<AcknowledgeFinding.Outcome.Refused>(await Acknowledge(record, screening, finding, null)).Problems).Field);
        Assert.IsType<AcknowledgeFinding.Outcome.Unknown>(await Acknowledge(record, screening, finding with { Field = "/medications/7" }, Tolerance.Tolerated));
        Assert.IsType<AcknowledgeFinding.Outcome.Recorded>(await Acknowledge(record, screening, finding, Tolerance.Tolerated));

        var standing = await Standing(record, patient);
        Assert.Empty(standing.Unread);
        Assert.Equal(("Dr Ines Varga", Tolerance.Tolerated), (standing.Acknowledgement(finding)!.SignedBy, standing.Acknowledgement(finding)!.Tolerance));

        // At a later visit too, however it is typed; the tier stays.
        await Submit(record, patient, OnApixaban with { Medications = ["vitamin D", "ELIQUIS  5 mg bd"] });
        standing = await Standing(record, patient);
        Assert.Empty(standing.Unread);
        Assert.Equal(Decision.Caution, standing.Screening.Decision);

        // Another dose is another fact.
        await Submit(record, patient, OnApixaban with { Medications = ["Eliquis 2.5 mg bd"] });
        Assert.Single((await Standing(record, patient)).Unread);
        Assert.Empty((await record.With<VerifyRecord, VerifyRecord.Verification>(a => a.Do())).Faults);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task What_was_not_tolerated_goes_on_being_shouted(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var screening = await Submit(record, patient, OnApixaban);
        var finding = (await Standing(record, patient)).Unread[0];
        Assert.IsType<AcknowledgeFinding.Outcome.Recorded>(await Acknowledge(record, screening, finding, Tolerance.NotTolerated));
        var standing = await Standing(record, patient);
        Assert.Equal(finding.Rule, Assert.Single(standing.Unread).Rule);
        Assert.Equal(Tolerance.NotTolerated, standing.Told(finding)!.Tolerance);
    }

    [Fact]
    public async Task Another_tier_or_other_words_are_read_anew()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        var screening = await Submit(record, patient, OnApixaban);
        var finding = (await Standing(record, patient)).Unread[0];
        await Acknowledge(record, screening, finding, Tolerance.Tolerated);
        var standing = await Standing(record, patient);
        Assert.NotNull(standing.Acknowledgement(finding));
        Assert.Null(standing.Acknowledgement(finding with { Severity = Severity.Refer }));
        Assert.Null(standing.Acknowledgement(finding with { Action = "Say something else." }));
        Assert.Null(standing.Acknowledgement(finding with { Rule = "SCR-999" }));
        // What the person said stays known even so.
        Assert.NotNull(standing.Told(finding with { Severity = Severity.Refer }));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_decision_on_a_referred_finding_asks_and_remembers_but_stands_for_its_visit_only(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var answers = IntakeTests.Healthy with { Medications = ["enoxaparin injections"] };
        var screening = await Submit(record, patient, answers);
        var finding = (await Standing(record, patient)).Stops.Single();
        Assert.True(finding.AsksTolerance);
        Task<OverrideFinding.Outcome> Decide(Tolerance? tolerance) => record.With<OverrideFinding, OverrideFinding.Outcome>(a => a.Do(record.Owner, new(screening.Id, finding.Mark, "Agreed with her haematologist.", tolerance)));
        Assert.IsType<OverrideFinding.Outcome.Refused>(await Decide(null));
        Assert.IsType<OverrideFinding.Outcome.Recorded>(await Decide(Tolerance.Tolerated));
        Assert.True((await Standing(record, patient)).MayTreat);

        await Submit(record, patient, answers);
        var chart = await Chart(record, patient);
        var again = chart.Standing(chart.Screenings[^1]);
        Assert.Equal(finding.Rule, again.Stops.Single().Rule);
        Assert.Equal("Agreed with her haematologist.", chart.DecidedBefore(again.Stops[0])!.Reason);
        Assert.Null(chart.DecidedBefore(finding with { Input = "enoxaparin 40 mg" }));
        Assert.Equal(Tolerance.Tolerated, again.Told(finding)!.Tolerance);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task What_asks_for_a_look_becomes_a_task_when_the_treatment_is_signed(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var (plan, vial) = await JourneyTests.Ready(record, patient);
        var screening = await Submit(record, patient, IntakeTests.Healthy with { Medications = ["gentamicin i.v."], Planned = new() { Products = [Products.OnabotulinumtoxinA], Areas = [Areas.Glabella] } });
        await record.With<OverrideFinding, OverrideFinding.Outcome>(a => a.Do(record.Owner, new(screening.Id, screening.Result.Findings.Single(f => f.Rule == "SCR-101").Mark, "Last dose was taken this morning.")));
        Assert.IsType<RecordTreatment.Outcome.Recorded>(await JourneyTests.Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade>())));

        var task = Assert.Single((await Chart(record, patient)).Tasks);
        Assert.Equal(("SCR-101", new LocalDate(2026, 12, 2), (string?)null), (task.Rule, task.DueOn, task.DoneBy));
        Assert.Empty((await Tasks(record, TaskList.Which.Due)).Rows);
        record.Clock.Advance(Duration.FromDays(7));
        var due = Assert.Single((await Tasks(record, TaskList.Which.Due)).Rows);
        Assert.Equal((patient, "Marta Lindqvist"), (due.PatientId, due.Patient!.Name));

        Task<MarkTask.Outcome> Mark(Guid version, bool done, string? note) => record.With<MarkTask, MarkTask.Outcome>(a => a.Do(record.Owner, task.Id, version, done, note));
        Assert.IsType<MarkTask.Outcome.Refused>(await Mark(due.Version, true, " "));
        Assert.IsType<MarkTask.Outcome.Marked>(await Mark(due.Version, true, "No weakness."));
        Assert.IsType<MarkTask.Outcome.ChangedMeanwhile>(await Mark(due.Version, true, "Twice."));
        var done = Assert.Single((await Tasks(record, TaskList.Which.Done)).Rows);
        Assert.Equal(("Dr Ines Varga", "No weakness."), (done.DoneBy, done.Outcome));
        Assert.IsType<MarkTask.Outcome.Marked>(await Mark(done.Version, false, null));
        Assert.Equal(1, (await Tasks(record, TaskList.Which.Due)).Counts[TaskList.Which.Due]);
        Assert.Equal(0, (await Tasks(record, TaskList.Which.Due)).Counts[TaskList.Which.Done]);

        Assert.Equal(ErasePatient.Outcome.Erased, await record.With<ErasePatient, ErasePatient.Outcome>(a => a.Do(record.Owner, patient)));
        Assert.Empty((await Tasks(record, TaskList.Which.Due)).Rows);
        Assert.Empty((await record.With<VerifyRecord, VerifyRecord.Verification>(a => a.Do())).Faults);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task What_is_told_after_a_treatment_is_looked_at_today_and_once(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var (plan, vial) = await JourneyTests.Ready(record, patient);
        Assert.IsType<RecordTreatment.Outcome.Recorded>(await JourneyTests.Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade>())));
        Assert.Empty((await Chart(record, patient)).Tasks);
        record.Clock.Advance(Duration.FromDays(6));
        for (var i = 0; i < 2; i++)
        {
            await Submit(record, patient, IntakeTests.Healthy with { Medications = ["gentamicin i.v."] });
            Assert.Equal(new LocalDate(2026, 12, 1), Assert.Single((await Chart(record, patient)).Tasks).DueOn);
        }
    }

    /// <summary>Screenings of the rules before December 2026 name no day: the follow-up's, and where none is booked the usual review.</summary>
    [Theory, InlineData(true, "2026-12-15"), InlineData(false, "2026-12-09")]
    public async Task Where_the_rule_names_no_day_the_look_is_at_the_follow_up(bool booked, string due)
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        var (plan, vial) = await JourneyTests.Ready(record, patient);
        var screening = await Submit(record, patient, IntakeTests.Healthy with { Medications = ["gentamicin i.v."], Planned = new() { Products = [Products.OnabotulinumtoxinA], Areas = [Areas.Glabella] } });
        screening = await Kept(record, screening, screening.Result with { Findings = [.. screening.Result.Findings.Select(f => f with { WatchDays = null })] });
        await Override(record, screening, screening.Result.Findings.Single(f => f.Rule == "SCR-101"));
        if (booked)
        {
            Assert.IsType<BookAppointment.Outcome.Booked>(await record.With<BookAppointment, BookAppointment.Outcome>(a => a.Do(record.Owner, new(patient, record.Owner.StaffId!.Value, new(2026, 12, 15), new(10, 0), 30, VisitKind.FollowUp, null, null))));
        }

        Assert.IsType<RecordTreatment.Outcome.Recorded>(await JourneyTests.Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade>())));
        Assert.Equal(due, NodaTime.Text.LocalDatePattern.Iso.Format(Assert.Single((await Chart(record, patient)).Tasks).DueOn));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_decision_holds_for_the_finding_that_was_shown_and_not_for_its_neighbour(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        // Two drugs of one rule in one line.
        var screening = await Submit(record, patient, IntakeTests.Healthy with { Medications = ["gentamicin and tobramycin infusions"] });
        ScreeningStanding standing;
        var two = screening.Result.Findings.Where(f => f.Rule == "SCR-101").ToList();
        Assert.Equal([("gentamicin", "/medications/0"), ("tobramycin", "/medications/0")], two.Select(f => (f.Matched, f.Field)));
        Assert.IsType<OverrideFinding.Outcome.Recorded>(await Override(record, screening, two[0]));
        standing = await Standing(record, patient);
        Assert.Equal("tobramycin", Assert.Single(standing.Stops).Matched);
        Assert.False(standing.MayTreat);
        Assert.IsType<OverrideFinding.Outcome.Recorded>(await Override(record, screening, two[1]));
        Assert.True((await Standing(record, patient)).MayTreat);
        Assert.Empty((await record.With<VerifyRecord, VerifyRecord.Verification>(a => a.Do())).Faults);
    }

    [Fact]
    public async Task A_decision_on_one_product_says_nothing_of_another_whose_label_differs()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        var answers = IntakeTests.Healthy with { Medications = ["gentamicin i.v."], Planned = new() { Products = [Products.OnabotulinumtoxinA, Products.AbobotulinumtoxinA], Areas = [Areas.Glabella] } };
        var screening = await Submit(record, patient, answers);
        var both = screening.Result.Findings.Single(f => f.Rule == "SCR-101");
        Finding one = both with { Products = [Products.OnabotulinumtoxinA.Name], ByProduct = true }, other = both with { Products = [Products.AbobotulinumtoxinA.Name], ByProduct = true, Severity = Severity.Refer };
        screening = await Kept(record, screening, screening.Result with { Findings = [one, other] });
        await Override(record, screening, one);
        var standing = await Standing(record, patient);
        Assert.Equal(other.Mark, Assert.Single(standing.Stops).Mark);
        Assert.Empty(standing.StopsFor(Products.OnabotulinumtoxinA.Name, ["glabella"]));
        Assert.Single(standing.StopsFor(Products.AbobotulinumtoxinA.Name, ["glabella"]));
        Assert.NotNull((await Chart(record, patient)).DecidedBefore(one));
        Assert.Null((await Chart(record, patient)).DecidedBefore(other));
    }

    [Fact]
    public async Task Where_the_rule_tells_products_and_areas_apart_a_signature_is_for_those_that_were_shown()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        Task<ScreeningEntry> Plan(params Area[] areas) => Submit(record, patient, IntakeTests.Healthy with { Conditions = ["dry eyes"], Planned = new() { Products = [Products.OnabotulinumtoxinA], Areas = [.. areas] } });
        var screening = await Plan(Areas.Glabella);
        var dry = Assert.Single((await Standing(record, patient)).Unread);
        Assert.True(dry.ByArea);
        await Acknowledge(record, screening, dry, Tolerance.NeverHad);
        Assert.Empty((await Standing(record, patient)).Unread);
        // The crow's feet are nearer to the eye, and nobody signed for them.
        await Plan(Areas.Glabella, Areas.LateralCanthus);
        Assert.Equal(dry.Rule, Assert.Single((await Standing(record, patient)).Unread).Rule);

        await Plan(Areas.Glabella);
        var standing = await Standing(record, patient);
        Assert.NotNull(standing.Acknowledgement(dry));
        // A rule for every product is signed for once, whatever is planned; one that tells them apart is not.
        var signed = standing.Acknowledgement(dry)!;
        Assert.True(signed.Covers(dry with { Products = [Products.AbobotulinumtoxinA.Name] }));
        var apart = AcknowledgeFinding.Entry(record.Owner, screening, dry with { ByProduct = true }, Tolerance.NeverHad, null, record.Clock.GetCurrentInstant());
        Assert.True(apart.Covers(dry));
        Assert.False(apart.Covers(dry with { Products = [Products.AbobotulinumtoxinA.Name] }));
    }

    [Fact]
    public async Task What_is_only_to_note_is_signed_for_all_at_once_and_nothing_graver_with_it()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        var screening = await Submit(record, patient, IntakeTests.Healthy with { Medications = ["ibuprofen", "zinc", "gentamicin i.v.", "Eliquis"] });
        var standing = await Standing(record, patient);
        Assert.Equal(2, standing.ToNote.Length);
        Task<AcknowledgeFinding.Outcome> Sign(IEnumerable<Finding> findings, Tolerance? tolerance) => record.With<AcknowledgeFinding, AcknowledgeFinding.Outcome>(a => a.Do(record.Owner, new(screening.Id, [.. findings.Select(f => f.Mark)], tolerance, null)));
        Assert.IsType<AcknowledgeFinding.Outcome.Unknown>(await Sign(screening.Result.Findings, Tolerance.Tolerated));
        Assert.IsType<AcknowledgeFinding.Outcome.Refused>(await Sign([.. standing.ToNote, .. standing.Unread], null));
        Assert.Equal(2, Assert.IsType<AcknowledgeFinding.Outcome.Recorded>(await Sign(standing.ToNote, null)).Entries.Length);
        standing = await Standing(record, patient);
        Assert.Empty(standing.ToNote);
        Assert.Single(standing.Unread);
        Assert.Single(standing.Stops);
    }

    private static Task<OverrideFinding.Outcome> Override(TestRecord record, ScreeningEntry screening, Finding finding) =>
        record.With<OverrideFinding, OverrideFinding.Outcome>(a => a.Do(record.Owner, new(screening.Id, finding.Mark, "Weighed with her.", Tolerance.NeverHad)));

    /// <summary>A screening as other rules would have said it, newest in the chart.</summary>
    private static async Task<ScreeningEntry> Kept(TestRecord record, ScreeningEntry screening, ScreeningResult result)
    {
        var entry = new ScreeningEntry
        {
            PatientId = screening.PatientId, SignedAt = screening.SignedAt, SignedBy = screening.SignedBy, IntakeId = screening.IntakeId, PlannedDate = screening.PlannedDate,
            InputJson = screening.InputJson, ResultJson = RecordJson.Write(result), RulesVersion = screening.RulesVersion, Decision = result.Decision,
        };
        await record.Look(async db =>
        {
            db.Screenings.Add(entry);
            return await db.SaveChangesAsync();
        });
        return entry;
    }

    private static async Task<ScreeningEntry> Submit(TestRecord record, Guid patient, Intake answers) =>
        Assert.IsType<SubmitIntake.Outcome.Kept>(await record.With<SubmitIntake, SubmitIntake.Outcome>(a => a.Do(record.Owner, new(patient, null, IntakeChannel.Staff, answers)))).Screening;

    private static Task<AcknowledgeFinding.Outcome> Acknowledge(TestRecord record, ScreeningEntry screening, Finding finding, Tolerance? tolerance, Actor? actor = null) =>
        record.With<AcknowledgeFinding, AcknowledgeFinding.Outcome>(a => a.Do(actor ?? record.Owner, new(screening.Id, [finding.Mark], tolerance, null)));

    private static async Task<Chart> Chart(TestRecord record, Guid patient) => (await record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient)))!;

    private static async Task<ScreeningStanding> Standing(TestRecord record, Guid patient)
    {
        var chart = await Chart(record, patient);
        return chart.Standing(chart.Screenings[^1]);
    }

    private static Task<TaskList.Found> Tasks(TestRecord record, TaskList.Which which) => record.With<TaskList, TaskList.Found>(a => a.Do(record.Owner, which));
}
