using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Screening;

/// <summary>Another plan for the same person under which findings no longer hold: each was screened, not guessed.</summary>
/// <param name="Planned">What would be planned.</param>
/// <param name="Result">What screening says of it.</param>
/// <param name="Kind">What is other.</param>
/// <param name="Gone">Findings above <see cref="Severity.Information"/> that no longer hold, worst first.</param>
public sealed record Alternative(AlternativeKind Kind, PlannedVisit Planned, ScreeningResult Result, ImmutableArray<Finding> Gone)
{
    private const int Furthest = 730;

    /// <summary>
    /// What else could be planned, the smallest change first: another product, fewer areas, the first day on which nothing that is known
    /// stands in the way. Only what makes the decision milder, for those findings that nobody decided on.
    /// </summary>
    /// <param name="intake">The intake as it was screened.</param>
    /// <param name="result">What screening said.</param>
    /// <param name="products">Products that are at hand.</param>
    /// <param name="decided">Findings on which somebody decided to go on; they ask for no way out.</param>
    /// <param name="options">How it was screened.</param>
    public static ImmutableArray<Alternative> Of(
        Intake intake, ScreeningResult result, IEnumerable<Product> products, Func<Finding, bool>? decided = null, ScreeningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(intake);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(products);
        if (intake.Planned is not { Products: { IsDefaultOrEmpty: false } planned, Areas: { IsDefaultOrEmpty: false } areas } visit)
        {
            return [];
        }

        Alternative Try(AlternativeKind kind, PlannedVisit other)
        {
            var answer = Screener.Screen(intake with { Planned = other }, options);
            return new(kind, other, answer, [.. ScreeningDifference.Between(result, answer).Gone.Where(f => f.Severity > Severity.Information)]);
        }

        ImmutableArray<Finding> open = [.. result.Findings.Where(f => f.Severity >= Severity.Caution && decided?.Invoke(f) != true)];
        ImmutableArray<Finding> stops = [.. open.Where(f => f.Severity > Severity.Caution)];
        ImmutableArray<Finding> worst = [.. open.Where(f => f.Severity == open.Max(o => o.Severity))];
        List<Alternative> found = [];
        if (open.Any(f => f.Products.Length > 0))
        {
            found.AddRange(products.Where(p => !planned.Contains(p) && planned.Any(o => o.Kind == p.Kind))
                .Concat(planned.Length > 1 ? planned : [])
                .Distinct().Select(p => Try(AlternativeKind.Product, visit with { Products = [p], Units = null })));
        }

        if (areas.Where(a => !worst.Any(f => f.Areas.Length < areas.Length && f.Areas.Contains(a.Id))).ToImmutableArray() is { IsEmpty: false } left && left.Length < areas.Length)
        {
            found.Add(Try(AlternativeKind.Areas, visit with { Areas = left, Units = null }));
        }

        if (FirstDay(intake, visit, stops, decided, options) is { } day)
        {
            found.Add(Try(AlternativeKind.Day, visit with { Date = day }));
        }

        return [.. found.Where(a => !a.Gone.IsEmpty && Worst(a.Result, decided) < Worst(result, decided))];
    }

    private static Severity Worst(ScreeningResult result, Func<Finding, bool>? decided) =>
        result.Findings.Where(f => decided?.Invoke(f) != true).Select(f => f.Severity).DefaultIfEmpty(Severity.Information).Max();

    // Each step waits for the last of those that stand then; another may begin meanwhile, so it looks again.
    private static LocalDate? FirstDay(Intake intake, PlannedVisit visit, ImmutableArray<Finding> stops, Func<Finding, bool>? decided, ScreeningOptions? options)
    {
        if (visit.Date is not { } planned || stops.IsEmpty)
        {
            return null;
        }

        var day = planned;
        while (!stops.IsEmpty)
        {
            if (stops.Any(f => f.HoldUntil is not { } until || until <= day))
            {
                return null;
            }

            day = stops.Max(f => f.HoldUntil!.Value);
            if (Period.DaysBetween(planned, day) > Furthest)
            {
                return null;
            }

            stops = [.. Screener.Screen(intake with { Planned = visit with { Date = day } }, options).Findings.Where(f => f.Severity > Severity.Caution && decided?.Invoke(f) != true)];
        }

        return day;
    }
}

/// <summary>What is other in an <see cref="Alternative"/>.</summary>
public enum AlternativeKind
{
    /// <summary>The product.</summary>
    Product,

    /// <summary>Some areas are left out.</summary>
    Areas,

    /// <summary>The day.</summary>
    Day,
}
