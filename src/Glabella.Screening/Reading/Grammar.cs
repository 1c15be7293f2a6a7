using System.Globalization;
using Glabella.Screening.Names;

namespace Glabella.Screening.Reading;

/// <summary>What a little word does in a text. Many do several things.</summary>
[Flags]
internal enum Role : long
{
    None = 0,
    Negation = 1L << 0,
    AfterNegation = 1L << 1,
    Uncertain = 1L << 2,
    Nothing = 1L << 3,
    Person = 1L << 4,
    Family = 1L << 5,
    Self = 1L << 6,
    Reset = 1L << 7,
    Now = 1L << 8,
    Stopped = 1L << 9,
    LongAgo = 1L << 10,
    Started = 1L << 11,
    Planned = 1L << 12,
    StopVerb = 1L << 13,
    Affirm = 1L << 14,
    Subject = 1L << 15,
    NotSubject = 1L << 16,
    InPerson = 1L << 17,
    AllergyTo = 1L << 18,
    AllergyAfter = 1L << 19,
    Noise = 1L << 20,
    Face = 1L << 21,
    Elsewhere = 1L << 22,
    Ago = 1L << 23,
    AgoBefore = 1L << 24,
    Last = 1L << 25,
    Yesterday = 1L << 26,
    Today = 1L << 27,
    Route = 1L << 28,
    Things = 1L << 29,
    Active = 1L << 30,

    /// <summary>Leads to a last day that may lie ahead: "until", "bis".</summary>
    Until = 1L << 31,

    /// <summary>Places in which the gravely ill are treated.</summary>
    Hospital = 1L << 32,

    /// <summary>What comes next made what stands before: "after", "since".</summary>
    After = 1L << 33,

    /// <summary>Leads from a drug to what it is for.</summary>
    Purpose = 1L << 34,

    /// <summary>An illness that was looked for and not found.</summary>
    RuledOut = 1L << 35,

    /// <summary>"Without": behind another denial it says that there is something.</summary>
    Without = 1L << 36,

    /// <summary>The answer yes.</summary>
    Yes = 1L << 37,

    /// <summary>Somebody takes what comes next.</summary>
    Taking = 1L << 38,

    /// <summary>Leads to what happens if, not to what is.</summary>
    Condition = 1L << 39,

    /// <summary>A thing that is there, and whose name is not said.</summary>
    Nameless = 1L << 40,

    /// <summary>The person does not know.</summary>
    DontKnow = 1L << 41,

    /// <summary>Denies what follows only where it is said twice: "né … né".</summary>
    NeitherNor = 1L << 42,

    /// <summary>Leads to why: what stands behind has its own time ("warfarin because I had a clot in 2019").</summary>
    Because = 1L << 43,

    /// <summary>Ends what a denial holds for: "nothing before the myasthenia".</summary>
    Onset = 1L << 44,

    /// <summary>How an illness goes or is treated: where this is denied, the illness is not.</summary>
    Course = 1L << 45,
}

/// <summary>All that one little word does. One that is ordinary says nothing of health: it is asked about, but never taken for a misspelt name ("books" is no Botox).</summary>
internal sealed record LittleMeaning(Role Roles, Route? Route, int? Month, int? Number, char? Unit, bool Ordinary);

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
        var ordinary = false;
        foreach (var list in cells[0].Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            ordinary |= list == "ordinary";
            roles |= RoleOf(list);
        }

        Route? route = cells[1].Length == 0 ? null : RouteOf(cells[1]);
        return new LittleMeaning(route is null ? roles : roles | Role.Route, route, Whole(cells[2]), Whole(cells[3]), cells[4].Length == 0 ? null : cells[4][0], ordinary);
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
        "until" => Role.Until | Role.Stopped,
        "hospital" => Role.Hospital | Role.Noise,
        "after" => Role.After | Role.Noise,
        "purpose" => Role.Purpose,
        "everyday" => Role.Noise,
        "ordinary" => Role.None,
        "ruledOut" => Role.RuledOut | Role.AfterNegation,
        "without" => Role.Without | Role.Negation,
        "yes" => Role.Yes | Role.Affirm | Role.Noise,
        "takingVerbs" => Role.Taking,
        "conditional" => Role.Condition | Role.Noise,
        "dontKnow" => Role.DontKnow | Role.Uncertain,
        "neitherNor" => Role.NeitherNor | Role.Noise,
        "because" => Role.Because | Role.Noise,
        "onset" => Role.Onset | Role.Noise,
        "course" => Role.Course | Role.Noise,
        "nameless" => Role.Nameless | Role.Noise,
        _ => throw new InvalidDataException($"grammar.json has a list '{list}' that nothing reads."),
    };
}
