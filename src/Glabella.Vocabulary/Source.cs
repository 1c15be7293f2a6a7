namespace Glabella.Vocabulary;

/// <summary>Whether the people who wrote a fact down had the page before them.</summary>
public enum SourceStatus
{
    /// <summary>The page was opened and the value read there.</summary>
    Seen,

    /// <summary>Known from the literature and not re-read; shown as "unverified".</summary>
    Recalled,
}

/// <summary>Where a clinical fact comes from.</summary>
/// <param name="Id">Short permanent name within the house (<c>ona-us-pi</c>), resolved in <c>docs/sources.md</c>.</param>
/// <param name="Title">Label, paper or page.</param>
/// <param name="Locator">Section, table, page or address within it.</param>
/// <param name="Status">Seen or recalled.</param>
/// <param name="Url">Address, or null.</param>
public sealed record Source(string Id, string Title, string Locator, SourceStatus Status, string? Url = null);

/// <summary>How a number became known.</summary>
public enum Method
{
    /// <summary>Printed on a product's label.</summary>
    Label,

    /// <summary>Published in a paper or trial report.</summary>
    Trial,

    /// <summary>Estimated from published trials by this project's calibration.</summary>
    Calibrated,

    /// <summary>Laid down by law.</summary>
    Statute,

    /// <summary>Set by judgement; no data.</summary>
    Assumption,
}

/// <summary>A value with where it comes from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Unit">Unit in plain signs ("1/d", "U", "grades"); empty for a pure number.</param>
/// <param name="Method">How it became known.</param>
/// <param name="Source">Id of a <see cref="Vocabulary.Source"/>, or a sentence for an assumption.</param>
/// <typeparam name="T">Type of the value.</typeparam>
public readonly record struct Sourced<T>(T Value, string Unit, Method Method, string Source);
