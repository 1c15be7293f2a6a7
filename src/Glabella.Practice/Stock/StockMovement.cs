using NodaTime;

namespace Glabella.Practice;

/// <summary>What happened to a vial.</summary>
public enum MovementKind
{
    /// <summary>It came.</summary>
    Received,

    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>Units were given to a patient.</summary>
    Given,

    /// <summary>Units were thrown away.</summary>
    Wasted,

    /// <summary>A treatment's units were corrected after it was signed.</summary>
    Corrected,
}

/// <summary>A line of the stock book; never changed.</summary>
public sealed class StockMovement
{
    /// <summary>Opaque id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The vial.</summary>
    public required Guid VialId { get; init; }

    /// <summary>What happened.</summary>
    public required MovementKind Kind { get; init; }

    /// <summary>Units, 0 or more; of a correction: given beyond what was booked, negative where less was given.</summary>
    public required double Units { get; init; }

    /// <summary>The treatment; null unless given or corrected.</summary>
    public Guid? TreatmentId { get; init; }

    /// <summary>Why it was thrown away or corrected; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Who; null for the program.</summary>
    public Guid? StaffId { get; init; }
}
