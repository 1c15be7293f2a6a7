using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Planning;

/// <summary>Holds a plan against the label's caps and interval.</summary>
internal sealed record PlanLimits(ImmutableArray<PlanLimit> Kept, ImmutableArray<DoseLimit> ExceededOffLabel, LocalDate? EarliestDate, int? DaysSinceLast)
{
    /// <summary>The caps that were kept, or the refusal.</summary>
    public static (PlanLimits? Limits, PlanRefused? Refused) Of(PlanRequest request, Label label, ImmutableArray<PlannedArea> areas)
    {
        var kept = ImmutableArray.CreateBuilder<PlanLimit>();
        var exceeded = ImmutableArray.CreateBuilder<DoseLimit>();
        foreach (var limit in label.Limits)
        {
            var planned = areas.Where(area => limit.Areas.IsEmpty || limit.Areas.Contains(area.Area)).Sum(area => area.Units);
            if (planned == 0)
            {
                continue;
            }

            var counted = Counted(request, limit);
            var value = Math.Round(planned + counted.Sum(prior => prior.Units), 9);
            var (cap, source, text) = (limit.Units, limit.Source, limit.Text);
            if (value > cap && request.OffLabel && limit.OffLabel is { } studied)
            {
                (cap, source, text) = (studied.Units, studied.Source, "Off-label: the highest dose in one session that was studied");
                exceeded.Add(limit);
            }

            if (value > cap)
            {
                return (null, Refusals.OverLimit(request, limit, cap, value, source));
            }

            kept.Add(new(limit.Rule, text, cap, value, "U", limit.PeriodDays, counted, source));
        }

        return (WithInterval(request, label, kept, exceeded.ToImmutable()), null);
    }

    private static PlanLimits WithInterval(PlanRequest request, Label label, ImmutableArray<PlanLimit>.Builder kept, ImmutableArray<DoseLimit> exceeded)
    {
        var toxins = request.Prior.Where(prior => prior.Product.Kind == ProductKind.Toxin).ToArray();
        if (request.Date is not { } date || toxins.Length == 0)
        {
            return new(kept.ToImmutable(), exceeded, null, null);
        }

        var protocol = label.Protocols.FirstOrDefault(known => known.Id == request.Protocol);
        var (minimum, source) = protocol is null ? (label.MinimumInterval.Days, label.MinimumInterval.Source) : (protocol.MinimumIntervalDays, protocol.Source);
        var last = toxins.Max(prior => prior.Date);
        var since = Period.DaysBetween(last, date);
        kept.Add(new(
            "PLN-104", "The label's shortest time since the last botulinum toxin treatment", minimum, since, "days", null,
            [.. toxins.Where(prior => prior.Date == last && prior.Product == request.Product)], source));
        return new(kept.ToImmutable(), exceeded, last.PlusDays(minimum), since);
    }

    /// <summary>Earlier treatments with this product inside the period of a cap, oldest first.</summary>
    private static ImmutableArray<PriorTreatment> Counted(PlanRequest request, DoseLimit limit) =>
        limit.PeriodDays is { } days && request.Date is { } date
            ? [.. request.Prior.Where(prior => prior.Product == request.Product && Period.DaysBetween(prior.Date, date) < days).OrderBy(prior => prior.Date)]
            : [];
}
