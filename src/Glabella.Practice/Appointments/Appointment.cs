using NodaTime;

namespace Glabella.Practice;

/// <summary>Why somebody comes.</summary>
public enum VisitKind
{
    /// <summary>For the first time.</summary>
    FirstVisit,

    /// <summary>For a treatment.</summary>
    Treatment,

    /// <summary>To have the result graded.</summary>
    FollowUp,

    /// <summary>To talk, or for anything else.</summary>
    Consultation,
}

/// <summary>How far a visit is.</summary>
public enum VisitStatus
{
    /// <summary>Booked.</summary>
    Expected,

    /// <summary>Checked in and waiting.</summary>
    Arrived,

    /// <summary>With the injector.</summary>
    InRoom,

    /// <summary>Over.</summary>
    Done,

    /// <summary>Called off; the time is free again.</summary>
    Cancelled,

    /// <summary>Did not come; the time is free again.</summary>
    NoShow,
}

/// <summary>A visit with a start, an end and an injector.</summary>
public sealed class Appointment : Kept
{
    /// <summary>Opaque id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who comes.</summary>
    public required Guid PatientId { get; init; }

    /// <summary>Who treats.</summary>
    public required Guid InjectorId { get; set; }

    /// <summary>Start, on a full five minutes.</summary>
    public required Instant Start { get; set; }

    /// <summary>End, on a full five minutes, after the start.</summary>
    public required Instant End { get; set; }

    /// <summary>Why.</summary>
    public required VisitKind Kind { get; set; }

    /// <summary>How far.</summary>
    public VisitStatus Status { get; set; }

    /// <summary>Room; null if none was named.</summary>
    public string? Room { get; set; }

    /// <summary>One line; null if none.</summary>
    public string? Note { get; set; }

    /// <summary>When the person was checked in; null before.</summary>
    public Instant? ArrivedAt { get; set; }

    /// <summary>The person.</summary>
    public Patient? Patient { get; init; }

    /// <summary>The injector.</summary>
    public Staff? Injector { get; init; }

    /// <summary>The five-minute slots that it takes; empty once cancelled.</summary>
    public List<AppointmentSlot> Slots { get; init; } = [];
}
