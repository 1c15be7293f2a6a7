using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>What a product can be planned for, labelled or not.</summary>
/// <param name="Area">The area, or the area of a protocol.</param>
/// <param name="Labelled">Whether the US label gives the dose.</param>
/// <param name="Points">How many points.</param>
/// <param name="Units">Units in all, as <see cref="Planner"/> plans unless others are asked for.</param>
/// <param name="UnitsPerPoint">Units of each point; null where they differ.</param>
/// <param name="Source">Id of the source.</param>
public sealed record ProductArea(Area Area, bool Labelled, int Points, double Units, double? UnitsPerPoint, string Source);

/// <summary>Lists what each product can be planned for.</summary>
public static class ProductAreas
{
    /// <summary>Labelled areas first, then protocols, then off-label uses with a published dose; empty for a filler.</summary>
    public static ImmutableArray<ProductArea> Of(Product product) => Labels.For(product) is not { } label
        ? []
        :
        [
            .. label.Areas.Where(area => area.Bands is null or "2+2").Select(area => Of(area.Area, true, area.Doses, area.Source)),
            .. label.Protocols.Select(protocol => Of(PlannedAreas.ChronicMigraine, true, protocol.Doses, protocol.Source)),
            .. OffLabelUses.All.Where(use => use.Product == product).Select(use => new ProductArea(use.Area, false, use.Sites.Length, use.Units, use.Units / use.Sites.Length, use.Source)),
        ];

    private static ProductArea Of(Area area, bool labelled, ImmutableArray<SiteDose> doses, string source)
    {
        var each = doses.Select(dose => dose.Units).Distinct().ToArray();
        return new(area, labelled, doses.Length, doses.Sum(dose => dose.Units), each.Length == 1 ? each[0] : null, source);
    }
}
