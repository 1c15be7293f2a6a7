using System.Numerics;
using Glabella.Screening.Reading;
using Glabella.Screening.Rules;
using Glabella.Vocabulary;

namespace Glabella.Screening.Names;

/// <summary>A word that another may be a misspelling of.</summary>
/// <param name="Word">As the lexicon has it.</param>
/// <param name="Distance">Letters that are wrong.</param>
internal sealed record Near(string Word, int Distance);

/// <summary>
/// The words for which a misspelling can be taken. Made when the first word is not found: the many people who
/// spell right do not pay for it.
/// </summary>
internal sealed class Spelling
{
    private static readonly Lazy<Spelling> Loaded = new(() => new Spelling());

    // By first letter, one drawer for letters that share their last eight bits: the shortest first, each with the set of its letters.
    private readonly string[][] words = new string[256][];
    private readonly uint[][] letters = new uint[256][];
    private readonly Dictionary<string, string> joined = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, List<string>>> bySound;

    private Spelling()
    {
        // Lists of structs, and queries over them, would have to be compiled when the program starts.
        var all = new HashSet<string>(StringComparer.Ordinal);
        var lexicon = Lexicon.Current;
        for (var i = 0; i < lexicon.Count; i++)
        {
            if (IsKnownTarget(i))
            {
                Take(lexicon.Phrase(i), all, joined);
            }
        }

        foreach (var drug in RuleBook.Current.NamedDrugs)
        {
            Take(Phrase.Fold(drug), all, joined);
        }

        var drawers = new List<string>[words.Length];
        foreach (var word in all)
        {
            (drawers[word[0] & 0xFF] ??= []).Add(word);
        }

        for (var d = 0; d < words.Length; d++)
        {
            words[d] = drawers[d]?.ToArray() ?? [];
            Array.Sort(words[d], static (a, b) => a.Length - b.Length);
            letters[d] = new uint[words[d].Length];
            for (var i = 0; i < words[d].Length; i++)
            {
                letters[d][i] = Letters(words[d][i]);
            }
        }

        bySound = new(() => Sounds(all));
    }

    /// <summary>The words of this release.</summary>
    public static Spelling Current => Loaded.Value;

    /// <summary>Whether a misspelling may be taken for a phrase of the lexicon: also for a drug of no market that a rule names ("viomycin").</summary>
    public static bool IsTarget(int index) => IsKnownTarget(index) || RuleBook.Current.NamedDrugs.Contains(Lexicon.Current.Phrase(index));

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
    public List<Near> Near(string word, int allowed)
    {
        var found = new List<Near>();
        if (word.Length is < 4 or > 40)
        {
            return found;
        }

        var (candidates, sets) = (words[word[0] & 0xFF], letters[word[0] & 0xFF]);
        var own = Letters(word);
        for (var i = 0; i < candidates.Length && candidates[i].Length <= word.Length + allowed; i++)
        {
            // Every letter that only one of the two has costs a change; most words are out before they are compared.
            if (candidates[i].Length >= word.Length - allowed && BitOperations.PopCount(own & ~sets[i]) <= allowed && BitOperations.PopCount(sets[i] & ~own) <= allowed
                && candidates[i][0] == word[0] && NearestNames.Distance(word, candidates[i]) is var d && d <= allowed)
            {
                found.Add(new Near(candidates[i], d));
            }
        }

        found.Sort(static (a, b) => a.Distance != b.Distance ? a.Distance - b.Distance : string.CompareOrdinal(a.Word, b.Word));
        return found;
    }

    /// <summary>Words that sound the same, whatever the language's spelling.</summary>
    public IReadOnlyList<string> Alike(string word) =>
        word.Length is >= 5 and <= 40 && bySound.Value.TryGetValue(Sound.Of(word), out var alike) ? alike : [];

    /// <summary>Words with the same consonants in the same order ("wrfrn"), for "did you mean".</summary>
    public IEnumerable<string> SameBones(string word)
    {
        var bones = string.Concat(word.Where(IsBone));
        return bones.Length < 4 ? [] : words[word[0] & 0xFF].TakeWhile(w => w.Length <= 2 * word.Length).Where(w => w[0] == word[0] && HasBones(w, bones));
    }

    /// <summary>Longer words that begin so ("donep"), for words that somebody cut short.</summary>
    public IEnumerable<string> Begin(string word) =>
        word.Length < 4 ? [] : words[word[0] & 0xFF].Where(w => w.Length > word.Length && w.StartsWith(word, StringComparison.Ordinal));

    private static Dictionary<string, List<string>> Sounds(HashSet<string> words)
    {
        var sounds = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (word.Length >= 6 && Sound.Of(word) is { Length: >= 4 } sound)
            {
                if (!sounds.TryGetValue(sound, out var alike))
                {
                    sounds[sound] = alike = [];
                }

                alike.Add(word);
            }
        }

        foreach (var alike in sounds.Values)
        {
            alike.Sort(StringComparer.Ordinal);
        }

        return sounds;
    }

    private static bool IsKnownTarget(int index) => Lexicon.Current.IsTarget(index) || (Lexicon.Current.Kinds(index) & (PhraseKinds.Condition | PhraseKinds.Allergen | PhraseKinds.Class)) != 0;

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
