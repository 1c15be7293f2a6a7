using System.Collections.Immutable;

namespace Glabella.Screening.Names;

/// <summary>Something with a canonical name that is no single drug: an illness, an allergen, a group of drugs, a procedure.</summary>
/// <param name="Name">Canonical English name.</param>
/// <param name="AtFace">The name it goes by if the text says that it is in the face; null if that makes no difference.</param>
/// <param name="WhenActive">The name it goes by if the text says that it is there now.</param>
/// <param name="InHospital">The name it goes by if the text says that it led to a hospital.</param>
/// <param name="AfterToxin">The name it goes by if the text says that it came after a botulinum toxin.</param>
/// <param name="AskWhich">A group that says too little where it is injected or its name forgotten: an antibiotic by a drip may be gentamicin.</param>
/// <param name="RuledAs">Another illness whose rules hold for it too: cystic fibrosis is no COPD, but what is said of the lungs holds.</param>
/// <param name="TakenFor">Illnesses for which a group of drugs is meant where the drug is not named: "tablets for blood pressure".</param>
internal sealed record Term(string Name, string? AtFace, string? WhenActive, string? InHospital, string? AfterToxin, bool AskWhich, string? RuledAs, ImmutableArray<string> TakenFor);

/// <summary>One list of <c>Data/words</c> as it lies in the lexicon.</summary>
internal sealed class Terms
{
    private readonly PhraseKinds kind;
    private readonly Strings rows;
    private readonly Term?[] decoded;

    private Terms(PhraseKinds kind, Strings rows)
    {
        this.kind = kind;
        this.rows = rows;
        decoded = new Term?[rows.Count];
    }

    /// <summary>Illnesses, states and procedures.</summary>
    public static Terms Conditions { get; } = new(PhraseKinds.Condition, Lexicon.Current.Conditions);

    /// <summary>What people are allergic to.</summary>
    public static Terms Allergens { get; } = new(PhraseKinds.Allergen, Lexicon.Current.Allergens);

    /// <summary>Groups of drugs.</summary>
    public static Terms Classes { get; } = new(PhraseKinds.Class, Lexicon.Current.Classes);

    /// <summary>Every term once.</summary>
    public ImmutableArray<Term> All => [.. Enumerable.Range(0, rows.Count).Select(Decoded)];

    /// <summary>Every way to write one, folded, with whether it is in another language than English.</summary>
    public IEnumerable<(string Phrase, Term Term, bool Translation)> Words
    {
        get
        {
            for (var i = 0; i < Lexicon.Current.Count; i++)
            {
                if (Of(i, out var translation) is { } term)
                {
                    yield return (Lexicon.Current.Phrase(i), term, translation);
                }
            }
        }
    }

    /// <summary>What a phrase of the lexicon means in this list, or null.</summary>
    public Term? Of(int phrase, out bool translation) => Lexicon.Current.Term(phrase, kind, out translation) is var number && number >= 0 ? Decoded(number) : null;

    private Term Decoded(int number)
    {
        if (decoded[number] is { } known)
        {
            return known;
        }

        var cells = rows[number].Split('\t');
        return decoded[number] = new Term(cells[0], Cell(1), Cell(2), Cell(3), Cell(4), Cell(5) is not null, Cell(6), Cell(7) is { } illnesses ? [.. illnesses.Split('|')] : []);

        string? Cell(int i) => cells[i].Length == 0 ? null : cells[i];
    }
}
