using Glabella.Screening.Names;

namespace Glabella.Screening.Reading;

/// <summary>
/// Parts words of scripts that are written without blanks, or with endings stuck on (Han, kana, Hangul), into the
/// words that the lexicon knows: ゲンタマイシン点滴中, 没有重症肌无力, 와파린을.
/// </summary>
internal static class Scripts
{
    private const int LongestWord = 20;

    /// <summary>The text with such words parted; null if there are none to part.</summary>
    public static Token[]? Part(Token[] text, Lookup lookup, Grammar grammar)
    {
        var any = false;
        foreach (var token in text)
        {
            any |= HasBlanklessLetters(token.Text);
        }

        if (!any)
        {
            return null;
        }

        var parted = new List<Token>(text.Length + 4);
        foreach (var token in text)
        {
            if (!HasBlanklessLetters(token.Text) || Known(token.Text, lookup, grammar) || !Part(token, lookup, grammar, parted))
            {
                parted.Add(token);
            }
        }

        return [.. parted];
    }

    private static bool Part(Token token, Lookup lookup, Grammar grammar, List<Token> parted)
    {
        var pieces = new List<(int From, int To, bool Known)>();
        var from = 0;
        while (from < token.Text.Length)
        {
            var to = Math.Min(token.Text.Length, from + LongestWord);
            while (to > from && !Known(token.Text.AsSpan(from, to - from), lookup, grammar))
            {
                to--;
            }

            if (to > from)
            {
                pieces.Add((from, to, true));
                from = to;
            }
            else if (pieces.Count > 0 && !pieces[^1].Known)
            {
                pieces[^1] = (pieces[^1].From, ++from, false);
            }
            else
            {
                pieces.Add((from, ++from, false));
            }
        }

        if (!pieces.Exists(p => p.Known))
        {
            return false;
        }

        // Where folding has changed the length, every piece stands for the whole word.
        var exact = token.End - token.Start == token.Text.Length;
        foreach (var (a, b, known) in pieces)
        {
            var piece = token.Text[a..b];
            if (known || !IsEnding(piece))
            {
                parted.Add(token with { Text = piece, Start = exact ? token.Start + a : token.Start, End = exact ? token.Start + b : token.End, Sign = a == 0 ? token.Sign : ' ', Skeleton = null });
            }
        }

        return true;
    }

    // A single sign is a word only as a little one (无, "none").
    private static bool Known(ReadOnlySpan<char> word, Lookup lookup, Grammar grammar) =>
        grammar.Roles(word) != Role.None || (word.Length > 1 && lookup.Find(word) is not null);

    // Japanese particles and verb endings, Korean particles.
    private static bool IsEnding(string piece) => piece.All(c => c is >= '\u3040' and <= '\u309F') || piece is "을" or "를" or "은" or "는" or "이" or "가" or "에" or "도" or "만" or "로" or "의" or "약" or "중" or "중입니다" or "중이에요";

    /// <summary>A sign that is a word by itself (癌, 암), not a letter.</summary>
    public static bool IsHan(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');

    private static bool HasBlanklessLetters(string word)
    {
        foreach (var c in word)
        {
            if (IsHan(c) || c is >= '\u3040' and <= '\u30FF')
            {
                return true;
            }
        }

        return false;
    }
}
