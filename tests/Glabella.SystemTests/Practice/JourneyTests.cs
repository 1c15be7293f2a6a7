using System.Collections.Immutable;
using Glabella.Planning;
using Glabella.Practice;
using Glabella.SystemTests.Databases;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.SystemTests.Practice;

/// <summary>Intake, findings, plan, consent, treatment, forecast, follow-up, recall: the main job on the record itself.</summary>
public sealed class JourneyTests
{
    private static readonly LocalDate Today = new(2026, 11, 25);

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task From_intake_to_recall(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var (plan, vial) = await Ready(record, patient);

        var signed = Assert.IsType<RecordTreatment.Outcome.Recorded>(await Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade> { ["glabella"] = Grade.Severe })));
        Assert.Equal(20, signed.Entry.Units);
        Assert.Equal("C8124A", signed.Entry.Lot);
        var half = signed.Forecast!.Areas[0].HalfFaded;
        // The rule of the recall list: median of half faded, less the practice's 14 days.
        Assert.Equal(half.Date!.Value.PlusDays(-14), signed.Recall.DueOn);
        Assert.Equal(RecallReason.Fading, signed.Recall.Reason);
        Assert.Equal(80, (await record.Look(async db => await db.Vials.FindAsync(vial)))!.UnitsLeft);

        record.Clock.Advance(Duration.FromDays(60));
        var told = await record.With<RecordFollowUp, RecordFollowUp.Outcome>(a => a.Do(record.Owner, new(patient, [], [new(null, "half-gone", true, null)], [])));
        var after = Assert.IsType<RecordFollowUp.Outcome.Recorded>(told);
        Assert.True(after.Forecast!.Areas[0].HalfFaded.P50 < after.Before["glabella"].HalfFaded.P50, "half gone on day 60 is earlier than forecast, so the forecast moves earlier");
        Assert.True(after.Recall!.DueOn < signed.Recall.DueOn);
        var row = Assert.Single(await record.With<RecallList, ImmutableArray<RecallList.Row>>(a => a.Do(record.Owner)));
        Assert.Equal((patient, after.Recall.DueOn, RecallList.Standing.Due), (row.Recall.PatientId, row.Recall.DueOn, row.Standing));
        Assert.IsType<MarkRecall.Outcome.Marked>(await record.With<MarkRecall, MarkRecall.Outcome>(a => a.Do(record.Owner, row.Recall.Id, row.Recall.Version, RecallState.Contacted, "Called.")));
        Assert.Equal(RecallList.Standing.Waiting, Assert.Single(await record.With<RecallList, ImmutableArray<RecallList.Row>>(a => a.Do(record.Owner))).Standing);
        var chart = await record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient));
        Assert.Equal([ForecastOccasion.AtSigning, ForecastOccasion.AfterFollowUp], chart!.Forecasts.Select(f => f.Occasion));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Nothing_is_signed_without_screening_consent_and_a_fitting_vial(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var plan = await Plan(record, patient);
        var other = await Vial(record, "abobotulinumtoxinA", "L20881", 300);
        var refused = Assert.IsType<RecordTreatment.Outcome.Refused>(await Sign(record, new(patient, null, plan, [other], new Dictionary<string, double?> { ["glabella-1"] = 5, ["nowhere"] = 1 }, " ", null, new Dictionary<string, Grade>())));
        Assert.Equal(["Screening", "Consent", "Given[nowhere]", "VialIds", "DifferenceReason"], refused.Problems.Select(p => p.Field));
        Assert.IsType<RecordTreatment.Outcome.NotAllowed>(await Sign(record, new(patient, null, plan, [], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade>()), record.Owner with { Roles = [Roles.FrontDesk] }));
        Assert.Equal(0, await record.Look(db => Task.FromResult(db.Treatments.Count())));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Of_two_who_draw_the_last_units_at_once_one_signs(string database)
    {
        await using var record = await TestRecord.On(database);
        var (one, two) = (await record.Patient("One Person"), await record.Patient("Two Person"));
        var (plan, vial) = await Ready(record, one);
        await Screen(record, two);
        var second = await Plan(record, two);
        await Consent(record, two, second);
        await record.Look(async db =>
        {
            (await db.Vials.FindAsync(vial))!.UnitsLeft = 30;
            return await db.SaveChangesAsync();
        });
        var outcomes = await Task.WhenAll(new[] { (one, plan), (two, second) }.Select(x => Task.Run(() =>
            Sign(record, new(x.Item1, null, x.Item2, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade>())))));
        Assert.Single(outcomes.OfType<RecordTreatment.Outcome.Recorded>());
        Assert.Equal(10, (await record.Look(async db => await db.Vials.FindAsync(vial)))!.UnitsLeft);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_correction_is_added_and_the_signed_entry_stays(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var (plan, vial) = await Ready(record, patient);
        var signed = Assert.IsType<RecordTreatment.Outcome.Recorded>(await Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade>())));
        var point = signed.Entry.Points[0].Id;
        Task<AmendTreatment.Outcome> Amend(AmendmentKind kind, Dictionary<string, double> given) => record.With<AmendTreatment, AmendTreatment.Outcome>(a => a.Do(record.Owner, new(signed.Entry.Id, kind, "Read the syringe again.", null, null, given)));
        Assert.IsType<AmendTreatment.Outcome.Refused>(await Amend(AmendmentKind.Correction, []));
        Assert.IsType<AmendTreatment.Outcome.Amended>(await Amend(AmendmentKind.Correction, new() { [point] = 6 }));
        var chart = await record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient));
        Assert.Equal((20.0, 22.0), (chart!.LastTreatment!.Entry.Units, chart.LastTreatment.Units));
        // The vial follows: two more were drawn than was booked, then three fewer, then nothing was.
        async Task<double> Left() => (await record.Look(async db => await db.Vials.FindAsync(vial)))!.UnitsLeft;
        Assert.Equal(78, await Left());
        Assert.IsType<AmendTreatment.Outcome.Amended>(await Amend(AmendmentKind.Correction, new() { [point] = 3 }));
        Assert.Equal(81, await Left());
        Assert.IsType<AmendTreatment.Outcome.Amended>(await Amend(AmendmentKind.EnteredInError, []));
        Assert.Equal(100, await Left());
        var book = await record.Look(db => Task.FromResult(db.StockMovements.AsEnumerable().Where(m => m.Kind == MovementKind.Corrected).OrderBy(m => m.Id).Select(m => m.Units).ToArray()));
        Assert.Equal([2.0, -3.0, -19.0], book);
        chart = await record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient));
        Assert.Null(chart!.LastTreatment);
        Assert.Single(chart.AllTreatments);
        Assert.Null(chart.Recall);
    }

    [Fact]
    public async Task A_correction_opens_a_vial_that_it_had_emptied_and_not_one_that_was_thrown_away()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        var (plan, vial) = await Ready(record, patient);
        await record.Look(async db =>
        {
            (await db.Vials.FindAsync(vial))!.UnitsLeft = 20;
            return await db.SaveChangesAsync();
        });
        var signed = Assert.IsType<RecordTreatment.Outcome.Recorded>(await Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade>())));
        Task<AmendTreatment.Outcome> Give(double units) => record.With<AmendTreatment, AmendTreatment.Outcome>(a => a.Do(record.Owner, new(signed.Entry.Id, AmendmentKind.Correction, "Read the syringe again.", null, null, new Dictionary<string, double> { [signed.Entry.Points[0].Id] = units })));
        async Task<Vial> Look() => (await record.Look(async db => await db.Vials.FindAsync(vial)))!;
        Assert.NotNull((await Look()).ClosedAt);
        await Give(1);
        var open = await Look();
        Assert.Equal((3.0, true), (open.UnitsLeft, open.ClosedAt is null));
        Assert.IsType<WasteVial.Outcome.Wasted>(await record.With<WasteVial, WasteVial.Outcome>(a => a.Do(record.Owner, vial, open.Version, "End of the day")));
        await Give(0);
        var gone = await Look();
        Assert.Equal((0.0, false), (gone.UnitsLeft, gone.ClosedAt is null));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_new_treatment_takes_the_place_of_the_old_one_on_the_recall_list(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        for (var i = 0; i < 2; i++)
        {
            var (plan, vial) = await Ready(record, patient);
            Assert.IsType<RecordTreatment.Outcome.Recorded>(await Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade>())));
            record.Clock.Advance(Duration.FromDays(120));
        }

        var chart = await record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient));
        var row = Assert.Single(await record.With<RecallList, ImmutableArray<RecallList.Row>>(a => a.Do(record.Owner)));
        Assert.Equal(chart!.LastTreatment!.Id, row.Recall.TreatmentId);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_treatment_elsewhere_counts_for_the_interval(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var added = await record.With<AddPastTreatment, AddPastTreatment.Outcome>(a => a.Do(record.Owner, new(patient, Today.PlusDays(-30), "Dysport", new Dictionary<string, double> { ["glabella"] = 50 }, "Elsewhere")));
        Assert.IsType<AddPastTreatment.Outcome.Added>(added);
        var screening = await Screen(record, patient);
        Assert.Equal(Screening.Decision.Defer, screening.Decision);
    }

    internal static async Task<(Guid Plan, Guid Vial)> Ready(TestRecord record, Guid patient)
    {
        await Screen(record, patient);
        var plan = await Plan(record, patient);
        await Consent(record, patient, plan);
        return (plan, await Vial(record, "onabotulinumtoxinA", "C8124A", 100));
    }

    internal static Task<RecordTreatment.Outcome> Sign(TestRecord record, RecordTreatment.Request request, Actor? actor = null) =>
        record.With<RecordTreatment, RecordTreatment.Outcome>(a => a.Do(actor ?? record.Owner, request));

    private static async Task<ScreeningEntry> Screen(TestRecord record, Guid patient) =>
        Assert.IsType<SubmitIntake.Outcome.Kept>(await record.With<SubmitIntake, SubmitIntake.Outcome>(a => a.Do(record.Owner, new(patient, null, IntakeChannel.Staff, IntakeTests.Healthy)))).Screening;

    private static async Task<Guid> Plan(TestRecord record, Guid patient) =>
        Assert.IsType<SavePlan.Outcome.Saved>(await record.With<SavePlan, SavePlan.Outcome>(a => a.Do(record.Owner, new(patient, null, new PlanRequest { Product = Products.OnabotulinumtoxinA, Areas = [Areas.Glabella] })))).Entry.Id;

    private static async Task Consent(TestRecord record, Guid patient, Guid plan) =>
        Assert.IsType<SignConsent.Outcome.Given>(await record.With<SignConsent, SignConsent.Outcome>(a => a.Do(record.Owner, new(patient, plan, ConsentText.Toxin.Version, "Marta Lindqvist", true, PhotographUse.No))));

    private static async Task<Guid> Vial(TestRecord record, string product, string lot, double units)
    {
        var received = Assert.IsType<ReceiveVials.Outcome.Received>(await record.With<ReceiveVials, ReceiveVials.Outcome>(a => a.Do(record.Owner, new(product, lot, new LocalDate(2028, 6, 30), units, 1))));
        return Assert.IsType<OpenVial.Outcome.Opened>(await record.With<OpenVial, OpenVial.Outcome>(a => a.Do(record.Owner, received.LotId, 2.5))).VialId;
    }
}
