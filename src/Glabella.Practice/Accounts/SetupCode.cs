using NodaTime;

namespace Glabella.Practice;

/// <summary>A one-time code, printed in the terminal, that lets the first visitor make the owner's account. Only its hash is kept.</summary>
public sealed class SetupCode
{
    /// <summary>Opaque id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Hash of the code, 64 hexadecimal digits.</summary>
    public required string CodeHash { get; init; }

    /// <summary>When it was printed.</summary>
    public required Instant CreatedAt { get; init; }
}
