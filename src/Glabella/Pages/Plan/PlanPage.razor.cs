using System.Globalization;
using Glabella.Components;
using Glabella.Hosting;
using Glabella.Planning;
using Glabella.Practice;
using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Pages.Plan;

/// <summary>What the form of the page does, and its words.</summary>
public partial class PlanPage
{
    private async Task PostAsync()
    {
        if (!MayPlan)
        {
            return;
        }

        if (Input.Act == "label")
        {
            Input.Points = [];
        }

        await WorkOutAsync();
        if (plan is null || !Problems.None)
        {
            return;
        }

        if (Input.Act == "screen")
        {
            await Screen.Do(Me, new(Id, AppointmentId: visit!.Appointment?.Id, Date: plan.Date, ProductNames: [plan.Product.Name], AreaIds: [.. plan.Areas.Select(a => a.Area.Id)]), Gone);
            visit = new((await Charts.Do(Me, Id, Gone))!, Frame);
            head = visit.Head(head!);
            covered = Covers(plan);
        }
        else if (Input.Act == "accept" && covered)
        {
            await AcceptAsync(plan);
        }
    }

    private async Task AcceptAsync(TreatmentPlan accepted)
    {
        var request = PlanReading.Read(Input, Problems, Frame.Today)! with { Edits = PlanReading.Edits(rows, label!, Problems) };
        switch (await Save.Do(Me, new(Id, visit!.Appointment?.Id, request, Input.Note, visit.Screening!.Id), Gone))
        {
            case SavePlan.Outcome.Saved:
                Done($"Plan accepted: {PlanReading.Units(accepted.Totals.Units)} U in {accepted.Totals.Points} points.", $"/patients/{Id}/treat");
                break;
            case SavePlan.Outcome.Refused refused:
                Refuse(refused.Problems);
                break;
            case SavePlan.Outcome.NoPlan no:
                Take(no.Why);
                break;
            default:
                Nav.NotFound();
                break;
        }
    }

    /// <summary>The label's plan, and the plan with the changes.</summary>
    private async Task WorkOutAsync()
    {
        var request = PlanReading.Read(Input, Problems, Frame.Today);
        if (request is null || await Save.Complete(Id, request, Gone) is not { } whole)
        {
            return;
        }

        label = Take(Planner.Plan(whole));
        if (label is null)
        {
            return;
        }

        rows = PlanReading.Rows(Input, label);
        var edits = PlanReading.Edits(rows, label, Problems);
        changed = !edits.IsEmpty;
        plan = !Problems.None ? null : changed ? Take(Planner.Plan(whole with { Edits = edits })) : label;
        covered = plan is not null && Covers(plan);
        care = plan is null ? [] : visit!.Standing!.UnreadFor(plan.Product.Name, plan.Areas.Select(a => a.Area.Id));
        forecast = plan is null || Input.Act == "accept" ? null : await Forecasts.OfPlan(visit!.Chart, Frame.Practice!, plan, Gone);
        var before = visit!.Chart.Treatments.Where(t => t.Date < whole.Date).Select(t => t.Date).Concat(visit.Chart.Told(whole.Date!.Value).Select(t => t.Date!.Value)).ToList();
        daysSinceLast = before.Count > 0 ? Period.DaysBetween(before.Max(), whole.Date!.Value) : null;
    }

    private TreatmentPlan? Take(PlanOutcome outcome)
    {
        switch (outcome)
        {
            case TreatmentPlan made:
                return made;
            case PlanRefused refused:
                refusal = refused.Refusal;
                return null;
            case PlanInputError wrong:
                Problems.Add(wrong.Field switch { "vial" => "Input.VialUnits", "dilution" => "Input.DiluentMl", "date" => "Input.Date", "product" => "Input.Product", _ => "Input.Areas" }, wrong.Sentence);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Whether the newest screening is for this product, these areas and this day.</summary>
    private bool Covers(TreatmentPlan made) =>
        visit!.Screening is { } screening && screening.PlannedDate == made.Date
        && screening.Input.Planned is { Products: { } products, Areas: { } areas }
        && products.Contains(made.Product) && made.Areas.All(a => areas.Contains(a.Area));

    private string Screened()
    {
        var planned = visit!.Screening!.Input.Planned!;
        return $"{string.Join(", ", planned.Products!.Value.Select(p => p.Name))}, {string.Join(", ", planned.Areas!.Value.Select(a => a.Plain))}, {visit.Screening.PlannedDate.InShort()}";
    }

    private string Blocked() => visit!.Result is null ? "Screen first. There is no plan yet." : visit.Stands switch
    {
        Decision.Incomplete => "Open questions. No plan yet.",
        Decision.Refer => "A prescriber decides first. No plan yet.",
        Decision.Defer => "Defer. No plan while this stands.",
        _ => "Contraindicated. No plan.",
    };

    private string Title() => plan is null ? "Plan" : string.Create(CultureInfo.InvariantCulture, $"Plan, {PlanReading.Units(plan.Totals.Units)} U in {plan.Totals.Points} points");

    private string Context() =>
        (accepted is null ? "" : $"Accepted by {accepted.SignedBy}, {visit!.When(accepted.SignedAt)}. ") + (plan is null ? "" : Capital(string.Join(", ", plan.Areas.Select(a => $"{a.Area.Plain} {PlanReading.Units(a.Units)} U"))) + ". ")
        + (daysSinceLast is { } days ? string.Create(CultureInfo.InvariantCulture, $"Last treated {days} days before.") : "Not treated here before.");

    private static string Limit(Refusal refused) => refused.Limit is null ? "" : $"Limit {refused.Limit}{(refused.Value is null ? "" : $", asked {refused.Value}")}.";

    private Option[] Vials() => [.. (Products.Find(Input.Product) is { } product && Labels.For(product) is { } known ? known.Vials : []).Select(v => new Option(PlanReading.Units(v.Units), $"{PlanReading.Units(v.Units)} U"))];

    /// <summary>Areas on the label of the product first, then those with a published use.</summary>
    private Option[] Places()
    {
        var product = Products.Find(Input.Product);
        var labelled = product is null ? [] : Labels.For(product)?.Areas.Select(a => a.Area).Distinct().ToHashSet() ?? [];
        return
        [
            .. Areas.All.Where(labelled.Contains).Select(a => AreaWords.Choice(a)),
            .. Areas.All.Where(a => !labelled.Contains(a) && (product is null || OffLabelUses.Find(product, a) is not null || Input.Areas.Contains(a.Id))).Select(a => AreaWords.Choice(a, "outside the label")),
        ];
    }

    private static string Place(double place) => Math.Round(place, 5).ToString(CultureInfo.InvariantCulture);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static readonly Option[] Toxins = [.. Products.Toxins.Select(p => new Option(p.Name, $"{p.Brands[0]} ({p.Name})"))];
}
