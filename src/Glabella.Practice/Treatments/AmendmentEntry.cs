using NodaTime;

namespace Glabella.Practice;

/// <summary>What an amendment does to a treatment.</summary>
public enum AmendmentKind
{
    /// <summary>Adds a remark.</summary>
    Addition,

    /// <summary>Puts another value in place of a wrong one; both stay readable.</summary>
    Correction,

    /// <summary>The treatment was entered by mistake and did not take place.</summary>
    EnteredInError,
}

/// <summary>A later word on a signed treatment. The newest correction of each value holds.</summary>
public sealed class AmendmentEntry : SignedEntry
{
    /// <summary>The treatment.</summary>
    public required Guid TreatmentId { get; init; }

    /// <summary>What it does.</summary>
    public required AmendmentKind Kind { get; init; }

    /// <summary>Why, in words; never empty.</summary>
    public required string Reason { get; init; }

    /// <summary>The right day; null if it was right.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The right lot; null if it was right.</summary>
    public string? Lot { get; init; }

    /// <summary>The right points, all of them, JSON; null if they were right.</summary>
    public string? PointsJson { get; init; }

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() =>
        [TreatmentId.ToString("D"), Kind.ToString(), Reason, Words.Of(Date), Lot, PointsJson];
}
