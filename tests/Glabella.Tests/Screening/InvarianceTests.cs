using System.Collections.Immutable;
using CsCheck;
using Glabella.Screening;

namespace Glabella.Tests.Screening;

/// <summary>What may never change a decision, and what may never change it for the better.</summary>
public sealed class InvarianceTests
{
    // Letters that nobody tells from Latin ones on paper: UTS #39 confusables, Cyrillic and Greek.
    private static readonly Dictionary<char, char[]> Doubles = new()
    {
        ['a'] = ['а', 'ɑ', 'α'],
        ['c'] = ['с'],
        ['e'] = ['е'],
        ['i'] = ['і', 'ι'],
        ['j'] = ['ј'],
        ['o'] = ['о', 'ο'],
        ['p'] = ['р', 'ρ'],
        ['s'] = ['ѕ'],
        ['x'] = ['х'],
        ['y'] = ['у'],
        ['v'] = ['ν'],
        ['h'] = ['һ'],
    };

    private static readonly ImmutableArray<CaseFiles.TextCase> Texts = [.. CaseFiles.All];

    private static readonly ImmutableArray<CaseFiles.TextCase> Medicines = [.. Texts.Where(c => c.Field == "medications" && c.Product == "Botox")];

    [Fact]
    public void Letter_case_and_blanks_change_no_decision() => One(Texts).Sample(c =>
    {
        var plain = Screener.Screen(CaseFiles.With(c.Field, c.Text, c.Product));
        var loud = Screener.Screen(CaseFiles.With(c.Field, "  " + Upper(c.Text).Replace(" ", "   ", StringComparison.Ordinal) + " ", c.Product));
        return plain.Decision == loud.Decision && plain.Findings.Select(f => (f.Rule, f.Matched)).SequenceEqual(loud.Findings.Select(f => (f.Rule, f.Matched)));
    });

    [Fact]
    public void The_order_of_a_list_changes_nothing_that_matters() =>
        One(Medicines).List[2, 8].SelectMany(list => Gen.Shuffle(list.ToArray()).Select(shuffled => (list, shuffled))).Sample(x =>
        {
            var a = Screener.Screen(CaseFiles.Healthy() with { Medications = [.. x.list.Select(c => new Statement(c.Text))] });
            var b = Screener.Screen(CaseFiles.Healthy() with { Medications = [.. x.shuffled.Select(c => new Statement(c.Text))] });
            return a.Decision == b.Decision && Facts(a).SetEquals(Facts(b));
        });

    [Fact]
    public void One_more_fact_never_makes_the_decision_milder() =>
        Gen.Select(One(Medicines).List[0, 5], One(Medicines)).Sample((list, more) =>
        {
            var before = Screener.Screen(CaseFiles.Healthy() with { Medications = [.. list.Select(c => new Statement(c.Text))] });
            var after = Screener.Screen(CaseFiles.Healthy() with { Medications = [.. list.Append(more).Select(c => new Statement(c.Text))] });
            return after.Decision >= before.Decision;
        });

    [Fact]
    public void Look_alike_letters_never_change_the_decision_for_the_better()
    {
        // Drugs and illnesses by their plain names, each with some letters replaced.
        var names = Texts.Where(c => c.Finds.Length == 1 && c.Text.All(ch => char.IsAscii(ch)) && c.File is "antibiotics" or "anticoagulants" or "nerve-and-muscle" or "nerve-muscle-swallowing-breathing" or "site" or "life-stage").ToArray();
        Gen.Select(One([.. names]), Gen.Int[1, int.MaxValue]).Sample((c, seed) =>
        {
            var disguised = Disguise(c.Text, seed);
            var plain = Screener.Screen(CaseFiles.With(c.Field, c.Text, c.Product));
            var seen = Screener.Screen(CaseFiles.With(c.Field, disguised, c.Product));
            return seen.Decision >= plain.Decision;
        });
    }

    [Fact]
    public void Any_text_is_answered_and_nonsense_is_never_clear() => Gen.String[Gen.Char, 1, 60].Sample(text =>
    {
        var result = Screener.Screen(CaseFiles.With("medications", text));
        return string.IsNullOrWhiteSpace(text) || result.Findings.Length + result.Harmless.Length + result.Unrecognised.Length > 0;
    });

    private static Gen<CaseFiles.TextCase> One(ImmutableArray<CaseFiles.TextCase> cases) => Gen.Int[0, cases.Length - 1].Select(i => cases[i]);

    private static HashSet<(string, string, Severity)> Facts(ScreeningResult result) => [.. result.Findings.Select(f => (f.Rule, f.Matched, f.Severity))];

    private static string Disguise(string text, int seed)
    {
        var letters = text.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            seed = unchecked((seed * 1103515245) + 12345);
            if (Doubles.TryGetValue(letters[i], out var doubles) && (seed >> 16 & 3) == 0)
            {
                letters[i] = doubles[(seed >> 18 & 0xFF) % doubles.Length];
            }
        }

        return new string(letters);
    }

    // Signs whose capital is another letter (ß, dotless i) stay as they are.
    private static string Upper(string text) => string.Concat(text.Select(c => c is 'ß' or 'ı' ? c : char.ToUpperInvariant(c)));
}
