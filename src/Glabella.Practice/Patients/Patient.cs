using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>A person with a chart. What identifies the person stands here only.</summary>
public sealed class Patient : Kept
{
    /// <summary>Opaque id, also of the chart and of its audit chain.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Number that people say aloud; unique.</summary>
    public required int ChartNumber { get; init; }

    /// <summary>Full name as the person writes it.</summary>
    public required string Name { get; set; }

    /// <summary>The name for searching: folded words, each after a blank.</summary>
    public required string FoldedName { get; set; }

    /// <summary>Date of birth.</summary>
    public required LocalDate BirthDate { get; set; }

    /// <summary>Sex as it matters to dose and screening; null if not asked.</summary>
    public Sex? Sex { get; set; }

    /// <summary>Telephone; null if not given.</summary>
    public string? Phone { get; set; }

    /// <summary>E-mail; null if not given.</summary>
    public string? Email { get; set; }

    /// <summary>A line that staff see on top of the chart; null if none.</summary>
    public string? Notes { get; set; }

    /// <summary>False if the person asked not to be written to.</summary>
    public bool MayContact { get; set; } = true;

    /// <summary>When the chart was opened.</summary>
    public required Instant RegisteredAt { get; init; }

    /// <summary>When the person was erased; null otherwise. Names and entries are then gone, the audit chain stays.</summary>
    public Instant? ErasedAt { get; set; }

    /// <summary>A name as <see cref="FoldedName"/> holds it.</summary>
    public static string Folded(string name) => " " + NearestNames.Folded(name);

    /// <summary>Whole years on a day.</summary>
    public int AgeOn(LocalDate date) => Period.Between(BirthDate, date, PeriodUnits.Years).Years;
}
