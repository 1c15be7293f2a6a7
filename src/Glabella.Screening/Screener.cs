using System.Collections.Immutable;
using Glabella.Screening.Facts;
using Glabella.Screening.Names;
using Glabella.Screening.Rules;

namespace Glabella.Screening;

/// <summary>May this person be treated on this day? Facts in, findings out; the worst finding decides and all are shown.</summary>
public static class Screener
{
    /// <summary>
    /// Screens one person. A function of its arguments alone. Never throws for what an intake says:
    /// any text is answered, and what was not understood is listed.
    /// </summary>
    /// <exception cref="ArgumentException">The options name a version of the rules that was never released.</exception>
    public static ScreeningResult Screen(Intake intake, ScreeningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(intake);
        var person = new Case(intake, options?.Jurisdiction ?? intake.Jurisdiction ?? Jurisdiction.US, RuleBook.Of(options?.RulesVersion));
        int? age = intake.BirthDate is { } birth && person.Day is { } day ? LifeStage.Age(birth, day) : null;
        LifeStage.Look(person);
        History.Look(person);
        PlanItself.Look(person);
        var texts = new Texts(person);
        texts.Look();

        var missing = Missing.Of(intake, age);
        var findings = InOrder(person.Findings);
        var incomplete = missing.Length > 0 || texts.Unrecognised.Count > 0;
        return new ScreeningResult(
            intake.Id,
            person.Jurisdiction,
            options?.RulesVersion ?? ScreeningRules.Version,
            person.Day,
            age,
            Decide(findings, incomplete),
            [.. person.Products.Distinct().Select(p => new ProductDecision(p.Name, Decide(findings.Where(f => f.Products.Contains(p.Name)), incomplete)))],
            findings,
            [.. texts.Unrecognised],
            [.. texts.DidYouMean],
            missing,
            [.. texts.Harmless]);
    }

    /// <summary>
    /// Names that begin with what somebody has typed, for completing it on a form; empty below two letters.
    /// Whatever is chosen, the reader understands.
    /// </summary>
    public static ImmutableArray<Suggestion> Suggest(string prefix, SuggestionList list, int atMost = 8)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return [.. Suggestions.For(list).SelectMany(names => names.Begin(prefix, atMost)).Take(atMost)];
    }

    /// <summary>The texts of <see cref="Suggest(string, SuggestionList, int)"/>, at most eight, for a list named as in an intake document.</summary>
    /// <param name="letters">What was typed so far, in any letter case.</param>
    /// <param name="list"><c>medications</c>, <c>conditions</c> or <c>allergies</c>.</param>
    public static ImmutableArray<string> Suggest(string letters, string list) =>
        [.. Suggest(letters, list switch { "medications" => SuggestionList.Medications, "allergies" => SuggestionList.Allergies, _ => SuggestionList.Conditions }).Select(s => s.Text)];

    private static Decision Decide(IEnumerable<Finding> findings, bool incomplete)
    {
        var worst = incomplete ? Decision.Incomplete : Decision.Clear;
        foreach (var finding in findings)
        {
            var decision = finding.Severity switch
            {
                Severity.Contraindicated => Decision.Contraindicated,
                Severity.Defer => Decision.Defer,
                Severity.Refer => Decision.Refer,
                Severity.Caution => Decision.Caution,
                _ => Decision.Clear,
            };
            worst = decision > worst ? decision : worst;
        }

        return worst;
    }

    // Worst first, then by rule, then by place: the list comes in the order of the places, and what is alike keeps its order.
    // By insertion: lists are short, and a query ordered by an enumeration would have to be compiled when the program starts.
    private static ImmutableArray<Finding> InOrder(List<Finding> findings)
    {
        var ordered = new List<Finding>(findings.Count);
        foreach (var finding in findings)
        {
            var place = ordered.Count;
            while (place > 0 && Before(finding, ordered[place - 1]))
            {
                place--;
            }

            ordered.Insert(place, finding);
        }

        return [.. ordered];
    }

    private static bool Before(Finding a, Finding b) =>
        a.Severity > b.Severity || (a.Severity == b.Severity && string.CompareOrdinal(a.Rule, b.Rule) < 0);
}
