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
    /// <summary>What a folded phrase stands for, or null.</summary>
    public Found? Find(ReadOnlySpan<char> phrase)
    {
        switch (question)
        {
            case Question.Medications:
                return (speaksOfAllergy ? Term(Terms.Allergens, Sort.Allergen, phrase) : null) ?? Term(Terms.Classes, Sort.Class, phrase) ?? Plain(phrase) ?? Term(Terms.Conditions, Sort.Condition, phrase) ?? Drug(phrase);
            case Question.Allergies:
                return Term(Terms.Allergens, Sort.Allergen, phrase) ?? Plain(phrase) ?? Term(Terms.Classes, Sort.Class, phrase) ?? Term(Terms.Conditions, Sort.Condition, phrase) ?? Drug(phrase);
            case Question.Procedures:
                return Term(Terms.Conditions, Sort.Procedure, phrase) ?? Drug(phrase) ?? Term(Terms.Classes, Sort.Class, phrase);
            default:
                var condition = Term(Terms.Conditions, Sort.Condition, phrase);
                return condition ?? (speaksOfAllergy ? Term(Terms.Allergens, Sort.Allergen, phrase) : null) ?? Term(Terms.Classes, Sort.Class, phrase) ?? Drug(phrase) switch
                {
                    // Among illnesses a short or everyday word is hardly a drug.
                    { Ambiguous: true } => null,
                    var drug => phrase.Length <= 3 ? null : drug,
                };
        }
    }

    private static Found? Term(Terms terms, Sort sort, ReadOnlySpan<char> phrase)
    {
        if (!terms.Find(phrase, out var word))
        {
            return null;
        }

        var how = word.Translation ? MatchedHow.Translation : sort == Sort.Class ? MatchedHow.Class : MatchedHow.Exact;
        return new Found([new Named(sort, word.Term.Name, [], how, word.Term)], RouteSet.None, false, [], "term " + word.Term.Name);
    }

    // A drug whose name is no everyday word.
    private Found? Plain(ReadOnlySpan<char> phrase) => Drug(phrase) is { Ambiguous: false } drug ? drug : null;

    private Found? Drug(ReadOnlySpan<char> phrase)
    {
        var table = NameTable.Current;
        var index = table.Find(phrase);
        if (index < 0)
        {
            return null;
        }

        var meanings = table.Meanings(index);
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
            RouteSet.None,
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
