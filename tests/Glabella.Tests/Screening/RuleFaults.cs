using System.Text.Json;
using System.Text.RegularExpressions;
using Glabella.Screening;
using Glabella.Screening.Rules;
using Glabella.Vocabulary;

namespace Glabella.Tests.Screening;

/// <summary>What may be wrong with a rule, in sentences. <see cref="RuleFaultsTests"/> plants each fault once.</summary>
internal static partial class RuleFaults
{
    /// <summary>Every fault of a rule.</summary>
    public static IEnumerable<string> Of(Rule r)
    {
        var when = r.When;
        if (r.Sources.IsEmpty)
        {
            yield return $"{r.Code} has no source: open one and enter it in sources.json, or say that it is recalled.";
        }

        if (r.Sources.Any(s => s.Title.Length <= 5 || s.Locator.Length <= 2 || (s.Status == SourceStatus.Seen && s.Url is null)))
        {
            yield return $"{r.Code} has a source without title, place or, though seen, address.";
        }

        if (!r.Sources.IsEmpty && !r.Sources.Any(s => s.Status == SourceStatus.Seen) && r.Evidence is Evidence.Label or Evidence.Trial or Evidence.Observational or Evidence.Statute)
        {
            yield return $"{r.Code} claims {r.Evidence} that nobody opened.";
        }

        if (r.Effect.Length <= 15 || !r.Effect.EndsWith('.') || r.Action.Length <= 6 || !r.Action.EndsWith('.'))
        {
            yield return $"{r.Code} says effect or action in no sentence.";
        }

        if (when.Drugs.IsEmpty && when.Atc.IsEmpty && when.Stems.IsEmpty && when.Classes.IsEmpty && when.Conditions.IsEmpty && when.Allergens.IsEmpty && when.Procedures.IsEmpty && when.Answer is null && when.Planned is null)
        {
            yield return $"{r.Code} can never be set off.";
        }

        if (when.Stems.Any(s => s.Length < 4 || !(s.StartsWith('-') ^ s.EndsWith('-'))))
        {
            yield return $"{r.Code} has a stem that is none: -ending or beginning-.";
        }

        if (r.LabelIn.Any(l => (r.SeverityIn.TryGetValue(l.Key, out var s) ? s : r.Severity) < l.Value && !r.Resolves) || r.LabelIn.Any(l => r.Medical < l.Value && !r.Resolves))
        {
            yield return $"{r.Code} is milder than a label.";
        }

        if (!(r.LabelIn.IsEmpty && r.SeverityIn.IsEmpty) && !r.Sources.Any(s => s.Status == SourceStatus.Seen))
        {
            yield return $"{r.Code} says what a country's label says, and nobody opened one.";
        }

        if (r.EvidenceNote.StartsWith("weak", StringComparison.Ordinal) && (r.Severity > Severity.Information || !r.SeverityIn.IsEmpty))
        {
            yield return $"{r.Code} rests on weak evidence and is more than information.";
        }
    }

    /// <summary>All that a rule says to people.</summary>
    public static IEnumerable<string> Texts(Rule r) => [r.Title, r.Effect, r.Action, r.Mechanism, r.Direction, r.EvidenceNote, r.Note ?? ""];

    /// <summary>A text in its sentences.</summary>
    public static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Where(s => s.Length > 0);

    /// <summary>Every string of a document.</summary>
    public static IEnumerable<string> Strings(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. All(document.RootElement)];
    }

    /// <summary>Whether a sentence tells somebody to stop, pause or hold something; a sentence that says not to does not.</summary>
    public static bool TellsToStop(string sentence) => Stop().IsMatch(Denied().Replace(sentence, ""));

    /// <summary>Whether a sentence is about drugs against clotting.</summary>
    public static bool SpeaksOfAnticoagulants(string sentence) => Anticoagulant().IsMatch(sentence);

    private static IEnumerable<string> All(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.String => [e.GetString()!],
        JsonValueKind.Object => e.EnumerateObject().SelectMany(p => All(p.Value)),
        JsonValueKind.Array => e.EnumerateArray().SelectMany(All),
        _ => [],
    };

    [GeneratedRegex("(?<=[.;:])\\s+")]
    private static partial Regex SentenceEnd();

    // English, German and Dutch, French, Spanish and Portuguese, Italian, Turkish, Polish.
    [GeneratedRegex("(?i)\\b(stop|stopped|stopping|pause|paused|pausing|discontinue\\w*|withhold\\w*|hold|omit\\w*|skip\\w*|interrupt\\w*|suspend\\w*|cease\\w*|bridge|bridging|come off|leave off|break from|washout"
        + "|absetz\\w*|abgesetzt|aussetz\\w*|pausier\\w*|weglass\\w*|unterbrech\\w*|staken|arr[êe]t\\w*|suspens\\w*|interromp\\w*|interrump\\w*|dej[ea]\\w* de tomar|pare|parar|sospen\\w*|smett\\w*|b[ıi]rak\\w*|kes(in|iniz|mek)|odstaw\\w*|przerw\\w*)\\b")]
    private static partial Regex Stop();

    [GeneratedRegex("(?i)\\b(do not|don't|never|not|no need to|no reason to|no \\w+ ever \\w+ to|nicht|niemals|kein\\w*|niet|ne|jamais|no|nunca|não|non|mai|nie)\\s+(\\w+\\s+){0,2}?"
        + "(stop\\w*|pause|discontinue|withhold|hold|omit|skip|interrupt|suspend\\w*|absetzen|pausieren|unterbrechen|staken|arr[êe]t\\w*|interromp\\w*|interrump\\w*|deje de tomar|pare|sospend\\w*|smett\\w*|odstawia\\w*|przerywa\\w*)\\b"
        + "|b[ıi]rakmay[ıi]n\\w*|kesmeyin\\w*")]
    private static partial Regex Denied();

    [GeneratedRegex("(?i)anti.?[ck]oag|blood.?thinn|antiplatelet|blutverd|gerinnungshemm|bloedverdunn|fluidifiant|diluent[ei] (del|do)|kan suland|przeciwzakrzep|rozrzedza|"
        + "warfarin|[ck]oumadin|marcumar|sintrom|heparin|apixaban|eliquis|rivaroxaban|xarelto|dabigatran|pradaxa|edoxaban|phenprocoumon|acenocoumarol|clopidogrel|plavix|aspirin|acetylsalicyl")]
    private static partial Regex Anticoagulant();
}
