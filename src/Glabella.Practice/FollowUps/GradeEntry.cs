using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>A grade that somebody saw, at maximum contraction. On a treatment's own day it is the grade before it.</summary>
public sealed class GradeEntry : SignedEntry
{
    /// <summary>The day it was seen.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Area id.</summary>
    public required string Area { get; init; }

    /// <summary>Who graded.</summary>
    public required Rater Rater { get; init; }

    /// <summary>The grade.</summary>
    public required Grade Grade { get; init; }

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() => [Words.Of(Date), Area, Rater.ToString(), Grade.ToString()];
}
