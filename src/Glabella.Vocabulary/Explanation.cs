using System.Collections.Immutable;
using NodaTime;

namespace Glabella.Vocabulary;

/// <summary>What a code explains.</summary>
public enum ExplanationType
{
    /// <summary>A clinical rule.</summary>
    Rule,

    /// <summary>An error or warning.</summary>
    Problem,

    /// <summary>A product.</summary>
    Product,

    /// <summary>An area.</summary>
    Area,

    /// <summary>An endpoint of a trial.</summary>
    Endpoint,

    /// <summary>A parameter of the course model.</summary>
    Parameter,
}

/// <summary>One value that an explanation names.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">As text, invariant culture.</param>
/// <param name="Unit">Unit in plain signs; empty for a pure number or a word.</param>
/// <param name="Method">How it became known.</param>
/// <param name="Source">Where it stands: title and locator, or a sentence.</param>
public sealed record ExplainedValue(string Name, string Value, string Unit, Method Method, string Source);

/// <summary>What a permanent code means, for a person who met it.</summary>
/// <param name="Code">The code or name (<c>SCR-101</c>, <c>INP-004</c>, <c>NM_INV</c>).</param>
/// <param name="Type">What it is.</param>
/// <param name="Title">A few words.</param>
/// <param name="Text">One to several sentences.</param>
/// <param name="Values">The numbers behind it.</param>
/// <param name="Sources">Where they come from.</param>
/// <param name="Reviewed">When somebody last held it against its sources, or null.</param>
public sealed record Explanation(
    string Code,
    ExplanationType Type,
    string Title,
    string Text,
    ImmutableArray<ExplainedValue> Values,
    ImmutableArray<Source> Sources,
    LocalDate? Reviewed);
