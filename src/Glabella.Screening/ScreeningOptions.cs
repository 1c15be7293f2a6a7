namespace Glabella.Screening;

/// <summary>How to screen.</summary>
public sealed record ScreeningOptions
{
    /// <summary>Wins over the intake's own; null leaves it to the intake, else the United States.</summary>
    public Jurisdiction? Jurisdiction { get; init; }
}
