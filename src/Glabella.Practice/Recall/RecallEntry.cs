using NodaTime;

namespace Glabella.Practice;

/// <summary>Why somebody is to be reached.</summary>
public enum RecallReason
{
    /// <summary>The effect will be half gone.</summary>
    Fading,

    /// <summary>No effect is expected: look at it on day 14.</summary>
    Review,
}

/// <summary>How far a recall is.</summary>
public enum RecallState
{
    /// <summary>Nobody has written yet.</summary>
    Waiting,

    /// <summary>Reached or written to.</summary>
    Contacted,

    /// <summary>Booked, treated anew, or not wanted.</summary>
    Closed,
}

/// <summary>A place on the recall list. Each person has at most one that is not closed.</summary>
public sealed class RecallEntry : Kept
{
    /// <summary>Opaque id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whom to reach.</summary>
    public required Guid PatientId { get; init; }

    /// <summary>The treatment whose effect it is about.</summary>
    public required Guid TreatmentId { get; init; }

    /// <summary>The area that fades first.</summary>
    public required string Area { get; set; }

    /// <summary>Why.</summary>
    public required RecallReason Reason { get; set; }

    /// <summary>From this day on the person is to be reached.</summary>
    public required LocalDate DueOn { get; set; }

    /// <summary>Day on which the effect is expected to be half gone; null for a review.</summary>
    public LocalDate? HalfFadedOn { get; set; }

    /// <summary>1 in 10 by then; null where the model gives none.</summary>
    public LocalDate? EarliestOn { get; set; }

    /// <summary>9 in 10 by then; null where the model gives none.</summary>
    public LocalDate? LatestOn { get; set; }

    /// <summary>How far.</summary>
    public RecallState State { get; set; }

    /// <summary>When somebody last wrote or called; null if nobody did.</summary>
    public Instant? ContactedAt { get; set; }

    /// <summary>Who did; null if nobody.</summary>
    public Guid? ContactedById { get; set; }

    /// <summary>How it went; null if nothing was noted.</summary>
    public string? Note { get; set; }

    /// <summary>The person.</summary>
    public Patient? Patient { get; init; }
}
