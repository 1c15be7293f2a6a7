namespace Glabella.Screening.Reading;

/// <summary>Words joined by single blanks, as the dictionaries hold them.</summary>
internal static class Phrase
{
    /// <summary>A name as the dictionaries hold it.</summary>
    public static string Fold(string name)
    {
        // Most words of the lists are plain small letters already; they need no cutting.
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != ' ')
            {
                return string.Join(' ', Tokenizer.Cut(name).Select(t => t.Text));
            }
        }

        return name;
    }
}
