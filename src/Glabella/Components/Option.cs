namespace Glabella.Components;

/// <summary>One choice of a list.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read.</param>
/// <param name="Remark">A quieter line below, or null.</param>
public sealed record Option(string Value, string Text, string? Remark = null);
