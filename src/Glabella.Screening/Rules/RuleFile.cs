using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Screening.Rules;

/// <summary>
/// Reads the rule files. They are part of the program, so anything wrong in them is a defect and throws; that they have no
/// field too many or too few is held by <c>Data/rule-family.schema.json</c> in the tests.
/// A document reader rather than a serializer: it starts faster, and the first screening pays for the start.
/// </summary>
internal static class RuleFile
{
    /// <summary>The rules of one file.</summary>
    public static List<Rule> Read(Stream json, Dictionary<string, Source> sources)
    {
        var rules = new List<Rule>();
        using var document = JsonDocument.Parse(json);
        var family = document.RootElement.GetProperty("family").GetString()!;
        foreach (var element in document.RootElement.GetProperty("rules").EnumerateArray())
        {
            rules.Add(ReadRule(element, family, sources));
        }

        return rules;
    }

    /// <summary>The sources by id.</summary>
    public static Dictionary<string, Source> ReadSources(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        return ReadSources(document.RootElement);
    }

    /// <summary>The sources of a document by id.</summary>
    public static Dictionary<string, Source> ReadSources(JsonElement document)
    {
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var s in document.GetProperty("sources").EnumerateObject())
        {
            sources[s.Name] = new Source(s.Name, Text(s.Value, "title"), Text(s.Value, "locator"), Word<SourceStatus>(Text(s.Value, "status")), Optional(s.Value, "url"));
        }

        return sources;
    }

    /// <summary>One rule.</summary>
    public static Rule ReadRule(JsonElement e, string family, Dictionary<string, Source> sources)
    {
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
            Products = Each(List(e, "products"), Product),
            Jurisdictions = Jurisdictions(List(e, "jurisdictions")),
            Areas = Each(List(e, "areas"), Area),
            Elsewhere = Optional(e, "elsewhere") is { } elsewhere ? Word<Severity>(elsewhere) : null,
            When = When(e.GetProperty("when")),
            Severity = Word<Severity>(Text(e, "severity")),
            SeverityBy = ProductTiers(e),
            Medical = Optional(e, "medical") is { } medical ? Word<Severity>(medical) : null,
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
            Watch = WatchOf(e),
            Direction = Text(e, "direction"),
            Effect = Text(e, "effect"),
            Action = Text(e, "action"),
            Mechanism = Text(e, "mechanism"),
            Evidence = Word<Evidence>(Text(e, "evidence")),
            EvidenceNote = Text(e, "evidenceNote"),
            Note = Optional(e, "note"),
            Values = Values(e),
            Sources = Each(List(e, "sources"), id => sources[id]),
            Reviewed = Date(Text(e, "reviewed")),
        };
    }

    // A yes or no in the releases before December 2026, which named no day.
    private static Watch? WatchOf(JsonElement e) => Member(e, "watch") switch
    {
        { ValueKind: JsonValueKind.True } => new Watch(null, Method.Assumption, null),
        { ValueKind: JsonValueKind.Object } w => new Watch(w.GetProperty("days").GetInt32(), Word<Method>(Text(w, "method")), Text(w, "reason")),
        _ => null,
    };

    private static Triggers When(JsonElement e) => new()
    {
        Drugs = List(e, "drugs"),
        ExceptDrugs = List(e, "exceptDrugs"),
        Stems = List(e, "stems"),
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

    private static Product Product(string name) => Vocabulary.Products.Find(name) ?? throw new InvalidDataException($"No such product: {name}");

    private static Area Area(string name) => Vocabulary.Areas.Find(name) ?? throw new InvalidDataException($"No such area: {name}");

    private static ImmutableArray<RuleValue> Values(JsonElement e)
    {
        var values = ImmutableArray.CreateBuilder<RuleValue>();
        if (Member(e, "values") is { } list)
        {
            foreach (var value in list.EnumerateArray())
            {
                values.Add(Value(value));
            }
        }

        return values.ToImmutable();
    }

    // Loops rather than queries: queries over value types have to be compiled when the program starts.
    private static ImmutableArray<string> List(JsonElement e, string name)
    {
        if (Member(e, name) is not { } list)
        {
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>(list.GetArrayLength());
        foreach (var text in list.EnumerateArray())
        {
            texts.Add(text.GetString()!);
        }

        return texts.MoveToImmutable();
    }

    private static ImmutableArray<ProductTier> ProductTiers(JsonElement e)
    {
        var tiers = ImmutableArray.CreateBuilder<ProductTier>();
        if (Member(e, "severityBy") is { } list)
        {
            foreach (var tier in list.EnumerateArray())
            {
                tiers.Add(new ProductTier(Each(List(tier, "products"), Product), Jurisdictions(List(tier, "jurisdictions")), Word<Severity>(Text(tier, "severity"))));
            }
        }

        return tiers.ToImmutable();
    }

    private static Jurisdiction[] Jurisdictions(ImmutableArray<string> names)
    {
        var jurisdictions = new Jurisdiction[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            jurisdictions[i] = Word<Jurisdiction>(names[i]);
        }

        return jurisdictions;
    }

    private static ImmutableArray<T> Each<T>(ImmutableArray<string> names, Func<string, T> make)
        where T : class
    {
        var made = ImmutableArray.CreateBuilder<T>(names.Length);
        foreach (var name in names)
        {
            made.Add(make(name));
        }

        return made.MoveToImmutable();
    }

    private static Tiers<T> Map<T>(JsonElement e, string name)
        where T : struct, Enum
    {
        if (Member(e, name) is not { } map)
        {
            return Tiers<T>.None;
        }

        var tiers = new List<Tier<T>>();
        foreach (var entry in map.EnumerateObject())
        {
            tiers.Add(new Tier<T>(Word<T>(entry.Name), Word<Severity>(entry.Value.GetString()!)));
        }

        return new Tiers<T>([.. tiers]);
    }

    // By hand: the date library's patterns take longer to start than all rules to read.
    private static LocalDate Date(string iso)
    {
        var parts = iso.Split('-');
        return new LocalDate(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    private static T Word<T>(string word)
        where T : struct, Enum =>
        Enum.TryParse(typeof(T), word, ignoreCase: true, out var value)
            ? (T)value
            : throw new InvalidDataException($"'{word}' is not a {typeof(T).Name}.");
}
