using Glabella.Practice;
using Glabella.Screening;
using Glabella.SystemTests.Databases;
using NodaTime;

namespace Glabella.SystemTests.Practice;

public sealed class IntakeTests
{
    /// <summary>A healthy woman who was asked everything.</summary>
    internal static Intake Healthy { get; } = new() { Pregnant = false, Breastfeeding = false, Medications = [], Conditions = [], Allergies = [], PriorTreatments = [], Planned = new() { Areas = [Vocabulary.Areas.Glabella] } };

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Answers_by_a_private_link_are_kept_once_and_screened(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var link = Assert.IsType<SendLink.Outcome.Made>(await record.With<SendLink, SendLink.Outcome>(a => a.Do(record.Owner, patient, LinkPurpose.Intake)));
        Assert.IsType<OpenLink.Outcome.Unknown>(await Open(record, link.Token, LinkPurpose.MyTreatment));
        var open = Assert.IsType<OpenLink.Outcome.Open>(await Open(record, link.Token, LinkPurpose.Intake));
        var request = new SubmitIntake.Request(patient, null, IntakeChannel.Link, Healthy with { Medications = ["gentamicin i.v."] }, link.Token);
        var kept = Assert.IsType<SubmitIntake.Outcome.Kept>(await Submit(record, request, open.Actor));
        Assert.Null(kept.Intake.SignedById);
        Assert.Equal("gentamicin i.v.", Assert.Single(kept.Intake.Answers.Medications!.Value).Text);
        Assert.Equal(ScreeningRules.Version, kept.Screening.RulesVersion);
        Assert.IsType<SubmitIntake.Outcome.LinkClosed>(await Submit(record, request, open.Actor));
        Assert.IsType<OpenLink.Outcome.Used>(await Open(record, link.Token, LinkPurpose.Intake));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_link_opens_for_14_days(string database)
    {
        await using var record = await TestRecord.On(database);
        var link = Assert.IsType<SendLink.Outcome.Made>(await record.With<SendLink, SendLink.Outcome>(async a => await a.Do(record.Owner, await record.Patient(), LinkPurpose.Intake)));
        record.Clock.Advance(Duration.FromDays(14) - Duration.FromSeconds(1));
        Assert.IsType<OpenLink.Outcome.Open>(await Open(record, link.Token, LinkPurpose.Intake));
        record.Clock.Advance(Duration.FromSeconds(1));
        Assert.IsType<OpenLink.Outcome.Expired>(await Open(record, link.Token, LinkPurpose.Intake));
        Assert.IsType<OpenLink.Outcome.Unknown>(await Open(record, "0", LinkPurpose.Intake));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task What_was_not_asked_is_an_open_question_until_somebody_decides(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var kept = Assert.IsType<SubmitIntake.Outcome.Kept>(await Submit(record, new(patient, null, IntakeChannel.Staff, Healthy with { Breastfeeding = null }), record.Owner));
        Assert.Equal(Decision.Incomplete, kept.Screening.Decision);
        Assert.Equal("/breastfeeding", Assert.Single(kept.Screening.Result.NotAsked).Field);
        Assert.False((await Standing(record, patient)).MayTreat);
        Task<OverrideFinding.Outcome> Decide(Actor actor, string? reason) => record.With<OverrideFinding, OverrideFinding.Outcome>(a => a.Do(actor, new(kept.Screening.Id, null, reason)));
        Assert.IsType<OverrideFinding.Outcome.NotAllowed>(await Decide(record.Owner with { Roles = [Roles.FrontDesk] }, "why not"));
        Assert.IsType<OverrideFinding.Outcome.Refused>(await Decide(record.Owner, " "));
        Assert.IsType<OverrideFinding.Outcome.Recorded>(await Decide(record.Owner, "Her youngest child is nine."));
        Assert.True((await Standing(record, patient)).MayTreat);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_prescriber_overrides_what_defers_but_nobody_what_is_forbidden(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        // Twelve weeks are 84 days (labels: not more often than every three months).
        var recent = Healthy with { PriorTreatments = [new(new LocalDate(2026, 10, 25), Vocabulary.Products.OnabotulinumtoxinA, 20, Vocabulary.Areas.Glabella)] };
        var kept = Assert.IsType<SubmitIntake.Outcome.Kept>(await Submit(record, new(patient, null, IntakeChannel.Staff, recent), record.Owner));
        Assert.Equal(Decision.Defer, kept.Screening.Decision);
        var finding = kept.Screening.Result.Findings.First(f => f.Severity == Severity.Defer);
        Assert.Equal(new LocalDate(2027, 1, 17), finding.HoldUntil);
        Task<OverrideFinding.Outcome> Decide(Actor actor, ScreeningEntry screening, FindingMark mark) => record.With<OverrideFinding, OverrideFinding.Outcome>(a => a.Do(actor, new(screening.Id, mark, "Agreed with her prescriber.")));
        Assert.IsType<OverrideFinding.Outcome.NotAllowed>(await Decide(record.Owner with { Roles = [Roles.Injector] }, kept.Screening, finding.Mark));
        Assert.IsType<OverrideFinding.Outcome.Unknown>(await Decide(record.Owner, kept.Screening, finding.Mark with { Rule = "SCR-999" }));
        Assert.IsType<OverrideFinding.Outcome.Recorded>(await Decide(record.Owner, kept.Screening, finding.Mark));
        Assert.True((await Standing(record, patient)).MayTreat);

        var young = await record.Patient("Kim Young", 2010);
        kept = Assert.IsType<SubmitIntake.Outcome.Kept>(await Submit(record, new(young, null, IntakeChannel.Staff, Healthy), record.Owner));
        Assert.Equal(Decision.Contraindicated, kept.Screening.Decision);
        Assert.IsType<OverrideFinding.Outcome.Forbidden>(await Decide(record.Owner, kept.Screening, kept.Screening.Result.Findings[0].Mark));
    }

    private static async Task<ScreeningStanding> Standing(TestRecord record, Guid patient)
    {
        var chart = await record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient));
        return chart!.Standing(chart.Screenings[^1]);
    }

    private static Task<OpenLink.Outcome> Open(TestRecord record, string token, LinkPurpose purpose) => record.With<OpenLink, OpenLink.Outcome>(a => a.Do(token, purpose));

    private static Task<SubmitIntake.Outcome> Submit(TestRecord record, SubmitIntake.Request request, Actor actor) => record.With<SubmitIntake, SubmitIntake.Outcome>(a => a.Do(actor, request));
}
