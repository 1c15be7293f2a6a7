using System.Globalization;

namespace Glabella.Screening.Reading;

/// <summary>Letters that look like Latin ones, after UTS #39 (<c>Data/words/lookalikes.tsv</c>). Loaded only when a text leaves ASCII.</summary>
internal static class LookAlikes
{
    private static readonly Lazy<Dictionary<int, string>> Table = new(Load);

    /// <summary>The Latin letter that a sign looks like, or null.</summary>
    public static char? Of(int rune) => Table.Value.TryGetValue(rune, out var latin) ? latin[0] : null;

    /// <summary>Digits and signs that stand for letters inside a word ("asp1rin").</summary>
    public static char? InWord(char sign) => sign switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '@' => 'a',
        '$' => 's',
        '!' => 'i',
        '|' => 'l',
        '€' => 'e',
        _ => null,
    };

    private static Dictionary<int, string> Load()
    {
        using var stream = typeof(LookAlikes).Assembly.GetManifestResourceStream("Glabella.Screening.Data.words.lookalikes.tsv")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var code, { Length: 1 } latin])
            {
                table[int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = latin;
            }
        }

        return table;
    }
}
