using System.Collections.Immutable;
using System.Globalization;
using Glabella.Components;
using Glabella.Practice;
using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;
using Severity = Glabella.Screening.Severity;

namespace Glabella.Pages.Consultation;

/// <summary>Screening in the words of the page.</summary>
internal static class ScreeningText
{
    /// <summary>The answer as a heading.</summary>
    public static string Title(Decision decision, LocalDate? planned, LocalDate today)
    {
        var day = planned is { } date && date != today ? $"on {date.Brief(today)}" : "today";
        return decision switch
        {
            Decision.Contraindicated => "Contraindicated. Do not treat.",
            Decision.Defer => $"Defer. Do not treat {day}.",
            Decision.Refer => "Refer. A prescriber decides first.",
            Decision.Incomplete => "Not complete. Ask before you treat.",
            Decision.Caution => $"Treat with care {day}.",
            _ => $"Clear to treat {day}.",
        };
    }

    /// <summary>The worst that stands, in one or two sentences; the reader has it within the first words of the page.</summary>
    public static string Lead(VisitChart visit, LocalDate today)
    {
        var result = visit.Result!;
        if (visit.Standing!.Stops.FirstOrDefault() is { } stop)
        {
            return Sentence(stop, today);
        }

        if (visit.Standing.OpenQuestions)
        {
            return result.NotAsked.FirstOrDefault() is { } open
                ? $"Not asked: {open.Question}"
                : $"Not recognised: “{result.Unrecognised[0]}”. What is not known is not counted as safe.";
        }

        if (result.Findings.Any(f => f.Severity == Severity.Caution) && visit.Standing.Unread is [] && visit.Standing.Overrides is [])
        {
            return $"Nothing new. Acknowledged before: {string.Join(", ", visit.Standing.Care.Select(Name).Distinct())}.";
        }

        return (visit.Standing.Unread.FirstOrDefault() ?? result.Findings.FirstOrDefault()) is not { } worst ? "No rule speaks against the planned treatment."
            : worst.Severity >= Severity.Caution ? Sentence(worst, today)
            : $"Only to note: {Name(worst)}.";
    }

    private static string Sentence(Finding finding, LocalDate today) =>
        $"{Name(finding)}. {FirstSentence(finding.Effect)} {(finding.HoldUntil is { } day ? $"Not before {day.Brief(today)}." : FirstSentence(finding.Action))}";

    /// <summary>How many of what, in one line.</summary>
    public static string Counts(ScreeningResult result)
    {
        List<string> parts = [];
        void Add(int count, string one, string many)
        {
            if (count > 0)
            {
                parts.Add(count == 1 ? $"one {one}" : string.Create(CultureInfo.InvariantCulture, $"{count} {many}"));
            }
        }

        Add(result.Findings.Count(f => f.Severity >= Severity.Defer), "finding stops it", "findings stop it");
        Add(result.Findings.Count(f => f.Severity == Severity.Refer), "needs a prescriber", "need a prescriber");
        Add(result.Findings.Count(f => f.Severity == Severity.Caution), "needs care", "need care");
        Add(result.Findings.Count(f => f.Severity == Severity.Information), "is to note", "are to note");
        Add(result.NotAsked.Length, "question is open", "questions are open");
        Add(result.Unrecognised.Length, "name was not recognised", "names were not recognised");
        return parts.Count == 0 ? "" : char.ToUpperInvariant(parts[0][0]) + string.Join(", ", parts)[1..] + ".";
    }

    /// <summary>What a finding is about: the drug or illness as it is called, else the rule's title.</summary>
    public static string Name(Finding finding) =>
        finding.MatchedHow == MatchedHow.Answer || finding.Matched.Length == 0 ? finding.Title : char.ToUpperInvariant(finding.Matched[0]) + finding.Matched[1..];

