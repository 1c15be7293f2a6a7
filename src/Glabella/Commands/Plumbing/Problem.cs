using System.Collections.Immutable;
using System.Text.Json;
using Glabella.Vocabulary;

namespace Glabella.Commands.Plumbing;

/// <summary>A refusal as the command line prints it (RFC 9457): one sentence, or with <c>--json</c> an object.</summary>
/// <param name="Code">Permanent code, one of <see cref="ProblemCodes"/>.</param>
/// <param name="Detail">This case in one sentence: what is wrong, where, and what was expected.</param>
/// <param name="Field">JSON pointer (<c>/planned/date</c>) or option (<c>--units</c>); null if none.</param>
/// <param name="ExitCode">2 for bad input, 3 for a clinical refusal, 1 for a failure that is not the caller's.</param>
internal sealed record Problem(string Code, string Detail, string? Field = null, int ExitCode = 2)
{
    /// <summary>1-based line of malformed JSON, else null.</summary>
    public int? Line { get; init; }

    /// <summary>1-based column of malformed JSON, else null.</summary>
    public int? Column { get; init; }

    /// <summary>The nearest names, best first.</summary>
    public ImmutableArray<string> Candidates { get; init; } = [];

    /// <summary>The clinical refusal behind exit code 3, else null.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The refusal's limit as a number, where it is one; else its words are printed.</summary>
    public double? Limit { get; init; }

    /// <summary>The value that broke the limit as a number, where it is one; else its words are printed.</summary>
    public double? Value { get; init; }

    /// <summary>Technical detail, shown with <c>--debug</c> only.</summary>
    public string? Technical { get; init; }

    /// <summary>The same words for every case of the code.</summary>
    public string Title => ProblemCodes.Title(Code);

    /// <summary>A clinical refusal (exit code 3) as a problem.</summary>
    public static Problem From(Refusal refusal, string? field = null) =>
        new(refusal.Rule, refusal.Sentence, field, 3) { Refusal = refusal };

    /// <summary>An unknown name (INP-007) with the nearest known ones.</summary>
    public static Problem Unknown(string what, string typed, ImmutableArray<string> candidates, string field) =>
        new("INP-007", $"\"{Shortened(typed)}\" is no known {what}{(candidates.IsEmpty ? "" : $"; nearest: {string.Join(", ", candidates)}")}.", field) { Candidates = candidates };

    /// <summary>A user's text as a sentence may quote it: no control signs, at most 60 signs.</summary>
    public static string Shortened(string text)
    {
        var clean = new string([.. text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)]);
        return clean.Length <= 60 ? clean : string.Concat(clean.AsSpan(0, 57), "...");
    }

    /// <summary>Writes the problem object, its line number in an NDJSON run included where <paramref name="ndjsonLine"/> is given.</summary>
    public void Write(Utf8JsonWriter json, int? ndjsonLine = null)
    {
        json.WriteStartObject();
        if (ndjsonLine is { } n)
        {
            json.WriteString("kind", "problem");
            json.WriteNumber("line", n);
        }

        json.WriteString("type", $"urn:glabella:problem:{Code}");
        json.WriteString("code", Code);
        json.WriteString("title", Title);
        json.WriteString("detail", Detail);
        json.WriteNumber("exitCode", ExitCode);
        json.WriteString("field", Field);
        if (ndjsonLine is null)
        {
            WriteNumber(json, "line", Line);
        }

        WriteNumber(json, "column", Column);
        json.WriteStartArray("candidates");
        foreach (var candidate in Candidates)
        {
            json.WriteStringValue(candidate);
        }

        json.WriteEndArray();
        if (Refusal is { } refusal)
        {
            json.WriteString("rule", refusal.Rule);
            WriteNumberOrWords(json, "limit", Limit, refusal.Limit);
            WriteNumberOrWords(json, "value", Value, refusal.Value);
            json.WriteStartArray("sources");
            foreach (var source in refusal.Sources)
            {
                json.WriteStartObject();
                json.WriteString("title", source.Title);
                json.WriteString("locator", source.Locator);
                json.WriteString("status", source.Status == SourceStatus.Seen ? "seen" : "recalled");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteNumberOrWords(Utf8JsonWriter json, string name, double? number, string? words)
    {
        if (number is { } n)
        {
            json.WriteNumber(name, n);
        }
        else
        {
            json.WriteString(name, words);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
