using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>The dose of one area before it is diluted: which sites, how many units each, and on what ground.</summary>
internal sealed record AreaDose(
    Area Area, bool Labelled, ImmutableArray<SiteDose> Doses, string Source, double UsualUnits, Area? GivenWith, string? Note, OffLabelUse? OffLabel)
{
    public double Units => Doses.Sum(dose => dose.Units);

    /// <summary>The doses of a request, or the refusal.</summary>
    public static (ImmutableArray<AreaDose> Doses, PlanRefused? Refused) Of(PlanRequest request, Label label)
    {
        if (request.Protocol is { } name)
        {
            return OfProtocol(request, label, name);
        }

        var doses = ImmutableArray.CreateBuilder<AreaDose>();
        foreach (var area in Areas.All.Where(request.Areas.Contains))
        {
            var (dose, refused) = OfArea(request, label, area);
            if (refused is not null)
            {
                return ([], refused);
            }

            doses.Add(dose!);
        }

        return (doses.ToImmutable(), null);
    }

    private static (AreaDose?, PlanRefused?) OfArea(PlanRequest request, Label label, Area area)
    {
        var bands = area == Areas.Platysma ? (request.Bands ?? new PlatysmaBands(2, 2)).ToString() : null;
        if (label.Areas.FirstOrDefault(known => known.Area == area && known.Bands == bands) is { } labelled)
        {
            var units = request.Units.GetValueOrDefault(area, labelled.Units);
            return (new(area, true, Spread(labelled.Doses, units), labelled.Source, labelled.Units, labelled.GivenWith, labelled.Note, null), null);
        }

        if (!request.OffLabel || OffLabelUses.Find(request.Product, area) is not { } use)
        {
            return (null, Refusals.NoPlan(request, label, area));
        }

        var asked = request.Units.GetValueOrDefault(area, use.Units);
        if (asked < use.Lowest || asked > use.Highest)
        {
            return (null, Refusals.OffLabelDose(request, use, asked));
        }

        var even = use.Sites.Select(site => new SiteDose(site, 1)).ToImmutableArray();
        return (new(area, false, Spread(even, asked), use.Source, use.Units, use.GivenWith, use.Note, use), null);
    }

    private static (ImmutableArray<AreaDose>, PlanRefused?) OfProtocol(PlanRequest request, Label label, string name)
    {
        if (label.Protocols.FirstOrDefault(known => known.Id == name) is not { } protocol)
        {
            return ([], Refusals.NoProtocol(request, name));
        }

        if (request.FollowThePainUnits > (protocol.FollowThePain?.MaximumUnits ?? 0))
        {
            return ([], Refusals.TooMuchPain(request, protocol));
        }

        var doses = protocol.Doses.AddRange(Following(protocol.FollowThePain, request.FollowThePainUnits));
        return ([new(PlannedAreas.ChronicMigraine, true, doses, protocol.Source, doses.Sum(dose => dose.Units), null, protocol.Note, null)], null);
    }

    private static IEnumerable<SiteDose> Following(FollowThePain? pain, double units)
    {
        foreach (var dose in pain?.Doses ?? [])
        {
            if (units < dose.Units)
            {
                yield break;
            }

            units -= dose.Units;
            yield return dose;
        }
    }

    /// <summary>Spreads units over sites in the proportions in which they stand.</summary>
    private static ImmutableArray<SiteDose> Spread(ImmutableArray<SiteDose> doses, double units)
    {
        var sum = doses.Sum(dose => dose.Units);
        return units == sum ? doses : [.. doses.Select(dose => dose with { Units = units * dose.Units / sum })];
    }
}
