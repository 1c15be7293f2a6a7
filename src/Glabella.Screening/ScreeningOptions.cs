namespace Glabella.Screening;

/// <summary>How to screen.</summary>
public sealed record ScreeningOptions
{
    /// <summary>Wins over the intake's own; null leaves it to the intake, else the United States.</summary>
    public Jurisdiction? Jurisdiction { get; init; }

    /// <summary>
    /// One of <see cref="ScreeningRules.Versions"/>: the rules as they were then, read with today's words. Null takes the newest.
    /// </summary>
    public string? RulesVersion { get; init; }
}
