using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;

namespace Glabella.Commands.Plumbing;

/// <summary>One call of a command: its arguments and options, its streams, and how it ends.</summary>
internal sealed class Invocation(
    ImmutableArray<string> arguments,
    IReadOnlyDictionary<string, string[]> options,
    CommandStreams streams,
    CancellationToken interrupted)
{
    private static readonly JsonWriterOptions JsonStyle = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What reading options and documents found.</summary>
    public InputLog Log { get; } = new();

    /// <summary>The arguments that are no options, in order.</summary>
    public ImmutableArray<string> Arguments => arguments;

    /// <summary>The streams.</summary>
    public CommandStreams Streams => streams;

    /// <summary>Cancelled by SIGINT or SIGTERM.</summary>
    public CancellationToken Interrupted => interrupted;

    /// <summary>Whether <c>--json</c> was given.</summary>
    public bool Json => Flag("--json");

    /// <summary>Whether <c>--quiet</c> was given.</summary>
    public bool Quiet => Flag("--quiet");

    /// <summary>Whether a switch, or an option with any value, was given.</summary>
    public bool Flag(string option) => options.ContainsKey(option);

    /// <summary>The value of an option, or null.</summary>
    public string? Value(string option) => options.TryGetValue(option, out var values) ? values[^1] : null;

    /// <summary>All values of a repeatable option, in the order given.</summary>
    public ImmutableArray<string> Values(string option) => options.TryGetValue(option, out var values) ? [.. values] : [];

    /// <summary>The value of an option as a number in a range, or null (with a problem if it is none).</summary>
    public double? Number(string option, double min, double max, string unit = "") =>
        Value(option) is { } text ? Wording.Number(Log, text, option, min, max, unit) : null;

    /// <summary>The value of an option as a whole number in a range, or null.</summary>
    public long? Whole(string option, long min, long max, string unit = "") =>
        Value(option) is { } text ? Wording.Whole(Log, text, option, min, max, unit) : null;

    /// <summary>The value of an option as a day, or null.</summary>
    public LocalDate? Date(string option) => Value(option) is { } text ? Wording.Date(Log, text, option) : null;

    /// <summary>The value of an option as one of a few words, or null.</summary>
    public T? Choice<T>(string option, string what, params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct => Value(option) is { } text ? Wording.Choice(Log, text, option, what, choices) : null;

    /// <summary>How many threads to use: <c>--threads</c>, else all cores.</summary>
    public int Threads() => (int)(Whole("--threads", 1, 256) ?? Environment.ProcessorCount);

    /// <summary>Reads a document from a file, or from standard input for <c>-</c>; null with a problem logged.</summary>
    public JsonValue? Document(string file)
    {
        var bytes = DocumentFile.Read(Log, file, streams.Input);
        return bytes is null ? null : JsonDocumentParser.Parse(Log, bytes, DocumentFile.Called(file));
    }

    /// <summary>The members of a document that must be an object; empty with a problem logged if it cannot be read.</summary>
    public Fields? DocumentObject(string file, string expected) =>
        Document(file) is { } json ? new Value(Log, json, "").Object(expected) : null;

    /// <summary>Ends with a problem: nothing on stdout, one line on stderr.</summary>
    public int Fail(Problem problem)
    {
        if (Json)
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, JsonStyle))
            {
                problem.Write(json);
            }

            streams.Error.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
        }
        else
        {
            streams.Error.WriteLine($"glabella: {OneLine(problem.Detail)}{(problem.Refusal is { } r && !problem.Detail.Contains(r.Rule, StringComparison.Ordinal) ? $" ({r.Rule})" : "")}");
        }

        if (Flag("--debug") && problem.Technical is { } technical)
        {
            streams.Error.WriteLine(technical);
        }

        return problem.ExitCode;
    }

    /// <summary>Ends with the first problem in the log.</summary>
    public int FailLogged() => Fail(Log.Problem ?? throw new InvalidOperationException("No problem was logged."));

    /// <summary>Prints the logged warnings, one line each on stderr, unless quiet or in JSON (where they stand in the result).</summary>
    public void PrintWarnings() => PrintWarnings(Log.Warnings);

    /// <summary>Prints warnings, one line each on stderr, unless quiet or in JSON (where they stand in the result).</summary>
    public void PrintWarnings(IEnumerable<Warning> warnings)
    {
        if (Quiet || Json)
        {
            return;
        }

        foreach (var warning in warnings)
        {
            streams.Error.WriteLine($"glabella: warning: {OneLine(warning.Message)}");
        }
    }

    /// <summary>Writes one JSON object and a newline to stdout.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write) => streams.Output.Write(JsonBytes(write));

    /// <summary>One JSON object and a newline, as bytes.</summary>
    public static byte[] JsonBytes(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonStyle))
        {
            write(json);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>Writes text for a person to stdout; each line is ended.</summary>
    public void WriteText(string text) =>
        streams.Output.Write(Encoding.UTF8.GetBytes(text.EndsWith('\n') ? text : text + "\n"));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
