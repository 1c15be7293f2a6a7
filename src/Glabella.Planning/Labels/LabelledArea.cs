using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>One area with its dose on a label.</summary>
public sealed record LabelledArea
{
    /// <summary>The area.</summary>
    public required Area Area { get; init; }

    /// <summary>Id of the source of the dose.</summary>
    public required string Source { get; init; }

    /// <summary>The sites and what each gets.</summary>
    public required ImmutableArray<SiteDose> Doses { get; init; }

    /// <summary>Platysma only: bands on the person's left and right ("1+2"); else null.</summary>
    public string? Bands { get; init; }

    /// <summary>The area that the label gives together with this one; null = alone is as labelled.</summary>
    public Area? GivenWith { get; init; }

    /// <summary>What was not read about it, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Units of the area in all.</summary>
    public double Units => Doses.Sum(dose => dose.Units);
}

/// <summary>What one site gets.</summary>
/// <param name="Site">Id of a <see cref="Planning.Site"/>.</param>
/// <param name="Units">Units of the product.</param>
public sealed record SiteDose(string Site, double Units);

/// <summary>A labelled protocol with fixed sites.</summary>
public sealed record Protocol
{
    /// <summary>Permanent name (<c>chronic-migraine</c>).</summary>
    public required string Id { get; init; }

    /// <summary>What a clinician calls it.</summary>
    public required string Title { get; init; }

    /// <summary>What a patient calls it.</summary>
    public required string Plain { get; init; }

    /// <summary>Id of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The fixed sites and what each gets.</summary>
    public required ImmutableArray<SiteDose> Doses { get; init; }

    /// <summary>Vials for it, beside those of the label.</summary>
    public required ImmutableArray<LabelledVial> Vials { get; init; }

    /// <summary>Dilutions for it.</summary>
    public required ImmutableArray<Reconstitution> Reconstitution { get; init; }

    /// <summary>Shortest time between two courses, whole days.</summary>
    public required int MinimumIntervalDays { get; init; }

    /// <summary>Sites that may be added where it hurts; null = none.</summary>
    public FollowThePain? FollowThePain { get; init; }

    /// <summary>For whom, and what was not read.</summary>
    public string? Note { get; init; }
}

/// <summary>Sites that may be added to a protocol where it hurts, in the order in which they are taken.</summary>
/// <param name="MaximumUnits">Units that may be added at most.</param>
/// <param name="Doses">The sites and what each gets.</param>
/// <param name="Source">Id of the source.</param>
public sealed record FollowThePain(double MaximumUnits, ImmutableArray<SiteDose> Doses, string Source);
