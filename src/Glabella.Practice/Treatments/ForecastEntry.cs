using NodaTime;

namespace Glabella.Practice;

/// <summary>When a forecast was kept.</summary>
public enum ForecastOccasion
{
    /// <summary>When the treatment was signed: from this its accuracy is measured.</summary>
    AtSigning,

    /// <summary>After a grade or a report.</summary>
    AfterFollowUp,
}

/// <summary>Quantiles of one event, days since the treatment; null where the model gives none.</summary>
/// <param name="P10">1 in 10 has it by then.</param>
/// <param name="P50">Half have it by then.</param>
/// <param name="P90">9 in 10 have it by then.</param>
/// <param name="Probability">0…1, that it ever happens.</param>
public sealed record ForecastMark(double? P10, double? P50, double? P90, double Probability);

/// <summary>The five events of a course as forecast.</summary>
/// <param name="Onset">First noticed.</param>
/// <param name="FullEffect">At its fullest.</param>
/// <param name="HalfFaded">Half gone.</param>
/// <param name="WearOff">Worn off.</param>
/// <param name="BackToBaseline">As before.</param>
public sealed record ForecastMarks(ForecastMark Onset, ForecastMark FullEffect, ForecastMark HalfFaded, ForecastMark WearOff, ForecastMark BackToBaseline);

/// <summary>A forecast as it was made, kept so that it can be held against what came.</summary>
public sealed class ForecastEntry : SignedEntry
{
    /// <summary>The treatment.</summary>
    public required Guid TreatmentId { get; init; }

    /// <summary>Area id.</summary>
    public required string Area { get; init; }

    /// <summary>When it was kept.</summary>
    public required ForecastOccasion Occasion { get; init; }

    /// <summary>Version of the course model.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The day from which its days count.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The events: JSON of <see cref="ForecastMarks"/>.</summary>
    public required string MarksJson { get; init; }

    /// <summary>The events.</summary>
    public ForecastMarks Marks => RecordJson.Read<ForecastMarks>(MarksJson);

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() =>
        [TreatmentId.ToString("D"), Area, Occasion.ToString(), ModelVersion, Words.Of(Date), MarksJson];
}
