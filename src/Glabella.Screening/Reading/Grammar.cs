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
    Active = 1 << 30,
}

/// <summary>All that one little word does; a class, so that the dictionary needs no compiling at the start.</summary>
internal sealed class LittleMeaning
{
    public Role Roles { get; set; }

    public Route? Route { get; set; }

    public int? Month { get; set; }

    public int? Number { get; set; }

    public char? Unit { get; set; }
}

/// <summary>The little words of nine languages (<c>Data/words/grammar.json</c>).</summary>
internal sealed class Grammar
{
    private static readonly Lazy<Grammar> Loaded = new(Load);

    private readonly Dictionary<string, LittleMeaning>.AlternateLookup<ReadOnlySpan<char>> words;

    private Grammar(Dictionary<string, LittleMeaning> words) => this.words = words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The words of this release.</summary>
    public static Grammar Current => Loaded.Value;

    /// <summary>What a phrase does; none if it is no little word.</summary>
    public Role Roles(ReadOnlySpan<char> phrase) => words.TryGetValue(phrase, out var word) ? word.Roles : Role.None;

    /// <summary>The route that a phrase names, or null.</summary>
    public Route? RouteOf(ReadOnlySpan<char> phrase) => words.TryGetValue(phrase, out var word) ? word.Route : null;

    /// <summary>1…12, or null.</summary>
    public int? Month(string word) => words.TryGetValue(word, out var found) ? found.Month : null;

    /// <summary>A number in digits or words, or null.</summary>
    public int? Number(string word) =>
        words.TryGetValue(word, out var found) && found.Number is { } number ? number
        : word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : null;

    /// <summary><c>d</c>, <c>w</c>, <c>m</c> or <c>y</c>, or null.</summary>
    public char? Unit(string word) => words.TryGetValue(word, out var found) ? found.Unit : null;

    private static Grammar Load()
    {
        using var stream = typeof(Grammar).Assembly.GetManifestResourceStream("Glabella.Screening.Data.words.grammar.json")!;
        using var document = JsonDocument.Parse(stream);
        var words = new Dictionary<string, LittleMeaning>(3000, StringComparer.Ordinal);
        LittleMeaning Of(JsonElement phrase)
        {
            var key = Phrase.Fold(phrase.GetString()!);
            if (!words.TryGetValue(key, out var word))
            {
                words[key] = word = new LittleMeaning();
            }

            return word;
        }

        foreach (var list in document.RootElement.EnumerateObject())
        {
            if (list.Value.ValueKind == JsonValueKind.Array)
            {
                var role = RoleOf(list.Name);
                foreach (var phrase in list.Value.EnumerateArray())
                {
                    Of(phrase).Roles |= role;
                }

                continue;
            }

            foreach (var group in list.Value.EnumerateObject())
            {
                foreach (var phrase in group.Value.EnumerateArray())
                {
                    Note(Of(phrase), list.Name, group.Name);
                }
            }
        }

        return new Grammar(words);
    }

    // The first group that claims a word keeps it.
    private static void Note(LittleMeaning word, string list, string group)
    {
        switch (list)
        {
            case "routes":
                word.Route ??= Enum.Parse<Route>(group, ignoreCase: true);
                word.Roles |= Role.Route;
                break;
            case "months":
                word.Month ??= int.Parse(group, CultureInfo.InvariantCulture);
                break;
            case "numbers":
                word.Number ??= int.Parse(group, CultureInfo.InvariantCulture);
                break;
            case "units":
                word.Unit ??= group[0];
                break;
            default:
                throw new InvalidDataException($"grammar.json has groups '{list}' that nothing reads.");
        }
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
        "active" => Role.Active | Role.Noise,
        "things" => Role.Things | Role.Noise,
        _ => throw new InvalidDataException($"grammar.json has a list '{list}' that nothing reads."),
    };
}
