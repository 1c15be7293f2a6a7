using NodaTime;

namespace Glabella.Practice;

/// <summary>Something to do for a person by a day, because a finding asked for a look afterwards.</summary>
public sealed class CareTask : Kept
{
    /// <summary>Opaque id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>For whom.</summary>
    public required Guid PatientId { get; init; }

    /// <summary>The treatment after which to look.</summary>
    public required Guid TreatmentId { get; init; }

    /// <summary>The screening whose finding asks for it.</summary>
    public required Guid ScreeningId { get; init; }

    /// <summary>Code of the finding's rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What the finding is about. Clinical: not for those who do not read the chart.</summary>
    public required string Title { get; init; }

    /// <summary>What the finding says to do. Clinical too.</summary>
    public required string Action { get; init; }

    /// <summary>The day on which it is to be done.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When it was done; null while it is open.</summary>
    public Instant? DoneAt { get; set; }

    /// <summary>Who did it; null while it is open.</summary>
    public Guid? DoneById { get; set; }

    /// <summary>The name of who did it, as it was then; null while it is open.</summary>
    public string? DoneBy { get; set; }

    /// <summary>What was seen or said; null for nothing.</summary>
    public string? Outcome { get; set; }

    /// <summary>The person.</summary>
    public Patient? Patient { get; init; }
}
