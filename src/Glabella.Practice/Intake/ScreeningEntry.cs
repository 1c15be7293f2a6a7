using NodaTime;

namespace Glabella.Practice;

/// <summary>What screening said of an intake on a planned date, with the rules of that day.</summary>
public sealed class ScreeningEntry : SignedEntry
{
    /// <summary>The intake that was screened.</summary>
    public required Guid IntakeId { get; init; }

    /// <summary>The visit; null if none.</summary>
    public Guid? AppointmentId { get; init; }

    /// <summary>The day for which it answers.</summary>
    public required LocalDate PlannedDate { get; init; }

    /// <summary>The intake as it was screened, with what was planned: JSON as <c>glabella screen</c> reads it.</summary>
    public required string InputJson { get; init; }

    /// <summary>The result, JSON as <c>glabella screen --json</c> writes it.</summary>
    public required string ResultJson { get; init; }

    /// <summary>Version of the rules.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>The worst that applies (<c>clear</c> … <c>contraindicated</c>).</summary>
    public required string Decision { get; init; }

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() =>
        [IntakeId.ToString("D"), AppointmentId?.ToString("D"), Words.Of(PlannedDate), InputJson, ResultJson, RulesVersion, Decision];
}
