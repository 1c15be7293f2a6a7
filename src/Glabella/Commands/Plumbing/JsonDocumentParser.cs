using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Glabella.Commands.Plumbing;

/// <summary>What a JSON value is.</summary>
internal enum JsonKind
{
    /// <summary>null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A list.</summary>
    List,

    /// <summary>An object.</summary>
    Object,
}

/// <summary>A JSON value as it was read.</summary>
/// <param name="Kind">What it is; decides which of the others hold.</param>
/// <param name="Text">The text, or null.</param>
/// <param name="Number">The number (infinite if out of a double's range).</param>
/// <param name="Boolean">true or false.</param>
/// <param name="Items">Items of a list.</param>
/// <param name="Members">Members of an object, in order, no name twice.</param>
internal sealed record JsonValue(
    JsonKind Kind,
    string? Text = null,
    double Number = 0,
    bool Boolean = false,
    IReadOnlyList<JsonValue>? Items = null,
    IReadOnlyList<KeyValuePair<string, JsonValue>>? Members = null);

/// <summary>Reads strict JSON (RFC 8259), no name twice, at most 32 levels, and says where it stops being that.</summary>
internal static class JsonDocumentParser
{
    /// <summary>The largest document, bytes.</summary>
    public const int LargestDocument = 8 * 1024 * 1024;

    private const int DeepestLevel = 32;

    /// <summary>Reads one document; null with a problem in the log if it is none.</summary>
    /// <param name="log">Takes the problem.</param>
    /// <param name="bytes">The whole document.</param>
    /// <param name="name">How to call the input in a sentence ("intake.json", "standard input").</param>
    public static JsonValue? Parse(InputLog log, ReadOnlySpan<byte> bytes, string name)
    {
        if (EncodingFault(bytes, name) is { } fault)
        {
            log.Refuse(fault);
            return null;
        }

        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        if (bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            log.Refuse(new Problem("INP-002", $"{name} is empty: expected a JSON document."));
            return null;
        }

        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestLevel });
        try
        {
            reader.Read();
            var value = Value(ref reader, bytes);
            reader.Read(); // anything after the document is malformed, and throws
            return value;
        }
        catch (JsonException e)
        {
            var (line, column) = e.LineNumber is { } n ? ((int)n + 1, (int)(e.BytePositionInLine ?? 0) + 1) : Position(bytes, (int)reader.BytesConsumed);
            log.Refuse(Malformed(name, line, column, e is TwiceException ? e.Message : What(bytes, e)) with { Technical = e.Message });
            return null;
        }
        catch (InvalidOperationException e)
        {
            var (line, column) = Position(bytes, (int)reader.TokenStartIndex);
            log.Refuse(Malformed(name, line, column, "a text holds half of a surrogate pair, which is no character") with { Technical = e.Message });
            return null;
        }
    }

    private static Problem? EncodingFault(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length > LargestDocument)
        {
            return new Problem("INP-002", $"{name} is larger than 8 MiB, the most that one document may have.");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || bytes[..Math.Min(bytes.Length, 64)].Count((byte)0) > 1)
        {
            return new Problem("INP-003", $"{name} is UTF-16: expected UTF-8.");
        }

        return Utf8.IsValid(bytes) ? null : new Problem("INP-003", $"{name} is not UTF-8: some bytes are no character. Save it as UTF-8.");
    }

    private static JsonValue Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new JsonValue(JsonKind.Text, Text: reader.GetString());
            case JsonTokenType.Number:
                return new JsonValue(JsonKind.Number, Number: reader.GetDouble());
            case JsonTokenType.True or JsonTokenType.False:
                return new JsonValue(JsonKind.Boolean, Boolean: reader.TokenType == JsonTokenType.True);
            case JsonTokenType.StartArray:
                var items = new List<JsonValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Value(ref reader, bytes));
                }

                return new JsonValue(JsonKind.List, Items: items);
            case JsonTokenType.StartObject:
                return new JsonValue(JsonKind.Object, Members: Members(ref reader, bytes));
            default:
                return new JsonValue(JsonKind.Null);
        }
    }

    private static List<KeyValuePair<string, JsonValue>> Members(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        var members = new List<KeyValuePair<string, JsonValue>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!names.Add(name))
            {
                var (line, column) = Position(bytes, (int)reader.TokenStartIndex);
                throw new TwiceException($"the name \"{Problem.Shortened(name)}\" is given twice", line - 1, column - 1);
            }

            reader.Read();
            members.Add(new KeyValuePair<string, JsonValue>(name, Value(ref reader, bytes)));
        }

        return members;
    }

    private static Problem Malformed(string name, int line, int column, string what) =>
        new("INP-004", $"{name} is malformed at line {line}, column {column}: {what}.") { Line = line, Column = column };

    private static string What(ReadOnlySpan<byte> bytes, JsonException e)
    {
        if (e.Message.Contains("depth", StringComparison.OrdinalIgnoreCase))
        {
            return $"it is nested deeper than {DeepestLevel} levels";
        }

        var at = Offset(bytes, (int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0));
        return at >= bytes.Length
            ? "the document ends too early; a bracket or quotation mark is not closed"
            : bytes[at] switch
            {
                (byte)'}' or (byte)']' => $"\"{(char)bytes[at]}\" was not expected here, perhaps after a trailing comma",
                (byte)'/' => "comments are not allowed in JSON",
                (byte)'"' => "a comma is missing before this text",
                > 32 and < 127 => $"\"{(char)bytes[at]}\" was not expected here",
                _ => "this character was not expected here",
            };
    }

    private static int Offset(ReadOnlySpan<byte> bytes, int line, int column)
    {
        var at = 0;
        for (; line > 0; line--)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            at += end + 1;
        }

        return Math.Min(at + column, bytes.Length);
    }

    private static (int Line, int Column) Position(ReadOnlySpan<byte> bytes, int offset)
    {
        var before = bytes[..Math.Min(offset, bytes.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private sealed class TwiceException(string message, long line, long column) : JsonException(message, null, line, column);
}
