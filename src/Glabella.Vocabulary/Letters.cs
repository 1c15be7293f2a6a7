using System.Globalization;
using System.Text;

namespace Glabella.Vocabulary;

/// <summary>
/// Folds letters for comparing: accents, full-width and mathematical forms, ligatures and case.
/// The program runs without ICU, where <see cref="string.Normalize()"/> does nothing, so it has a table of its own
/// (<c>Data/letters.tsv</c>, made from the Unicode Character Database by <c>tools/letters.py</c>).
/// </summary>
public static class Letters
{
    private static readonly Lazy<Dictionary<int, string>> Table = new(Load);

    /// <summary>
    /// The text in lower case, each letter as its plain form ("Ｍüller" as "muller"), combining marks and invisible signs gone.
    /// Letters of other alphabets keep their alphabet. A lone surrogate becomes U+FFFD.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                folded.Append(char.ToLowerInvariant((char)rune.Value));
            }
            else if (Table.Value.TryGetValue(rune.Value, out var plain))
            {
                folded.Append(plain);
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return folded.ToString();
    }

    private static Dictionary<int, string> Load()
    {
        using var stream = typeof(Letters).Assembly.GetManifestResourceStream("Glabella.Vocabulary.Data.letters.tsv")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var code, var plain])
            {
                table[int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = plain;
            }
        }

        return table;
    }
}
