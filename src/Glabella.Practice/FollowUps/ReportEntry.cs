using System.Collections.Immutable;
using NodaTime;

namespace Glabella.Practice;

/// <summary>What the person says of an effect: when it was noticed, full, half gone, gone.</summary>
public sealed class ReportEntry : SignedEntry
{
    /// <summary>The marks, as the command line names them.</summary>
    public static ImmutableArray<string> AllMarks { get; } = ["noticed", "full", "half-gone", "gone", "baseline", "not-yet", "still-there"];

    /// <summary>The day of which it speaks.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>One of <see cref="AllMarks"/>.</summary>
    public required string Mark { get; init; }

    /// <summary>The day is only roughly known.</summary>
    public required bool Roughly { get; init; }

    /// <summary>Area id; null if it was said of the whole treatment.</summary>
    public string? Area { get; init; }

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() => [Words.Of(Date), Mark, Words.Of(Roughly), Area];
}
