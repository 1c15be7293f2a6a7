using Glabella.Planning;
using Glabella.Practice;
using Glabella.Screening;
using Glabella.SystemTests.Databases;
using Glabella.Vocabulary;
using NodaTime;
using Intake = Glabella.Screening.Intake;
using PriorTreatment = Glabella.Screening.PriorTreatment;

namespace Glabella.SystemTests.Practice;

/// <summary>What findings and told treatments do to a plan and to a signature.</summary>
public sealed class FindingsInPlanTests
{
    private static readonly LocalDate Today = new(2026, 11, 25);

    [Fact]
    public async Task What_still_forbids_holds_the_plan_back()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        await Submit(record, patient, Told() with { Medications = ["gentamicin i.v."] });
        var refused = Assert.IsType<SavePlan.Outcome.Refused>(await Plan(record, patient, null));
        Assert.Equal("Areas", Assert.Single(refused.Problems).Field);
        Assert.StartsWith("Aminoglycoside antibiotic:", refused.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_asks_for_care_wants_a_word_or_a_signature()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        var screening = await Submit(record, patient, Told() with { Medications = ["Eliquis 5 mg bd"] });
        Assert.Equal("Note", Assert.Single(Assert.IsType<SavePlan.Outcome.Refused>(await Plan(record, patient, " ")).Problems).Field);
        Assert.IsType<SavePlan.Outcome.Saved>(await Plan(record, patient, "Small needle, firm pressure."));
        await record.With<AcknowledgeFinding, AcknowledgeFinding.Outcome>(a => a.Do(record.Owner, new(screening.Id, [screening.Result.Findings.Single(f => f.Rule == "SCR-131").Mark], Tolerance.NeverHad, null)));
        Assert.IsType<SavePlan.Outcome.Saved>(await Plan(record, patient, null));
    }

    [Fact]
    public async Task Care_that_is_asked_for_after_the_plan_wants_a_word_before_signing()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        var (plan, vial) = await JourneyTests.Ready(record, patient);
        await Submit(record, patient, Told() with { Medications = ["Eliquis 5 mg bd"] });
        Task<RecordTreatment.Outcome> Sign(string? note) => JourneyTests.Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, note, new Dictionary<string, Grade>()));
        Assert.Equal(["Note"], Assert.IsType<RecordTreatment.Outcome.Refused>(await Sign(null)).Problems.Select(p => p.Field));
        Assert.IsType<RecordTreatment.Outcome.Recorded>(await Sign("Pressed for two minutes."));
    }

    [Fact]
    public async Task Nothing_is_signed_on_a_screening_that_today_s_rules_would_make_graver()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        var (plan, vial) = await JourneyTests.Ready(record, patient);
        // As the rules of an older release might have said it: gentamicin, and no finding.
        var with = await Submit(record, patient, Told() with { Medications = ["gentamicin i.v."] });
        await record.Look(async db =>
        {
            var result = with.Result with { Findings = [], Decision = Decision.Clear, RulesVersion = "2026-01-01" };
            db.Screenings.Add(new ScreeningEntry
            {
                PatientId = patient, SignedAt = record.Clock.GetCurrentInstant(), SignedBy = "Somebody", IntakeId = with.IntakeId, PlannedDate = Today,
                InputJson = with.InputJson, ResultJson = RecordJson.Write(result), RulesVersion = "2026-01-01", Decision = Decision.Clear,
            });
            return await db.SaveChangesAsync();
        });
        var chart = (await record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient)))!;
        Assert.Contains(chart.Screenings[^1].WithTodaysRules().Appeared, f => f.Rule == "SCR-101");
        var refused = Assert.IsType<RecordTreatment.Outcome.Refused>(await JourneyTests.Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade>())));
        Assert.Equal("The rules changed since this screening, and say more now. Screen again.", Assert.Single(refused.Problems, p => p.Field == "Screening").Message);
    }

    [Fact]
    public async Task A_treatment_that_was_told_counts_for_the_cap_and_the_interval_whatever_it_was_for()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        // 390 U of the same toxin for migraine and spasticity, 80 days ago; the label's cap is 400 U in three months.
        await Submit(record, patient, Told(new PriorTreatment(Today.PlusDays(-80), Products.OnabotulinumtoxinA, 390, null)));
        var request = (await record.With<SavePlan, PlanRequest?>(a => a.Complete(patient, Glabella())))!;
        var prior = Assert.Single(request.Prior);
        Assert.Equal((Today.PlusDays(-80), 390.0), (prior.Date, prior.Units));
        Assert.Equal("PLN-101", Assert.IsType<PlanRefused>(Planner.Plan(request)).Refusal.Rule);
    }

    [Fact]
    public async Task A_treatment_that_was_given_here_and_told_counts_once_and_units_nobody_knows_in_no_sum()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        await record.With<AddPastTreatment, AddPastTreatment.Outcome>(a => a.Do(record.Owner, new(patient, Today.PlusDays(-100), "Botox", new Dictionary<string, double> { ["glabella"] = 20 }, "Elsewhere")));
        await Submit(record, patient, Told(new(Today.PlusDays(-100), Products.OnabotulinumtoxinA, 20, Areas.Glabella), new(Today.PlusDays(-95), Products.OnabotulinumtoxinA, null, null), new(null, Products.OnabotulinumtoxinA, 20, null)));
        var request = (await record.With<SavePlan, PlanRequest?>(a => a.Complete(patient, Glabella())))!;
        Assert.Equal(Today.PlusDays(-100), Assert.Single(request.Prior).Date);
        var chart = (await record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient)))!;
        Assert.Equal(Today.PlusDays(-95), Assert.Single(chart.Told(Today)).Date);
    }

    private static PlanRequest Glabella() => new() { Product = Products.OnabotulinumtoxinA, Areas = [Areas.Glabella], Date = Today };

    private static Intake Told(params PriorTreatment[] prior) =>
        IntakeTests.Healthy with { PriorTreatments = [.. prior], Planned = new() { Products = [Products.OnabotulinumtoxinA], Areas = [Areas.Glabella] } };

    private static Task<SavePlan.Outcome> Plan(TestRecord record, Guid patient, string? note) =>
        record.With<SavePlan, SavePlan.Outcome>(a => a.Do(record.Owner, new(patient, null, Glabella(), note)));

    private static async Task<ScreeningEntry> Submit(TestRecord record, Guid patient, Intake answers) =>
        Assert.IsType<SubmitIntake.Outcome.Kept>(await record.With<SubmitIntake, SubmitIntake.Outcome>(a => a.Do(record.Owner, new(patient, null, IntakeChannel.Staff, answers)))).Screening;
}
