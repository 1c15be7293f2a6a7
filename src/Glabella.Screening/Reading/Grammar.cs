using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Glabella.Screening.Reading;

/// <summary>What a little word does in a text. Many do several things.</summary>
[Flags]
internal enum Role
{
    None = 0,
    Negation = 1 << 0,
    AfterNegation = 1 << 1,
    Uncertain = 1 << 2,
    Nothing = 1 << 3,
    Person = 1 << 4,
    Family = 1 << 5,
    Self = 1 << 6,
    Reset = 1 << 7,
    Now = 1 << 8,
    Stopped = 1 << 9,
    LongAgo = 1 << 10,
    Started = 1 << 11,
    Planned = 1 << 12,
    StopVerb = 1 << 13,
    Affirm = 1 << 14,
    Subject = 1 << 15,
    NotSubject = 1 << 16,
    InPerson = 1 << 17,
    AllergyTo = 1 << 18,
    AllergyAfter = 1 << 19,
    Noise = 1 << 20,
    Face = 1 << 21,
    Elsewhere = 1 << 22,
    Ago = 1 << 23,
    AgoBefore = 1 << 24,
    Last = 1 << 25,
    Yesterday = 1 << 26,
    Today = 1 << 27,
    Route = 1 << 28,
    Things = 1 << 29,
}

/// <summary>The little words of nine languages (<c>Data/words/grammar.json</c>).</summary>
internal sealed class Grammar
{
    private static readonly Lazy<Grammar> Loaded = new(Load);

    private readonly FrozenDictionary<string, Role>.AlternateLookup<ReadOnlySpan<char>> roles;
    private readonly FrozenDictionary<string, Route>.AlternateLookup<ReadOnlySpan<char>> routes;
    private readonly FrozenDictionary<string, int> months;
    private readonly FrozenDictionary<string, int> numbers;
    private readonly FrozenDictionary<string, char> units;

    private Grammar(Dictionary<string, Role> roles, Dictionary<string, Route> routes, Dictionary<string, int> months, Dictionary<string, int> numbers, Dictionary<string, char> units)
    {
        this.roles = roles.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        this.routes = routes.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        this.months = months.ToFrozenDictionary(StringComparer.Ordinal);
        this.numbers = numbers.ToFrozenDictionary(StringComparer.Ordinal);
        this.units = units.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The words of this release.</summary>
    public static Grammar Current => Loaded.Value;

    /// <summary>What a phrase does; none if it is no little word.</summary>
    public Role Roles(ReadOnlySpan<char> phrase) => roles.TryGetValue(phrase, out var role) ? role : Role.None;

    /// <summary>The route that a phrase names, or null.</summary>
    public Route? RouteOf(ReadOnlySpan<char> phrase) => routes.TryGetValue(phrase, out var route) ? route : null;

    /// <summary>1…12, or null.</summary>
    public int? Month(string word) => months.TryGetValue(word, out var month) ? month : null;

    /// <summary>A number in digits or words, or null.</summary>
    public int? Number(string word) =>
        numbers.TryGetValue(word, out var number) ? number
        : word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : null;

    /// <summary><c>d</c>, <c>w</c>, <c>m</c> or <c>y</c>, or null.</summary>
    public char? Unit(string word) => units.TryGetValue(word, out var unit) ? unit : null;

    private static Grammar Load()
    {
        using var stream = typeof(Grammar).Assembly.GetManifestResourceStream("Glabella.Screening.Data.words.grammar.json")!;
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        void Give(string phrase, Role role) => roles[phrase] = roles.GetValueOrDefault(phrase) | role;
        foreach (var list in root.EnumerateObject())
        {
            if (list.Value.ValueKind == JsonValueKind.Array)
            {
                var role = RoleOf(list.Name);
                foreach (var phrase in list.Value.EnumerateArray())
                {
                    Give(Phrase.Fold(phrase.GetString()!), role);
                }
            }
        }

        var routes = Map(root.GetProperty("routes"), name => Enum.Parse<Route>(name, ignoreCase: true));
        foreach (var phrase in routes.Keys)
        {
            Give(phrase, Role.Route);
        }

        return new Grammar(
            roles,
            routes,
            Map(root.GetProperty("months"), name => int.Parse(name, CultureInfo.InvariantCulture)),
            Map(root.GetProperty("numbers"), name => int.Parse(name, CultureInfo.InvariantCulture)),
            Map(root.GetProperty("units"), name => name[0]));
    }

    private static Role RoleOf(string list) => list switch
    {
        "negation" => Role.Negation,
        "afterNegation" => Role.AfterNegation,
        "uncertain" => Role.Uncertain,
        "nothing" => Role.Nothing,
        "persons" => Role.Person,
        "family" => Role.Family,
        "self" => Role.Self,
        "reset" => Role.Reset,
        "now" => Role.Now,
        "stopped" => Role.Stopped,
        "longAgo" => Role.LongAgo,
        "started" => Role.Started,
        "planned" => Role.Planned,
        "stopVerbs" => Role.StopVerb,
        "affirm" => Role.Affirm,
        "subject" => Role.Subject,
        "notSubject" => Role.NotSubject,
        "inPerson" => Role.InPerson,
        "allergyTo" => Role.AllergyTo,
        "allergyAfter" => Role.AllergyAfter,
        "noise" => Role.Noise,
        "face" => Role.Face,
        "elsewhere" => Role.Elsewhere,
        "ago" => Role.Ago,
        "agoBefore" => Role.AgoBefore,
        "last" => Role.Last,
        "yesterday" => Role.Yesterday,
        "todayWords" => Role.Today,
        "things" => Role.Things | Role.Noise,
        _ => throw new InvalidDataException($"grammar.json has a list '{list}' that nothing reads."),
    };

    private static Dictionary<string, T> Map<T>(JsonElement e, Func<string, T> value)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var group in e.EnumerateObject())
        {
            foreach (var word in group.Value.EnumerateArray())
            {
                map.TryAdd(Phrase.Fold(word.GetString()!), value(group.Name));
            }
        }

        return map;
    }
}
