using NodaTime;

namespace Glabella.Practice;

/// <summary>A lot that was received.</summary>
public sealed class Lot : Kept
{
    /// <summary>Opaque id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Nonproprietary name.</summary>
    public required string Product { get; init; }

    /// <summary>Number on the box.</summary>
    public required string Number { get; init; }

    /// <summary>Last day of use.</summary>
    public required LocalDate Expiry { get; init; }

    /// <summary>Units in each vial.</summary>
    public required double VialUnits { get; init; }

    /// <summary>When it came.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>Its vials.</summary>
    public List<Vial> Vials { get; init; } = [];
}
