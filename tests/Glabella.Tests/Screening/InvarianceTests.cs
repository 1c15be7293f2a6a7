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
    public void Two_lines_in_one_text_are_never_milder_than_the_graver_of_them() =>
        Gen.Select(One(Medicines), One(Medicines)).Sample((one, other) =>
        {
            var worst = new[] { one, other }.Max(c => Gravest(Screener.Screen(CaseFiles.With(c.Field, c.Text))));
            return Gravest(Screener.Screen(CaseFiles.With("medications", one.Text + "\n" + other.Text))) >= worst;
        });

    [Fact]
    public void A_harmless_drug_more_changes_no_decision() => One(Texts).Sample(c =>
    {
        var intake = CaseFiles.With(c.Field, c.Text, c.Product);
        var more = intake with { Medications = [.. intake.Medications!.Value, new Statement("paracetamol"), new Statement("vitamin D 1000 IU")] };
        return Screener.Screen(more).Decision == Screener.Screen(intake).Decision;
    });

    [Fact]
    public void Signs_that_nobody_sees_change_nothing() => Gen.Select(One(Texts), Gen.Int[1, int.MaxValue]).Sample((c, seed) =>
    {
        var plain = Screener.Screen(CaseFiles.With(c.Field, c.Text, c.Product));
        var seen = Screener.Screen(CaseFiles.With(c.Field, Sprinkle(c.Text, seed), c.Product));
        return seen.Decision == plain.Decision && Facts(seen).SetEquals(Facts(plain));
    });

    /// <summary>Beside each hyphen, comma, full stop or other sign of every case, before it and behind it; one such place once hid gentamicin behind a denial.</summary>
    [Fact]
    public void A_sign_that_nobody_sees_beside_one_that_is_seen_changes_nothing()
    {
        var changed = CaseFiles.All.AsParallel().SelectMany(c =>
        {
            var plain = Screener.Screen(CaseFiles.With(c.Field, c.Text, c.Product));
            return Enumerable.Range(0, c.Text.Length).Where(i => char.IsAscii(c.Text[i]) && !char.IsLetterOrDigit(c.Text[i]) && !char.IsWhiteSpace(c.Text[i])).SelectMany(i => new[] { i, i + 1 })
                .Select(place => Screener.Screen(CaseFiles.With(c.Field, c.Text.Insert(place, "\u200b"), c.Product)))
                .Where(seen => seen.Decision != plain.Decision || !Facts(seen).SetEquals(Facts(plain))).Take(1).Select(_ => c.Text);
        });
        Assert.Empty(changed);
    }

    [Theory]
    [InlineData("no {0}")]
    [InlineData("kein {0}")]
    [InlineData("pas de {0}")]
    [InlineData("sin {0}")]
    [InlineData("senza {0}")]
    [InlineData("bez {0}")]
    [InlineData("{0}: no")]
    [InlineData("{0} (nein)")]
    public void What_is_denied_alone_is_no_finding(string denial)
    {
        var shouted = Glabella.Screening.Names.Terms.Classes.Words
            .Select(w => string.Format(System.Globalization.CultureInfo.InvariantCulture, denial, w.Phrase))
            .Where(text => Screener.Screen(CaseFiles.With("medications", text)).Findings.Any(f => f.Severity > Severity.Information));
        Assert.Empty(shouted);
    }

    [Theory]
    [InlineData(" cream")]
    [InlineData(" eye drops")]
    [InlineData(" Ohrentropfen")]
    [InlineData(" spray nasal")]
    public void A_drug_on_the_surface_is_never_graver_than_the_drug(string route) => One(Medicines).Sample(c =>
        c.Finds.Length != 1 || c.Text != c.Finds[0] || Gravest(Screener.Screen(CaseFiles.With("medications", c.Text + route))) <= Gravest(Screener.Screen(CaseFiles.With("medications", c.Text))));

    [Fact]
    public void Any_text_is_answered_and_nonsense_is_never_clear() => Gen.String[Gen.Char, 1, 60].Sample(text =>
    {
        var result = Screener.Screen(CaseFiles.With("medications", text));
        return string.IsNullOrWhiteSpace(text) || result.Findings.Length + result.Harmless.Length + result.Unrecognised.Length > 0;
    });

    private static Gen<CaseFiles.TextCase> One(ImmutableArray<CaseFiles.TextCase> cases) => Gen.Int[0, cases.Length - 1].Select(i => cases[i]);

    private static HashSet<(string, string, Severity)> Facts(ScreeningResult result) => [.. result.Findings.Select(f => (f.Rule, f.Matched, f.Severity))];

    private static int Gravest(ScreeningResult result) => result.Findings.IsEmpty ? -1 : result.Findings.Max(f => (int)f.Severity);

    // Not between the halves of one sign.
    private static string Sprinkle(string text, int seed) => string.Concat(text.Select(c =>
    {
        seed = unchecked((seed * 1103515245) + 12345);
        return (seed >> 16 & 3) != 0 || char.IsHighSurrogate(c) ? c.ToString() : c + "\u200b\u200d\u00ad\u2060\ufeff"[(seed >> 18 & 0xFF) % 5].ToString();
    }));

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
