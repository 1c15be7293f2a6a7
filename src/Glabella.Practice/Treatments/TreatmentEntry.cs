using NodaTime;

namespace Glabella.Practice;

/// <summary>A treatment as it was signed. Corrections are <see cref="AmendmentEntry"/>, never changes.</summary>
public sealed class TreatmentEntry : SignedEntry
{
    /// <summary>The day.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Nonproprietary name of the one product.</summary>
    public required string Product { get; init; }

    /// <summary>Lot number, or numbers with a comma between; null for a treatment elsewhere.</summary>
    public string? Lot { get; init; }

    /// <summary>JSON list of <see cref="DrawnVial"/>; empty for a treatment elsewhere.</summary>
    public required string VialsJson { get; init; }

    /// <summary>Diluent in the vial, mL; null if not known.</summary>
    public double? DiluentMl { get; init; }

    /// <summary>JSON list of <see cref="TreatedPoint"/>; empty for a treatment elsewhere.</summary>
    public required string PointsJson { get; init; }

    /// <summary>JSON list of <see cref="TreatedArea"/>.</summary>
    public required string AreasJson { get; init; }

    /// <summary>Total units.</summary>
    public required double Units { get; init; }

    /// <summary>The visit, plan, consent and screening on which it rests; null where there is none.</summary>
    public Guid? AppointmentId { get; init; }

    /// <summary>The accepted plan; null if none.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>The consent; null for a treatment elsewhere.</summary>
    public Guid? ConsentId { get; init; }

    /// <summary>The screening; null if none.</summary>
    public Guid? ScreeningId { get; init; }

    /// <summary>Why more or less was given than planned; null if it was not.</summary>
    public string? DifferenceReason { get; init; }

    /// <summary>What was seen; null if nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Given at another practice and told by the patient.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>The points.</summary>
    public IReadOnlyList<TreatedPoint> Points => RecordJson.Read<List<TreatedPoint>>(PointsJson);

    /// <summary>The areas with their units.</summary>
    public IReadOnlyList<TreatedArea> Areas => RecordJson.Read<List<TreatedArea>>(AreasJson);

    /// <summary>The vials.</summary>
    public IReadOnlyList<DrawnVial> Vials => RecordJson.Read<List<DrawnVial>>(VialsJson);

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() =>
    [
        Words.Of(Date), Product, Lot, VialsJson, DiluentMl is { } ml ? Words.Of(ml) : null, PointsJson, AreasJson, Words.Of(Units),
        AppointmentId?.ToString("D"), PlanId?.ToString("D"), ConsentId?.ToString("D"), ScreeningId?.ToString("D"), DifferenceReason, Note, Words.Of(Elsewhere),
    ];
}
