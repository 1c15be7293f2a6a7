using NodaTime;

namespace Glabella.Practice;

/// <summary>An invitation to join the staff, opened once by a private link.</summary>
public sealed class Invitation : Kept
{
    /// <summary>Opaque id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Name of the invited person.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address, the later sign-in name.</summary>
    public required string Email { get; init; }

    /// <summary>Roles, separated by commas.</summary>
    public required string RoleNames { get; init; }

    /// <summary>Hash of the token in the link.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Last instant at which it opens.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>When it was used; null while open.</summary>
    public Instant? UsedAt { get; set; }
}
