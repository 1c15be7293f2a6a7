using System.Globalization;
using Glabella.Screening.Names;

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

/// <summary>All that one little word does.</summary>
internal sealed record LittleMeaning(Role Roles, Route? Route, int? Month, int? Number, char? Unit);

/// <summary>The little words of many languages (<c>Data/words/grammar.json</c>, in the lexicon).</summary>
internal sealed class Grammar
{
    private static readonly Lazy<Grammar> Loaded = new(() => new Grammar());

    private readonly Lexicon lexicon = Lexicon.Current;
    private readonly LittleMeaning?[] decoded = new LittleMeaning?[Lexicon.Current.LittleWords.Count];

    /// <summary>The words of this release.</summary>
    public static Grammar Current => Loaded.Value;

    /// <summary>What a phrase of the lexicon does; null if it is no little word, also for -1.</summary>
    public LittleMeaning? Of(int phrase) =>
        phrase >= 0 && lexicon.Term(phrase, PhraseKinds.Little, out _) is var number && number >= 0 ? decoded[number] ??= Decode(lexicon.LittleWords[number]) : null;

    /// <summary>What a phrase does; none if it is no little word.</summary>
    public Role Roles(ReadOnlySpan<char> phrase) => Of(lexicon.Find(phrase))?.Roles ?? Role.None;

    private static LittleMeaning Decode(string row)
    {
        var cells = row.Split('\t');
        var roles = Role.None;
        foreach (var list in cells[0].Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            roles |= RoleOf(list);
        }

        Route? route = cells[1].Length == 0 ? null : RouteOf(cells[1]);
        return new LittleMeaning(route is null ? roles : roles | Role.Route, route, Whole(cells[2]), Whole(cells[3]), cells[4].Length == 0 ? null : cells[4][0]);
    }

    private static Route RouteOf(string group) => group switch
    {
        "oral" => Route.Oral,
        "injection" => Route.Injection,
        "infusion" => Route.Infusion,
        "topical" => Route.Topical,
        "eye" => Route.Eye,
        "ear" => Route.Ear,
        "inhaled" => Route.Inhaled,
        "nasal" => Route.Nasal,
        "other" => Route.Other,
        _ => throw new InvalidDataException($"grammar.json has a route '{group}' that nothing reads."),
    };

    private static int? Whole(string cell) => cell.Length == 0 ? null : int.Parse(cell, CultureInfo.InvariantCulture);

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
