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

    /// <summary>Words that may stand inside a phrase without changing it ("drooping of the left eyelid").</summary>
    public static bool IsGap(string word) => word is "of" or "the" or "left" or "right" or "my" or "both" or "in" or "on" or "a" or "an" or "upper" or "his" or "her" or "at" or "from" or "with" or "to" or "is" or "has" or "been" or "was" or "keeps";

    /// <summary>The phrase without such words.</summary>
    public static string WithoutGaps(string phrase) =>
        phrase.Contains(' ', StringComparison.Ordinal) ? string.Join(' ', phrase.Split(' ').Where(w => !IsGap(w))) : phrase;
}
