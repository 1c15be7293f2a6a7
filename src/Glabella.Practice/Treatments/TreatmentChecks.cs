using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>What must hold before a treatment is signed.</summary>
internal sealed class TreatmentChecks
{
    private readonly PlanEntry _plan;
    private readonly RecordTreatment.Request _request;
    private readonly LocalDate _today;
    private readonly Instant _now;
    private readonly HashSet<string> _areas;

    public TreatmentChecks(Chart chart, PlanEntry plan, RecordTreatment.Request request, LocalDate today, Instant now)
    {
        (_plan, _request, _today, _now) = (plan, request, today, now);
        // A screening holds for the day it was made for; what changed since was not asked.
        var screening = chart.Screenings.LastOrDefault(s => s.PlannedDate == today && s.Input.Planned?.Products?.Contains(Products.Find(plan.Product)!) == true);
        Standing = screening is null ? null : chart.Standing(screening);
        _areas = plan.Points.Select(p => p.Area).ToHashSet(StringComparer.Ordinal);
        Consent = chart.Consents.LastOrDefault(c => c.Product == plan.Product && _areas.IsSubsetOf(c.AreaIds.Split(',')));
    }

    public ScreeningStanding? Standing { get; }

    public ConsentEntry? Consent { get; }

    public static bool Differs(ImmutableArray<TreatedPoint> points) => points.Any(p => p.Units != p.Planned);

    public ImmutableArray<FieldProblem> Problems(ImmutableArray<TreatedPoint> points, List<Vial> vials) =>
        [.. Permission(), .. Points(points), .. Vials(points, vials), .. Words(points)];

    private IEnumerable<FieldProblem> Permission()
    {
        if (Standing is null)
        {
            yield return new("Screening", "Nobody screened for today and this product. Screen first.");
        }
        else if (Standing.Screening.RulesVersion != Screening.ScreeningRules.Version && Standing.Screening.WithTodaysRules().IsGraver)
        {
            yield return new("Screening", "The rules changed since this screening, and say more now. Screen again.");
        }
        else if (Standing.StopsFor(_plan.Product, _areas) is [var stop, ..])
        {
            yield return new("Screening", $"{stop.Title}: {stop.Action}");
        }
        else if (Standing.OpenQuestions)
        {
            yield return new("Screening", "Something was not asked or not recognised. Ask, or decide to go on and say why.");
        }

        if (Consent is null)
        {
            yield return new("Consent", "There is no signed consent for this product and these areas.");
        }
    }

    private IEnumerable<FieldProblem> Points(ImmutableArray<TreatedPoint> points)
    {
        foreach (var point in points.Where(p => !(p.Units is >= 0 and <= 1000)))
        {
            yield return new($"Given[{point.Id}]", "Units are a number from 0 to 1,000.");
        }

        foreach (var stray in _request.Given.Keys.Where(id => !points.Any(p => p.Id == id)))
        {
            yield return new($"Given[{stray}]", "This point is not in the plan.");
        }

        if (points.All(p => p.Units == 0))
        {
            yield return new("Given", "Nothing was given at any point.");
        }

        foreach (var area in _request.Baselines.Keys.Where(a => !points.Any(p => p.Area == a)))
        {
            yield return new($"Baselines[{area}]", "This area is not treated today.");
        }
    }

    private IEnumerable<FieldProblem> Vials(ImmutableArray<TreatedPoint> points, List<Vial> vials)
    {
        if (vials.Count == 0)
        {
            yield return new("VialIds", "Choose the vial that was used.");
            yield break;
        }

        foreach (var vial in vials)
        {
            if (vial.Lot!.Product != _plan.Product)
            {
                yield return new("VialIds", $"Lot {vial.Lot.Number} is {vial.Lot.Product}; the plan is for {_plan.Product}. Units of different products never convert.");
            }
            else if (vial.OpenedAt is null || vial.ClosedAt is not null)
            {
                yield return new("VialIds", $"The vial of lot {vial.Lot.Number} is not open.");
            }
            else if (vial.Lot.Expiry < _today)
            {
                yield return new("VialIds", $"Lot {vial.Lot.Number} has expired.");
            }
            else if (vial.UseBefore < _now)
            {
                yield return new("VialIds", $"The vial of lot {vial.Lot.Number} has been open longer than its label allows.");
            }
        }

        var needed = points.Sum(p => p.Units);
        if (needed > vials.Sum(v => v.UnitsLeft) + 1e-9)
        {
            yield return new("VialIds", $"Only {Practice.Words.Of(vials.Sum(v => v.UnitsLeft))} U are left in it, and {Practice.Words.Of(needed)} U were given. Add the second vial.");
        }
    }

    private IEnumerable<FieldProblem> Words(ImmutableArray<TreatedPoint> points)
    {
        if (Differs(points))
        {
            foreach (var problem in Check.Filled(_request.DifferenceReason, nameof(_request.DifferenceReason), "Say why more or less was given than planned.", 2000))
            {
                yield return problem;
            }
        }

        if (Standing?.CareToName(_plan.Product, _areas, _plan.Note ?? _request.Note) is { } care)
        {
            yield return new(nameof(_request.Note), care);
        }

        foreach (var problem in Check.NotLonger(_request.Note, nameof(_request.Note), 2000))
        {
            yield return problem;
        }
    }
}
