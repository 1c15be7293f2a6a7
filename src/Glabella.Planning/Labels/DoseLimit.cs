using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>A cap of a label. Units of other products are never counted.</summary>
public sealed record DoseLimit
{
    /// <summary>Permanent code of the rule (<c>PLN-101</c>).</summary>
    public required string Rule { get; init; }

    /// <summary>Units that may be reached and not exceeded.</summary>
    public required double Units { get; init; }

    /// <summary>Earlier treatments within this many days count too; null = this session alone.</summary>
    public int? PeriodDays { get; init; }

    /// <summary>The areas that count; empty = all.</summary>
    public ImmutableArray<Area> Areas { get => field.IsDefault ? [] : field; init; }

    /// <summary>The cap in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Id of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The highest dose that was studied outside the label; null = none is known.</summary>
    public StudiedDose? OffLabel { get; init; }
}

/// <summary>A dose that was studied.</summary>
/// <param name="Units">Units in one session.</param>
/// <param name="Source">Id of the source.</param>
public sealed record StudiedDose(double Units, string Source);
