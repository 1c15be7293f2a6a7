namespace Glabella.Practice;

/// <summary>How the answers came in.</summary>
public enum IntakeChannel
{
    /// <summary>Typed by staff while asking.</summary>
    Staff,

    /// <summary>By the patient on the practice's tablet.</summary>
    Tablet,

    /// <summary>By the patient on a private link.</summary>
    Link,
}

/// <summary>Answers of one intake, as they were given. A newer intake stands beside the older one.</summary>
public sealed class IntakeEntry : SignedEntry
{
    /// <summary>The visit; null if none.</summary>
    public Guid? AppointmentId { get; init; }

    /// <summary>How they came in.</summary>
    public required IntakeChannel Channel { get; init; }

    /// <summary>The answers, JSON as <c>glabella screen</c> reads it; what was not asked is absent.</summary>
    public required string AnswersJson { get; init; }

    /// <summary>The answers.</summary>
    public Screening.Intake Answers => RecordJson.Read<Screening.Intake>(AnswersJson);

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() => [AppointmentId?.ToString("D"), Channel.ToString(), AnswersJson];
}
