namespace Glabella.Components;

/// <summary>One entry of the safety summary in a patient's banner.</summary>
/// <param name="Level">Severity.</param>
/// <param name="Word">What it is ("Apixaban").</param>
/// <param name="Remark">A quieter remark ("until 1 Dec"), or null.</param>
public sealed record SafetyMark(Level Level, string Word, string? Remark = null);
