using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using Glabella.Screening.Reading;
using Glabella.Screening.Rules;
using Glabella.Vocabulary;

namespace Glabella.Screening.Names;

/// <summary>
/// The words for which a misspelling can be taken. Made when the first word is not found: the many people who
/// spell right do not pay for it.
/// </summary>
internal sealed class Spelling
{
    private static readonly Lazy<Spelling> Loaded = new(() => new Spelling());

    // By first letter: the shortest first, each with the set of its letters; and in alphabetical order.
    private readonly FrozenDictionary<char, (string Word, uint Letters)[]> byFirst;
    private readonly FrozenDictionary<char, string[]> alphabetical;
    private readonly Lazy<FrozenDictionary<string, string[]>> bySound;
    private readonly FrozenDictionary<string, string> joined;

    private Spelling()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var glued = new Dictionary<string, string>(StringComparer.Ordinal);
        var lexicon = Lexicon.Current;
        for (var i = 0; i < lexicon.Count; i++)
        {
            if (IsTarget(i))
            {
                Take(lexicon.Phrase(i), words, glued);
            }
        }

        alphabetical = words.GroupBy(w => w[0]).ToFrozenDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).ToArray());
        byFirst = alphabetical.ToFrozenDictionary(g => g.Key, g => g.Value.OrderBy(w => w.Length).Select(w => (w, Letters(w))).ToArray());
        joined = glued.ToFrozenDictionary(StringComparer.Ordinal);
        bySound = new(() => words.Where(w => w.Length >= 6).GroupBy(Sound.Of, StringComparer.Ordinal).Where(g => g.Key.Length >= 4)
            .ToFrozenDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal));
    }

    /// <summary>The words of this release.</summary>
    public static Spelling Current => Loaded.Value;

    /// <summary>Whether a misspelling may be taken for a phrase of the lexicon: also for a drug of no market that a rule names ("viomycin").</summary>
    public static bool IsTarget(int index)
    {
        var lexicon = Lexicon.Current;
        return lexicon.IsTarget(index) || (lexicon.Kinds(index) & (PhraseKinds.Condition | PhraseKinds.Allergen | PhraseKinds.Class)) != 0 || RuleBook.Current.NamesDrug(lexicon.Phrase(index));
    }

    /// <summary>How many letters may be wrong in a word of this length.</summary>
    public static int Allowed(int length) => length switch
    {
        <= 3 => 0,
        <= 7 => 1,
        _ => 2,
    };

    /// <summary>The phrase of several words that somebody wrote as one ("fishoil"), or null.</summary>
    public string? Parted(string word) => joined.GetValueOrDefault(word);

    /// <summary>Words with the same first letter within a distance, nearest first.</summary>
    public IEnumerable<(string Word, int Distance)> Near(string word, int allowed)
    {
        if (word.Length is < 4 or > 40 || !byFirst.TryGetValue(word[0], out var candidates))
        {
            return [];
        }

        var found = new List<(string Word, int Distance)>();
        var letters = Letters(word);
        foreach (var (candidate, others) in candidates)
        {
            if (candidate.Length > word.Length + allowed)
            {
                break;
            }

            // Every letter that only one of the two has costs a change; most words are out before they are compared.
            if (candidate.Length >= word.Length - allowed && BitOperations.PopCount(letters & ~others) <= allowed && BitOperations.PopCount(others & ~letters) <= allowed
                && NearestNames.Distance(word, candidate) is var d && d <= allowed)
            {
                found.Add((candidate, d));
            }
        }

        return found.OrderBy(x => x.Distance).ThenBy(x => x.Word, StringComparer.Ordinal);
    }

    /// <summary>Words that sound the same, whatever the language's spelling.</summary>
    public ImmutableArray<string> Alike(string word) =>
        word.Length is >= 5 and <= 40 && bySound.Value.TryGetValue(Sound.Of(word), out var alike) ? [.. alike] : [];

    /// <summary>Words with the same consonants in the same order ("wrfrn"), for "did you mean".</summary>
    public IEnumerable<string> SameBones(string word)
    {
        var bones = string.Concat(word.Where(IsBone));
        return bones.Length < 4 || !byFirst.TryGetValue(word[0], out var candidates)
            ? []
            : candidates.TakeWhile(c => c.Word.Length <= 2 * word.Length).Select(c => c.Word).Where(c => HasBones(c, bones));
    }

    /// <summary>Longer words that begin so ("donep"), for words that somebody cut short.</summary>
    public IEnumerable<string> Begin(string word)
    {
        if (word.Length < 4 || !alphabetical.TryGetValue(word[0], out var candidates))
        {
            yield break;
        }

        var at = Array.BinarySearch(candidates, word, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at + 1; at < candidates.Length && candidates[at].StartsWith(word, StringComparison.Ordinal); at++)
        {
            yield return candidates[at];
        }
    }

    private static bool IsBone(char c) => c is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y');

    private static bool HasBones(string word, string bones)
    {
        var at = 0;
        foreach (var c in word)
        {
            if (IsBone(c) && (at == bones.Length || bones[at++] != c))
            {
                return false;
            }
        }

        return at == bones.Length;
    }

    // One bit a letter of the alphabet, one for all others.
    private static uint Letters(string word)
    {
        var set = 0u;
        foreach (var c in word)
        {
            set |= c is >= 'a' and <= 'z' ? 1u << (c - 'a') : 1u << 26 + (c & 3);
        }

        return set;
    }

    private static void Take(string name, HashSet<string> words, Dictionary<string, string> glued)
    {
        if (!name.Contains(' ', StringComparison.Ordinal))
        {
            if (name.Length >= 4)
            {
                words.Add(name);
            }

            return;
        }

        var parts = name.Split(' ');
        if (parts.Length <= 4)
        {
            foreach (var part in parts)
            {
                if (part.Length >= 5 && (Grammar.Current.Roles(part) & Role.Noise) == 0)
                {
                    words.Add(part);
                }
            }
        }

        if (parts.Length <= 3 && name.Length is >= 7 and <= 30)
        {
            glued.TryAdd(string.Concat(parts), name);
        }
    }
}
