using System.Collections.Immutable;
using Glabella.Screening.Reading;

namespace Glabella.Screening.Names;

/// <summary>What was found for a phrase.</summary>
/// <param name="Names">What it stands for.</param>
/// <param name="Routes">Routes of a brand's products.</param>
/// <param name="Ambiguous">Also an everyday word.</param>
/// <param name="Doubt">Meanings between which the country does not decide; empty as a rule.</param>
/// <param name="Key">The same for two spellings of one thing.</param>
internal sealed record Found(ImmutableArray<Named> Names, RouteSet Routes, bool Ambiguous, ImmutableArray<string> Doubt, string Key);

/// <summary>Looks a phrase up in the lists, in the order that the question suggests.</summary>
internal sealed class Lookup(Question question, Jurisdiction jurisdiction, bool speaksOfAllergy)
{
    // What a phrase means never changes: made once for each phrase that somebody writes.
    private static readonly Found?[] Conditions = new Found?[Lexicon.Current.Count];
    private static readonly Found?[] Procedures = new Found?[Lexicon.Current.Count];
    private static readonly Found?[] Allergens = new Found?[Lexicon.Current.Count];
    private static readonly Found?[] AllergensAlone = new Found?[Lexicon.Current.Count];
    private static readonly Found?[] Classes = new Found?[Lexicon.Current.Count];
    private static readonly Found?[]?[] Drugs = new Found?[]?[(int)Jurisdiction.AU + 1];

    private readonly Lexicon lexicon = Lexicon.Current;

    /// <summary>What a folded phrase stands for, or null.</summary>
    public Found? Find(ReadOnlySpan<char> phrase) => Of(lexicon.Find(phrase), phrase.Length);

    /// <summary>What a phrase of the lexicon stands for, or null; also for -1.</summary>
    public Found? Of(int phrase, int length)
    {
        if (phrase < 0 || lexicon.Kinds(phrase) is var kinds && (kinds & ~PhraseKinds.Little) == 0)
        {
            return null;
        }

        var isDrug = (kinds & PhraseKinds.Drug) != 0;
        switch (question)
        {
            case Question.Medications:
                return (speaksOfAllergy ? Allergen(phrase) : null) ?? Class(phrase) ?? (isDrug ? Plain(phrase) : null) ?? Condition(phrase) ?? (isDrug ? Drug(phrase) : null);
            case Question.Allergies:
                return Allergen(phrase) ?? (isDrug ? Plain(phrase) : null) ?? Class(phrase) ?? Condition(phrase) ?? (isDrug ? Drug(phrase) : null);
            case Question.Procedures:
                return Procedure(phrase) ?? (isDrug ? Drug(phrase) : null) ?? Class(phrase);
            default:
                // Among illnesses an everyday word or one of two letters is hardly a drug; three may be ("MTX", "华法林").
                return Condition(phrase) ?? (speaksOfAllergy ? Allergen(phrase) : null) ?? Class(phrase) ?? (isDrug && length >= 3 ? Plain(phrase) : null) ?? AllergenAlone(phrase);
        }
    }

    private static Found? Condition(int phrase) => Term(Conditions, Terms.Conditions, Sort.Condition, phrase);

    private static Found? Procedure(int phrase) => Term(Procedures, Terms.Conditions, Sort.Procedure, phrase);

    private static Found? Allergen(int phrase) => Term(Allergens, Terms.Allergens, Sort.Allergen, phrase);

    // "latex" among illnesses is an allergy, but only by itself between commas: "two dogs" is none. What a rule forbids is asked about
    // ("plasma" may be a treatment).
    private static Found? AllergenAlone(int phrase) => Allergen(phrase) is { } found && Weight.Of(found) < 0 ? AllergensAlone[phrase] ??= found with { Ambiguous = true } : null;

    private static Found? Class(int phrase) => Term(Classes, Terms.Classes, Sort.Class, phrase);

    private static Found? Term(Found?[] known, Terms terms, Sort sort, int phrase)
    {
        if (known[phrase] is { } found)
        {
            return found;
        }

        if (terms.Of(phrase, out var translation) is not { } term)
        {
            return null;
        }

        var how = translation ? MatchedHow.Translation : sort == Sort.Class ? MatchedHow.Class : MatchedHow.Exact;
        return known[phrase] = new Found([new Named(sort, term.Name, [], how, term)], RouteSet.None, false, [], "term " + term.Name);
    }

    // A drug whose name is no everyday word.
    private Found? Plain(int phrase) => Drug(phrase) is { Ambiguous: false } drug ? drug : null;

    private Found Drug(int phrase)
    {
        var here = Drugs[(int)jurisdiction] ??= new Found?[lexicon.Count];
        return here[phrase] ??= Event(MadeOf(lexicon.Meanings(phrase)));
    }

    // A vaccine is given on a day, not taken: "Shingrix" tells of a vaccination as "shingles jab" does.
    private Found Event(Found found) =>
        found.Names is [{ Name: "vaccine" } vaccine] && Terms.Conditions.Of(lexicon.Find("vaccination"), out _) is { } term
            ? found with { Names = [new Named(Sort.Condition, term.Name, [], vaccine.How, term)], Key = "term " + term.Name }
            : found;

    private Found MadeOf(ImmutableArray<DrugMeaning> meanings)
    {
        if (meanings.Length == 1)
        {
            return One(meanings[0]);
        }

        var here = meanings.Where(m => (m.Markets & Market) != 0).ToImmutableArray();
        if (here.Length == 1)
        {
            return One(here[0]);
        }

        // Nobody can say which: all of them count, and the reader asks, unless the answer would change nothing.
        var all = meanings.Select(One).ToList();
        var same = all.All(f => Weight.Of(f) <= (int)Severity.Information) || all.Select(f => string.Join(' ', Weight.Codes(f))).Distinct(StringComparer.Ordinal).Count() == 1;
        return new Found(
            [.. all.SelectMany(f => f.Names).DistinctBy(n => n.Name)],
            all.TrueForAll(f => f.Routes != RouteSet.None) ? all.Aggregate(RouteSet.None, (routes, f) => routes | f.Routes) : RouteSet.None,
            all.Any(f => f.Ambiguous),
            same ? [] : [.. meanings.Select(m => string.Join(" + ", m.Parts.Select(p => p.Name)))],
            string.Join('|', all.Select(f => f.Key)));
    }

    private MarketSet Market => jurisdiction switch
    {
        Jurisdiction.US => MarketSet.US,
        Jurisdiction.EU => MarketSet.EU,
        Jurisdiction.UK => MarketSet.UK,
        Jurisdiction.CA => MarketSet.CA,
        _ => MarketSet.AU,
    };

    private static Found One(DrugMeaning meaning)
    {
        var how = meaning.Kind switch
        {
            NameKind.Nonproprietary => MatchedHow.Exact,
            NameKind.Translation => MatchedHow.Translation,
            NameKind.SpeltByRule => MatchedHow.Transliteration,
            _ => MatchedHow.Brand,
        };
        if (meaning.Parts.Length > 1)
        {
            how = MatchedHow.Combination;
        }

        return new Found(
            [.. meaning.Parts.Select(p => new Named(Sort.Drug, p.Name, p.Atc, how))],
            meaning.Routes,
            (meaning.Marks & NameMarks.Ambiguous) != 0,
            [],
            string.Join('+', meaning.Parts.Select(p => p.Name)));
    }
}
