using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Glabella.Vocabulary;
using NodaTime.Text;

namespace Glabella.Screening.Rules;

/// <summary>
/// Reads the rule files. They are part of the program, so anything wrong in them is a defect and throws.
/// A document reader rather than a serializer: it starts faster, and the first screening pays for the start.
/// </summary>
internal static class RuleFile
{
    private static readonly FrozenSet<string> Known = new[]
    {
        "code", "origin", "title", "topic", "for", "products", "areas", "elsewhere", "when", "severity", "severityIn", "labelIn", "byRoute",
        "local", "resolves", "watch", "cosmeticOnly", "values", "afterStop", "window", "direction", "effect", "action", "mechanism", "evidence",
        "evidenceNote", "note", "sources", "reviewed",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The rules of one file.</summary>
    public static IEnumerable<Rule> Read(Stream json, FrozenDictionary<string, Source> sources)
    {
        using var document = JsonDocument.Parse(json);
        var family = document.RootElement.GetProperty("family").GetString()!;
        foreach (var element in document.RootElement.GetProperty("rules").EnumerateArray())
        {
            yield return ReadRule(element, family, sources);
        }
    }

    /// <summary>The sources by id.</summary>
    public static FrozenDictionary<string, Source> ReadSources(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("sources").EnumerateObject().ToFrozenDictionary(
            s => s.Name,
            s => new Source(s.Name, Text(s.Value, "title"), Text(s.Value, "locator"), Word<SourceStatus>(Text(s.Value, "status")), Optional(s.Value, "url")),
            StringComparer.Ordinal);
    }

    private static Rule ReadRule(JsonElement e, string family, FrozenDictionary<string, Source> sources)
    {
        foreach (var property in e.EnumerateObject())
        {
            if (!Known.Contains(property.Name))
            {
                throw new InvalidDataException($"Rule {Text(e, "code")} has a field '{property.Name}' that nothing reads.");
            }
        }

        var local = Optional(e, "local");
        var stop = Member(e, "afterStop");
        var window = Member(e, "window");
        return new Rule
        {
            Code = Text(e, "code"),
            Family = family,
            Origin = Text(e, "origin"),
            Title = Text(e, "title"),
            Topic = Word<Topic>(Text(e, "topic")),
            Kind = Text(e, "for") switch { "toxin" => ProductKind.Toxin, "filler" => ProductKind.Filler, "both" => null, var other => throw new InvalidDataException(other) },
            Products = [.. List(e, "products").Select(p => Products.Find(p) ?? throw new InvalidDataException($"No such product: {p}"))],
            Areas = [.. List(e, "areas").Select(a => Areas.Find(a) ?? throw new InvalidDataException($"No such area: {a}"))],
            Elsewhere = Optional(e, "elsewhere") is { } elsewhere ? Word<Severity>(elsewhere) : null,
            When = When(e.GetProperty("when")),
            Severity = Word<Severity>(Text(e, "severity")),
            SeverityIn = Map<Jurisdiction>(e, "severityIn"),
            LabelIn = Map<Jurisdiction>(e, "labelIn"),
            ByRoute = Map<Route>(e, "byRoute"),
            HasLocal = local is not null,
            Local = local is null or "none" ? null : Word<Severity>(local),
            Resolves = Flag(e, "resolves"),
            AfterStopDays = stop is { } s ? s.GetProperty("days").GetInt32() : 0,
            AfterStopMethod = stop is { } m ? Word<Method>(Text(m, "method")) : Method.Assumption,
            BeforeDays = window is { } b && Member(b, "beforeDays") is { } before ? before.GetInt32() : null,
            AfterDays = window is { } a && Member(a, "afterDays") is { } after ? after.GetInt32() : null,
            CosmeticOnly = Flag(e, "cosmeticOnly"),
            Watch = Flag(e, "watch"),
            Direction = Text(e, "direction"),
            Effect = Text(e, "effect"),
            Action = Text(e, "action"),
            Mechanism = Text(e, "mechanism"),
            Evidence = Word<Evidence>(Text(e, "evidence")),
            EvidenceNote = Text(e, "evidenceNote"),
            Note = Optional(e, "note"),
            Values = Member(e, "values") is { } values ? [.. values.EnumerateArray().Select(Value)] : [],
            Sources = [.. List(e, "sources").Select(id => sources[id])],
            Reviewed = LocalDatePattern.Iso.Parse(Text(e, "reviewed")).Value,
        };
    }

    private static Triggers When(JsonElement e) => new()
    {
        Drugs = List(e, "drugs"),
        ExceptDrugs = List(e, "exceptDrugs"),
        Atc = List(e, "atc"),
        Classes = List(e, "classes"),
        Conditions = List(e, "conditions"),
        Allergens = List(e, "allergens"),
        Procedures = List(e, "procedures"),
        Answer = Optional(e, "answer"),
        Planned = Optional(e, "planned"),
    };

    private static RuleValue Value(JsonElement v) =>
        new(Text(v, "name"), v.GetProperty("value").GetDouble(), Text(v, "unit"), Word<Method>(Text(v, "method")), Text(v, "source"));

    private static JsonElement? Member(JsonElement e, string name) => e.TryGetProperty(name, out var member) ? member : null;

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;

    private static string? Optional(JsonElement e, string name) => Member(e, name)?.GetString();

    private static bool Flag(JsonElement e, string name) => Member(e, name)?.GetBoolean() ?? false;

    private static ImmutableArray<string> List(JsonElement e, string name) =>
        Member(e, name) is { } list ? [.. list.EnumerateArray().Select(x => x.GetString()!)] : [];

    private static ImmutableDictionary<T, Severity> Map<T>(JsonElement e, string name)
        where T : struct, Enum =>
        Member(e, name) is { } map
            ? map.EnumerateObject().ToImmutableDictionary(x => Word<T>(x.Name), x => Word<Severity>(x.Value.GetString()!))
            : ImmutableDictionary<T, Severity>.Empty;

    private static T Word<T>(string word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word, ignoreCase: true, out var value)
            ? value
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"'{word}' is not a {typeof(T).Name}."));
}
