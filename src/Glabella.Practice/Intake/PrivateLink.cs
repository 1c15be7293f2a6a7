using NodaTime;

namespace Glabella.Practice;

/// <summary>What a private link is for; it opens nothing else.</summary>
public enum LinkPurpose
{
    /// <summary>Answer the questions before a visit, once.</summary>
    Intake,

    /// <summary>See one's own treatment and tell how it looks.</summary>
    MyTreatment,
}

/// <summary>A patient's private link. The token is kept as a hash; it names no person.</summary>
public sealed class PrivateLink : Kept
{
    /// <summary>Opaque id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose.</summary>
    public required Guid PatientId { get; init; }

    /// <summary>What for.</summary>
    public required LinkPurpose Purpose { get; init; }

    /// <summary>The visit; null if none.</summary>
    public Guid? AppointmentId { get; init; }

    /// <summary>Hash of the token.</summary>
    public required string TokenHash { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>From then on it opens nothing.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>First opened; null if never.</summary>
    public Instant? OpenedAt { get; set; }

    /// <summary>When the answers came in, after which an intake link opens nothing; null before.</summary>
    public Instant? UsedAt { get; set; }
}
