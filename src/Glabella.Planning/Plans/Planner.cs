using System.Collections.Immutable;

namespace Glabella.Planning;

/// <summary>Plans a treatment: a pure function of its request and of the knowledge in this room.</summary>
public static class Planner
{
    /// <summary>
    /// The plan, or why there is none. Points stand by area, and within an area in the label's order.
    /// </summary>
    public static PlanOutcome Plan(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (RequestCheck.Of(request) is { } wrong)
        {
            return wrong;
        }

        if (Labels.For(request.Product) is not { } label)
        {
            return Refusals.Filler(request);
        }

        var (doses, noDose) = AreaDose.Of(request, label);
        if (noDose is not null)
        {
            return noDose;
        }

        var (edited, unknownPoint) = PointEdits.Apply(request, doses);
        if (unknownPoint is not null)
        {
            return unknownPoint;
        }

        var units = Math.Round(edited.Sum(dose => dose.Units), 9);
        var (vials, noVial) = VialChoice.Of(request, label, units);
        if (noVial is not null)
        {
            return noVial;
        }

        var areas = edited.Select(dose => Area(dose, vials!)).ToImmutableArray();
        var (limits, overLimit) = PlanLimits.Of(request, label, areas);
        return overLimit is not null ? overLimit : Assemble(request, label, edited, areas, vials!, limits!);
    }

    private static TreatmentPlan Assemble(
        PlanRequest request, Label label, ImmutableArray<AreaDose> doses, ImmutableArray<PlannedArea> areas, VialChoice vials, PlanLimits limits)
    {
        areas = [.. areas.Select(area => area with { Labelled = area.Labelled && !limits.ExceededOffLabel.Any(limit => limit.Areas.Contains(area.Area)) })];
        var points = doses.SelectMany((dose, index) => dose.Doses.Select(site => Point(request, site, dose, areas[index].Labelled, vials))).ToImmutableArray();
        var adjustments = PlanAdjustments.Of(request);
        var cautions = PlanCautions.Of(request, label, doses, points, vials, limits);
        var warnings = PlanCautions.Warnings(request, vials);
        var units = Math.Round(doses.Sum(dose => dose.Units), 9);
        return new()
        {
            Product = request.Product,
            Date = request.Date,
            Areas = areas,
            Points = points,
            Totals = new(points.Length, units, units / vials.Dilution.UnitsPerMl),
            Vials = vials.Vials,
            Dilution = vials.Dilution,
            Limits = limits.Kept,
            EarliestDate = limits.EarliestDate,
            Adjustments = adjustments,
            Cautions = cautions,
            Warnings = warnings,
            Sources = Knowledge.Resolve(
                areas.Select(area => area.Source)
                    .Concat(points.SelectMany(point => new[] { point.Source, point.RuleSource }))
                    .Concat(vials.Dilution.Source is { } source ? [source] : [])
                    .Concat(limits.Kept.Select(limit => limit.Source))
                    .Concat(adjustments.Select(adjustment => adjustment.Source))
                    .Concat(cautions.Select(caution => caution.Source))),
        };
    }

    private static PlannedArea Area(AreaDose dose, VialChoice vials) =>
        new(dose.Area, dose.Labelled, dose.Doses.Length, Math.Round(dose.Units, 9), dose.Units / vials.Dilution.UnitsPerMl, dose.Source);

    private static PlannedPoint Point(PlanRequest request, SiteDose dose, AreaDose area, bool labelled, VialChoice vials)
    {
        var site = Sites.Of(dose.Site);
        var sheet = Sheet.Of(site.View);
        var edit = request.Edits.LastOrDefault(e => e.Id == site.Id);
        var volume = dose.Units / vials.Dilution.UnitsPerMl;
        var printed = vials.Line?.Printed.FirstOrDefault(p => Math.Abs(p.Units - dose.Units) < 1e-9);
        var (x, y) = (edit?.X ?? site.X / sheet.Width, edit?.Y ?? site.Y / sheet.Height);
        return new(
            site.Id, site.Name, area.Area, site.Muscle, site.Side, site.View, x, y,
            Math.Round(dose.Units, 9), volume, labelled ? printed?.VolumeMl : null, 100 * volume, site.Depth, labelled, area.Source,
            site.Rule, site.Source, Math.Abs(x - (site.X / sheet.Width)) > 5e-4 || Math.Abs(y - (site.Y / sheet.Height)) > 5e-4);
    }
}
