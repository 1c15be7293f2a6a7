using System.Collections.Immutable;

namespace Glabella.Vocabulary;

/// <summary>A well-formed request that is refused on clinical grounds. Data, not an exception.</summary>
/// <param name="Rule">Permanent code of the rule that refuses (<c>PLN-101</c>).</param>
/// <param name="Sentence">What, where and what was expected, in one sentence.</param>
/// <param name="Limit">The limit in words with its unit ("400 U in 90 days"), or null.</param>
/// <param name="Value">The value that broke it ("414 U"), or null.</param>
/// <param name="Sources">Where the rule stands; never empty.</param>
public sealed record Refusal(string Rule, string Sentence, string? Limit, string? Value, ImmutableArray<Source> Sources);
