using System.Collections.Immutable;
using System.Globalization;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>What a plan must be held against: label rules, danger zones, and what was not verified.</summary>
internal static class PlanCautions
{
    private const double Same = 1e-9;

    /// <summary>All cautions, by code, then by area and point in the plan's order.</summary>
    public static ImmutableArray<PlanCaution> Of(
        PlanRequest request, Label label, ImmutableArray<AreaDose> doses, ImmutableArray<PlannedPoint> points, VialChoice vials, PlanLimits limits) =>
    [
        .. OfDoses(doses)
            .Concat(OfHistory(request, label, limits))
            .Concat(OfLimits(limits))
            .Concat(OfAge(request, label))
            .Concat(points.SelectMany(OfPlace))
            .Concat(OfRounding(points, vials))
            .Concat(OfSources(doses, vials))
            .Concat(doses.SelectMany(dose => PlanningRules.OfArea(dose.Area)).Select(rule => new PlanCaution(rule.Code, rule.Text, rule.Source)))
            .OrderBy(caution => caution.Code, StringComparer.Ordinal),
    ];

    /// <summary>What about the request itself deserves a second look.</summary>
    public static ImmutableArray<PlanWarning> Warnings(PlanRequest request, VialChoice vials)
    {
        var warnings = ImmutableArray.CreateBuilder<PlanWarning>();
        if (!vials.Dilution.Labelled)
        {
            warnings.Add(new("PLN-203", $"{Text(vials.Dilution.DiluentMl)} mL in the {Text(vials.Dilution.VialUnits)} U vial is not in the label's table of dilutions.", request.DiluentMl is null ? null : "dilution"));
        }

        if (request.Adjust)
        {
            warnings.Add(new("PLN-212", "No adjustment was applied: none for sex or age has a measured factor.", "adjust"));
        }

        return warnings.ToImmutable();
    }

    private static IEnumerable<PlanCaution> OfDoses(ImmutableArray<AreaDose> doses)
    {
        foreach (var dose in doses)
        {
            if (dose.GivenWith is { } partner && doses.All(other => other.Area != partner))
            {
                yield return new("PLN-201", $"{Capital(dose.Area.Title)} are planned without the {partner}: {(dose.Labelled ? "the label gives them" : "the source gave them")} together. Frontalis is the only muscle that lifts the brow.", dose.Source);
            }

            if (dose.OffLabel is { } use)
            {
                yield return new("PLN-204", $"{Capital(dose.Area.Title)}: off-label. {use.Note}", dose.Source);
            }
            else if (Math.Abs(dose.Units - dose.UsualUnits) > Same)
            {
                yield return new("PLN-202", $"{Capital(dose.Area.Title)}: {Text(dose.Units)} U planned, the label's dose is {Text(dose.UsualUnits)} U.", dose.Source);
            }
        }
    }

    private static IEnumerable<PlanCaution> OfHistory(PlanRequest request, Label label, PlanLimits limits)
    {
        if (limits.EarliestDate is not { } earliest || request.Date >= earliest)
        {
            yield break;
        }

        var interval = limits.Kept.Single(limit => limit.Rule == "PLN-104");
        yield return new("PLN-205", $"{limits.DaysSinceLast} days since the last botulinum toxin treatment; the label asks for {Text(interval.Limit)}, which is {earliest:uuuu-MM-dd}.", interval.Source);
        var days = (int)interval.Limit;
        foreach (var other in request.Prior.Where(prior => prior.Product.Kind == ProductKind.Toxin && prior.Product != label.Product && NodaTime.Period.DaysBetween(prior.Date, request.Date!.Value) < days).DistinctBy(prior => prior.Product))
        {
            yield return new("PLN-210", $"{other.Product.Name} was given within {days} days. Its units do not add up with those of {label.Product.Name}; weakness may.", PlanningRules.Of("PLN-210").Source);
        }
    }

    private static IEnumerable<PlanCaution> OfLimits(PlanLimits limits) =>
        limits.ExceededOffLabel.Select(limit => new PlanCaution(
            "PLN-204", $"Above the label's {Text(limit.Units)} U in a session: off-label, studied up to {Text(limit.OffLabel!.Units)} U.", limit.OffLabel.Source));

    private static IEnumerable<PlanCaution> OfAge(PlanRequest request, Label label)
    {
        if (request.AgeYears is not { } age)
        {
            yield break;
        }

        if (age < 18)
        {
            yield return new("PLN-206", $"{age} years: the labels give these uses for adults.", label.Source);
        }

        foreach (var limit in label.AgeLimits.Where(limit => age >= limit.UnderYears))
        {
            yield return new("PLN-206", $"{age} years. {limit.Text}", limit.Source);
        }
    }

    /// <summary>Where the injector moved a point to: into a danger, or off its muscle.</summary>
    private static IEnumerable<PlanCaution> OfPlace(PlannedPoint point)
    {
        var site = Sites.Of(point.Id);
        var sheet = Sheet.Of(point.View);
        var place = new Position(point.X * sheet.Width, point.Y * sheet.Height);
        foreach (var danger in sheet.DangersAt(place).Where(danger => !site.WithinDanger.Contains(danger.Id)))
        {
            yield return new("PLN-207", $"{Capital(point.Name)}, {point.Side.ToString().ToLowerInvariant()}: in the {danger.Name}. {danger.Why}", PlanningRules.Of("PLN-207").Source, point.Id);
        }

        if (point.Moved && !sheet.Muscles.Any(muscle => muscle.Muscle == point.Muscle && muscle.Holds(place)))
        {
            yield return new("PLN-208", $"{Capital(point.Name)}, {point.Side.ToString().ToLowerInvariant()}: outside the drawn border of {point.Muscle}.", PlanningRules.Of("PLN-208").Source, point.Id);
        }
    }

    private static IEnumerable<PlanCaution> OfRounding(ImmutableArray<PlannedPoint> points, VialChoice vials) => points
        .Where(point => point.LabelVolumeMl is { } printed && Math.Abs(printed - point.VolumeMl) > 5e-5)
        .DistinctBy(point => point.Units)
        .Select(point => new PlanCaution(
            "PLN-209", $"The label prints {Text(point.LabelVolumeMl!.Value)} mL for {Text(point.Units)} U; by arithmetic it is {Text(Math.Round(point.VolumeMl, 4, MidpointRounding.ToEven))} mL.", vials.Line!.Source));

    private static IEnumerable<PlanCaution> OfSources(ImmutableArray<AreaDose> doses, VialChoice vials)
    {
        foreach (var dose in doses.Where(dose => Knowledge.Sources[dose.Source].Status == SourceStatus.Recalled))
        {
            yield return new("PLN-211", $"Unverified: the dose for {dose.Area.Plain} was not re-read ({Knowledge.Sources[dose.Source].Title}).", dose.Source);
        }

        foreach (var dose in doses.Where(dose => dose.Labelled && dose.Note is not null))
        {
            yield return new("PLN-211", $"{Capital(dose.Area.Title)}: {dose.Note}", dose.Source);
        }

        if (vials.Line is { } line && Knowledge.Sources[line.Source].Status == SourceStatus.Recalled)
        {
            yield return new("PLN-211", $"Unverified: the dilution table was not re-read ({Knowledge.Sources[line.Source].Title}).", line.Source);
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Text(double number) => Math.Round(number, 4).ToString(CultureInfo.InvariantCulture);
}
