using System.Text;

namespace Glabella.Screening.Names;

/// <summary>
/// A rough sound of a drug's name, the same for the spellings of many languages: гентамицин, gentamicina, gentamycyna
/// and gentamicin. Only a guide: what it finds must be one drug alone.
/// </summary>
internal static class Sound
{
    private static readonly (string From, string To)[] Pairs =
    [
        ("sch", "s"), ("tsch", "c"), ("ph", "f"), ("th", "t"), ("rh", "r"), ("ch", "k"), ("ck", "k"), ("qu", "kv"), ("ks", "x"), ("cs", "x"), ("ts", "s"), ("tz", "s"),
        ("ae", "e"), ("oe", "e"), ("sh", "s"), ("zh", "s"), ("yu", "u"), ("ya", "a"), ("ou", "u"), ("sz", "s"), ("cz", "s"), ("dz", "z"),
    ];

    /// <summary>The key of a folded word in any of three alphabets.</summary>
    public static string Of(string word)
    {
        var latin = Latin(word);
        foreach (var (from, to) in Pairs)
        {
            latin = latin.Replace(from, to, StringComparison.Ordinal);
        }

        var key = new StringBuilder(latin.Length);
        for (var i = 0; i < latin.Length; i++)
        {
            var c = latin[i] switch
            {
                'w' => 'v',
                'y' or 'j' => 'i',
                'z' => 's',
                'x' when i == 0 => 's',
                'c' => i + 1 < latin.Length && latin[i + 1] is 'e' or 'i' or 'y' ? 's' : 'k',
                'h' => '\0',
                var other => other,
            };
            if (c != '\0' && (key.Length == 0 || key[^1] != c))
            {
                key.Append(c);
            }
        }

        var end = key.Length;
        while (end > 4 && key[end - 1] is 'a' or 'e' or 'i' or 'o' or 'u')
        {
            end--;
        }

        return key.ToString(0, end);
    }

    /// <summary>Whether two words have the same consonants by their sound, in whatever order: "xanex" and xanax, "zolfot" and zoloft.</summary>
    public static bool SameConsonants(string word, string other) => Consonants(word).SequenceEqual(Consonants(other));

    private static IEnumerable<char> Consonants(string word) => Of(word).Where(c => c is not ('a' or 'e' or 'i' or 'o' or 'u')).Order();

    /// <summary>Cyrillic and Greek letters as Latin ones; others as they are.</summary>
    public static string Latin(string word)
    {
        var latin = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            latin.Append(c switch
            {
                'а' or 'α' => "a", 'б' => "b", 'в' or 'β' => "v", 'г' or 'ґ' or 'γ' => "g", 'д' or 'δ' => "d", 'е' or 'э' or 'ё' or 'є' or 'ε' => "e", 'ж' => "zh", 'з' or 'ζ' => "z",
                'и' or 'й' or 'і' or 'ї' or 'ι' or 'η' or 'ы' => "i", 'υ' => "y", 'к' or 'κ' => "k", 'л' or 'λ' => "l", 'м' or 'μ' => "m", 'н' or 'ν' => "n", 'о' or 'ο' or 'ω' => "o", 'п' or 'π' => "p", 'р' or 'ρ' => "r",
                'с' or 'σ' or 'ς' => "s", 'т' or 'τ' => "t", 'у' => "u", 'ф' or 'φ' => "f", 'х' or 'χ' => "h", 'ц' => "ts", 'ч' => "ch", 'ш' or 'щ' => "sh", 'ъ' or 'ь' => "", 'ю' => "yu", 'я' => "ya",
                'ξ' => "x", 'ψ' => "ps", 'θ' => "t",
                _ => c.ToString(),
            });
        }

        return latin.ToString();
    }
}