    /// <summary>What was answered: a yes, an age, a date, an earlier treatment.</summary>
    public static string Answered(Finding finding, int? age) => finding.Field switch
    {
        "/birthDate" when age is { } years => string.Create(CultureInfo.InvariantCulture, $"{years} years old on the planned day."),
        _ when finding.Input == "true" => "Answered yes in the intake.",
        _ => finding.Input.Length > 0 && finding.Input != finding.Title ? $"{finding.Input}." : $"{finding.Title}.",
    };

    /// <summary>How the text was understood.</summary>
    public static string How(Finding finding) => finding.MatchedHow switch
    {
        MatchedHow.Answer => "answered in the intake",
        MatchedHow.Exact => "matched exactly",
        MatchedHow.Brand => $"matched by brand: {finding.Matched}",
        MatchedHow.Class => $"a word for a group: {finding.Matched}",
        MatchedHow.Combination => $"one of several ingredients: {finding.Matched}",
        MatchedHow.Translation => $"another language: {finding.Matched}",
        MatchedHow.Transliteration => $"another alphabet or spelling: {finding.Matched}",
        MatchedHow.Misspelling => $"read as {finding.Matched}; check the spelling",
        _ => $"read through look-alike letters as {finding.Matched}",
    };

    /// <summary>Why something has no bearing.</summary>
    public static string Why(HarmlessReason reason) => reason switch
    {
        HarmlessReason.Negated => "denied",
        HarmlessReason.OtherPerson => "about somebody else",
        HarmlessReason.Stopped => "over before it would matter",
        HarmlessReason.Route => "does not matter by this route",
        _ => "no rule for what is planned",
    };

    /// <summary>What a finding rests on.</summary>
    public static string Basis(Evidence evidence) => evidence switch
    {
        Evidence.Label => "Label",
        Evidence.Trial => "Trial",
        Evidence.Observational => "Observation without randomisation",
        Evidence.CaseReports => "Case reports",
        Evidence.Mechanism => "Mechanism, no clinical study",
        Evidence.Statute => "Law",
        _ => "Consensus or opinion",
    };

    /// <summary>The groups of the page, in the order of its reading. What was read and signed for before comes last and elsewhere: <see cref="Read"/>.</summary>
    public static ImmutableArray<(string Id, string Title, ImmutableArray<Finding> Findings)> Groups(ScreeningResult result, ScreeningStanding standing) =>
    [
        .. new (string, string, ImmutableArray<Finding>)[]
        {
            ("stops", "Stops it", [.. result.Findings.Where(f => f.Severity >= Severity.Defer)]),
            ("refer", "A prescriber decides", [.. result.Findings.Where(f => f.Severity == Severity.Refer)]),
            ("care", "Treat with care", [.. standing.Unread]),
            ("note", "To note", standing.ToNote),
        }.Where(g => !g.Item3.IsEmpty),
    ];

    /// <summary>Findings that ask for care or are to note, and that somebody read and signed for.</summary>
    public static ImmutableArray<Finding> Read(ScreeningStanding standing) =>
        [.. standing.Screening.Result.Findings.Where(f => f.Severity <= Severity.Caution && standing.Acknowledgement(f) is not null)];

    /// <summary>A text as runs of letters; a run is marked where its letters come from another alphabet inside a word in Latin letters.</summary>
    public static IEnumerable<(string Run, bool LookAlike)> Runs(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || IsForeign(text, i) != IsForeign(text, start))
            {
                yield return (text[start..i], IsForeign(text, start));
                start = i;
            }
        }
    }

    private static bool IsForeign(string text, int at) =>
        text[at] > '\u024F' && char.IsLetter(text[at]) && !char.IsAsciiLetter(Letters.Fold(text[at].ToString()).FirstOrDefault()) && WordHasLatin(text, at);

    private static bool WordHasLatin(string text, int at)
    {
        var from = at;
        while (from > 0 && char.IsLetter(text[from - 1]))
        {
            from--;
        }

        for (var i = from; i < text.Length && char.IsLetter(text[i]); i++)
        {
            if (char.IsAsciiLetter(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? text[..(end + 1)] : text;
}
