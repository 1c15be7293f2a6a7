namespace Glabella.Components;

/// <summary>One tab of a patient's pages.</summary>
/// <param name="Word">What it says.</param>
/// <param name="Href">Where it leads.</param>
public sealed record Tab(string Word, string Href);
