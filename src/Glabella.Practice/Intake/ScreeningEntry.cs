using Glabella.Screening;
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

    /// <summary>The result, JSON of <see cref="ScreeningResult"/>.</summary>
    public required string ResultJson { get; init; }

    /// <summary>Version of the rules.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>The worst that applies.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The result.</summary>
    public ScreeningResult Result => RecordJson.Read<ScreeningResult>(ResultJson);

    /// <summary>What was screened.</summary>
    public Screening.Intake Input => RecordJson.Read<Screening.Intake>(InputJson);

    /// <summary>What today's rules and today's reader would make of the same answers for the same day. Nothing is kept of it.</summary>
    public ScreeningDifference WithTodaysRules()
    {
        var then = Result;
        return ScreeningDifference.Between(then, Screener.Screen(Input).WithOpen(then.NotAsked.Where(n => n.Field == ScreenPatient.Prior)));
    }

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() =>
        [IntakeId.ToString("D"), AppointmentId?.ToString("D"), Words.Of(PlannedDate), InputJson, ResultJson, RulesVersion, Decision.ToString()];
}
