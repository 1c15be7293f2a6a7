using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Planning;

/// <summary>What is to be planned: one product, and areas or a protocol.</summary>
public sealed record PlanRequest
{
    /// <summary>The product; units in this request are units of this product.</summary>
    public required Product Product { get; init; }

    /// <summary>Areas, in any order; empty with a protocol.</summary>
    public ImmutableArray<Area> Areas { get; init; } = [];

    /// <summary>A labelled protocol instead of areas (<c>chronic-migraine</c>), or null.</summary>
    public string? Protocol { get; init; }

    /// <summary>Units added to the protocol where it hurts, in whole sites.</summary>
    public double FollowThePainUnits { get; init; }

    /// <summary>Other totals for areas, 0 &lt; U ≤ 1,000; areas that are not named get the label's.</summary>
    public ImmutableDictionary<Area, double> Units { get; init; } = ImmutableDictionary<Area, double>.Empty;

    /// <summary>Bands of the platysma; null = two on each side.</summary>
    public PlatysmaBands? Bands { get; init; }

    /// <summary>Units of the vial to use; null = the least waste, then the fewest vials.</summary>
    public double? VialUnits { get; init; }

    /// <summary>Millilitres of diluent for a vial, 0.1…10; null = the label's.</summary>
    public double? DiluentMl { get; init; }

    /// <summary>Sex, or null; only names adjustments that have evidence.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Age in years, or null.</summary>
    public int? AgeYears { get; init; }

    /// <summary>Whether adjustments that have a measured factor are applied.</summary>
    public bool Adjust { get; init; }

    /// <summary>The day of the treatment; needed with <see cref="Prior"/>.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Earlier treatments, before <see cref="Date"/>.</summary>
    public ImmutableArray<PriorTreatment> Prior { get; init; } = [];

    /// <summary>Whether a sourced use outside the label is allowed.</summary>
    public bool OffLabel { get; init; }

    /// <summary>What the injector changed on the face map, applied to the points last.</summary>
    public ImmutableArray<PointEdit> Edits { get; init; } = [];
}

/// <summary>Bands of the platysma on each side of the person, 1 or 2.</summary>
/// <param name="Left">On the person's left.</param>
/// <param name="Right">On the person's right.</param>
public readonly record struct PlatysmaBands(int Left, int Right)
{
    /// <summary>As on the label, "1+2".</summary>
    public override string ToString() => $"{Left}+{Right}";

    /// <summary>Reads "1+2"; null if it is not one of 1+1, 1+2, 2+1, 2+2.</summary>
    public static PlatysmaBands? Parse(string text) => text switch
    {
        "1+1" => new(1, 1),
        "1+2" => new(1, 2),
        "2+1" => new(2, 1),
        "2+2" => new(2, 2),
        _ => null,
    };
}

/// <summary>An earlier treatment.</summary>
/// <param name="Date">Its day.</param>
/// <param name="Product">The product.</param>
/// <param name="Units">Units of that product.</param>
/// <param name="Area">The area, or null if not known.</param>
public sealed record PriorTreatment(LocalDate Date, Product Product, double Units, Area? Area);

/// <summary>A change to one planned point.</summary>
/// <param name="Id">Id of the point.</param>
/// <param name="Units">Other units, 0 = leave the point out; null = unchanged.</param>
/// <param name="X">Other place, 0…1 of the view; null = unchanged.</param>
/// <param name="Y">Other place, 0…1 of the view; null = unchanged.</param>
public sealed record PointEdit(string Id, double? Units, double? X = null, double? Y = null);
