namespace Glabella.Practice;

/// <summary>How many members of the ensemble a forecast of the record takes; tests that look at something else take fewer.</summary>
/// <param name="Members">A power of two, 1,024…262,144.</param>
/// <param name="Threads">Threads of one forecast; null takes all processors.</param>
public sealed record ForecastSize(int Members = 16384, int? Threads = null);
