using NodaTime;

namespace Glabella.Practice;

/// <summary>One vial: sealed, open, or used up.</summary>
public sealed class Vial : Kept
{
    /// <summary>Opaque id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its lot.</summary>
    public required Guid LotId { get; init; }

    /// <summary>The lot.</summary>
    public Lot? Lot { get; init; }

    /// <summary>Units not yet given or thrown away; never negative.</summary>
    public required double UnitsLeft { get; set; }

    /// <summary>Diluent added at opening, mL; null while sealed or where nothing is added.</summary>
    public double? DiluentMl { get; set; }

    /// <summary>When it was opened; null while sealed.</summary>
    public Instant? OpenedAt { get; set; }

    /// <summary>Who opened it; null while sealed.</summary>
    public Guid? OpenedById { get; set; }

    /// <summary>Last instant of use once open; null while sealed.</summary>
    public Instant? UseBefore { get; set; }

    /// <summary>When it was used up or thrown away; null before.</summary>
    public Instant? ClosedAt { get; set; }
}
