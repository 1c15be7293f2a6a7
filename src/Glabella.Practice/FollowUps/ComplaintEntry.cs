using System.Collections.Immutable;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Something that is not as it should be after a treatment.</summary>
public sealed class ComplaintEntry : SignedEntry
{
    /// <summary>Kinds that can be ticked.</summary>
    public static ImmutableArray<string> AllKinds { get; } =
        ["lid-droops", "brow-heavy", "outer-brow-high", "uneven", "hardly-any-effect", "headache", "swallowing", "breathing", "other"];

    /// <summary>The day on which it was noticed or told.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>One of <see cref="AllKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>In words; null if nothing was added.</summary>
    public string? Note { get; init; }

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() => [Words.Of(Date), Kind, Note];
}
