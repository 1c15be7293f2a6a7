using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Commands.Plumbing;

/// <summary>A value in a document, with its place, that knows how to be read as what is expected of it.</summary>
internal readonly struct Value(InputLog log, JsonValue json, string pointer)
{
    /// <summary>JSON pointer of the value; "" is the whole document.</summary>
    public string Pointer => pointer;

    /// <summary>What the JSON value is.</summary>
    public JsonKind Kind => json.Kind;

    /// <summary>The members of an object; empty (with a problem logged) if it is none.</summary>
    public Fields Object(string expected = "an object")
    {
        if (json.Kind == JsonKind.Object)
        {
            return new Fields(log, json.Members!, pointer);
        }

        Wrong(expected);
        return new Fields(log, [], pointer);
    }

    /// <summary>A text of at most <paramref name="longest"/> signs; null with a problem if it is none.</summary>
    public string? Text(string expected = "a text", int longest = 2000)
    {
        if (json.Kind != JsonKind.Text)
        {
            Wrong(expected);
            return null;
        }

        if (json.Text!.Length > longest)
        {
            log.Refuse(new Problem("INP-006", $"The text at {Place} has {json.Text.Length} signs; at most {longest} are read.", pointer));
            return null;
        }

        return json.Text;
    }

    /// <summary>A finite number in a range.</summary>
    public double? Number(double min, double max, string unit = "")
    {
        if (json.Kind != JsonKind.Number)
        {
            Wrong("a number");
            return null;
        }

        return Wording.InRange(log, json.Number, pointer, min, max, unit);
    }

    /// <summary>A whole number in a range.</summary>
    public long? Whole(long min, long max, string unit = "")
    {
        if (json.Kind != JsonKind.Number || (double.IsFinite(json.Number) && json.Number != Math.Floor(json.Number)))
        {
            Wrong("a whole number");
            return null;
        }

        return Wording.InRange(log, json.Number, pointer, min, max, unit) is { } whole ? (long)whole : null;
    }

    /// <summary>true or false.</summary>
    public bool? Flag()
    {
        if (json.Kind == JsonKind.Boolean)
        {
            return json.Boolean;
        }

        Wrong("true, false or null");
        return null;
    }

    /// <summary>A day.</summary>
    public LocalDate? Date() => Text("a day as 2026-11-24") is { } text ? Wording.Date(log, text, pointer) : null;

    /// <summary>A product by name or brand.</summary>
    public Product? Product() => Text("a product's name") is { } text ? Wording.ProductName(log, text, pointer) : null;

    /// <summary>An area by name.</summary>
    public Area? Area() => Text("an area's name") is { } text ? Wording.AreaName(log, text, pointer) : null;

    /// <summary>One or several areas by name; <c>upper-face</c> is three.</summary>
    public ImmutableArray<Area> AreaGroup() => Text("an area's name") is { } text ? Wording.AreaNames(log, text, pointer) : [];

    /// <summary>Which of a few words it is.</summary>
    public int? Word(string what, string[] words) => Text($"a {what}") is { } text ? Wording.Word(log, text, pointer, what, words) : null;

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string what, params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct => Text($"a {what}") is { } text ? Wording.Choice(log, text, pointer, what, choices) : null;

    /// <summary>The items of a list, each read by <paramref name="read"/>; at most <paramref name="most"/> of them.</summary>
    public ImmutableArray<T> List<T>(Func<Value, T> read, int most = 1000, string expected = "a list")
    {
        if (json.Kind != JsonKind.List)
        {
            Wrong(expected);
            return [];
        }

        if (json.Items!.Count > most)
        {
            log.Refuse(new Problem("INP-006", $"The list at {Place} has {json.Items.Count} items; at most {most} are read.", pointer));
            return [];
        }

        var items = ImmutableArray.CreateBuilder<T>(json.Items.Count);
        for (var i = 0; i < json.Items.Count; i++)
        {
            items.Add(read(new Value(log, json.Items[i], $"{pointer}/{i}")));
        }

        return items.MoveToImmutable();
    }

    /// <summary>Records that this value is refused for a reason of the command's own.</summary>
    public void Refuse(string code, string detail) => log.Refuse(new Problem(code, detail, pointer));

    /// <summary>The same with a problem that names the nearest words.</summary>
    public void Refuse(Problem problem) => log.Refuse(problem);

    /// <summary>Records a warning about this value.</summary>
    public void Warn(string code, string message) => log.Warn(code, message, pointer);

    private string Place => pointer.Length == 0 ? "the top" : pointer;

    private void Wrong(string expected)
    {
        var came = json.Kind switch
        {
            JsonKind.Null => "null",
            JsonKind.Boolean => json.Boolean ? "true" : "false",
            JsonKind.Number => "a number",
            JsonKind.Text => $"the text \"{Problem.Shortened(json.Text!)}\"",
            JsonKind.List => "a list",
            _ => "an object",
        };
        log.Refuse(new Problem("INP-005", $"Expected {expected} at {Place}, but it is {came}.", pointer.Length == 0 ? null : pointer));
    }
}

/// <summary>
/// The members of a JSON object. Each is asked for by name; those never asked for become warnings (INP-009)
/// with the nearest known name when <see cref="End"/> is called. A member that is null counts as absent.
/// </summary>
internal sealed class Fields(InputLog log, IReadOnlyList<KeyValuePair<string, JsonValue>> members, string pointer)
{
    private readonly List<string> _known = [];

    /// <summary>JSON pointer of the object.</summary>
    public string Pointer => pointer;

    /// <summary>The value of a member; null if absent or JSON null.</summary>
    public Value? this[string name]
    {
        get
        {
            _known.Add(name);
            foreach (var member in members)
            {
                if (member.Key == name)
                {
                    return member.Value.Kind == JsonKind.Null ? null : new Value(log, member.Value, PointerTo(name));
                }
            }

            return null;
        }
    }

    /// <summary>Every member that is not null, where the names themselves are data (<c>{"glabella": 20}</c>).</summary>
    public IEnumerable<(string Name, Value Value)> Each()
    {
        foreach (var member in members.Where(m => m.Value.Kind != JsonKind.Null))
        {
            _known.Add(member.Key);
            yield return (member.Key, new Value(log, member.Value, PointerTo(member.Key)));
        }
    }

    /// <summary>The value of a member that must be there; a problem (INP-005) is logged if it is not.</summary>
    public Value? Needed(string name, string expected)
    {
        var value = this[name];
        if (value is null)
        {
            log.Refuse(new Problem("INP-005", $"{PointerTo(name)} is missing: expected {expected}.", PointerTo(name)));
        }

        return value;
    }

    /// <summary>Warns of every member that was never asked for.</summary>
    public void End()
    {
        foreach (var member in members)
        {
            if (!_known.Contains(member.Key))
            {
                var nearest = NearestNames.Of(member.Key, _known, 1);
                log.Warn(
                    "INP-009",
                    $"The field {Problem.Shortened(PointerTo(member.Key))} is not known and was ignored{(nearest.IsEmpty ? "" : $"; did you mean {nearest[0]}?")}{(nearest.IsEmpty ? "." : "")}",
                    PointerTo(member.Key));
            }
        }
    }

    private string PointerTo(string name) => $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
