using System.Globalization;
using System.Text;
using Glabella.Vocabulary;

namespace Glabella.Screening.Reading;

/// <summary>
/// Cuts a text into folded words. Commas, brackets, colons and full stops part it into segments; hyphens, slashes and
/// blanks only part words. Invisible signs are nothing, and a word of two alphabets is read by the looks of its letters.
/// </summary>
internal sealed class Tokenizer
{
    private static readonly string[] Elided = ["l", "d", "j", "n", "m", "s", "c", "qu", "un", "dell", "all", "nell", "sull", "dall"];

    // Never written to: most texts need no builder of their own.
    private static readonly StringBuilder Empty = new();

    private readonly string text;
    // A list of structs would have to be compiled when the program starts.
    private Token[] tokens = new Token[4];
    private int count;
    private StringBuilder word = Empty;
    private StringBuilder skeleton = Empty;
    private int start = -1;
    private int segment;
    private char sign = ' ';
    private bool latin;
    private bool foreign;
    private bool skeletonWhole = true;
    private bool replaced;
    private int initials;

    private Tokenizer(string text) => this.text = text;

    /// <summary>The words of a text; the caller's own.</summary>
    public static Token[] Cut(string text) => new Tokenizer(text).Run();

    private Token[] Run()
    {
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (start < 0 && PlainWord(i) is var end && end > i)
            {
                Add(new Token(Lower(i, end), i, end, segment, sign, false, null));
                sign = ' ';
                i = end;
                continue;
            }

            if (char.IsAscii(c))
            {
                Ascii(c, i);
                i++;
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            NonAscii(rune, i);
            i += length;
        }

        Close(text.Length);
        return tokens.Length == count ? tokens : tokens.AsSpan(0, count).ToArray();
    }

    // Where a word of plain letters and figures ends that begins here; the place itself if what follows may belong to it.
    private int PlainWord(int i)
    {
        var end = i;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        return end == text.Length || (text[end] is <= '\x7F' and not ('\'' or '`' or '@' or '$' or '!' or '|') && (text[end] != '.' || end - i > 1)) ? end : i;
    }

    private void Add(Token token)
    {
        if (count == tokens.Length)
        {
            var more = new Token[2 * count];
            tokens.AsSpan().CopyTo(more);
            tokens = more;
        }

        tokens[count++] = token;
    }

    private string Lower(int from, int to) =>
        string.Create(to - from, (text, from), static (lower, source) => System.Text.Ascii.ToLower(source.text.AsSpan(source.from, lower.Length), lower, out _));

    private void Ascii(char c, int i)
    {
        if (char.IsAsciiLetterOrDigit(c))
        {
            Open(i);
            latin |= char.IsAsciiLetter(c);
            initials += word.Length == 0 || Before(i) == '.' ? 1 : 0;
            word.Append(char.ToLowerInvariant(c));
            skeleton.Append(char.ToLowerInvariant(c));
        }
        else if (c == '\'' || c == '`')
        {
            Apostrophe(i);
        }
        else if (c is '@' or '$' or '!' or '|' && start >= 0 && char.IsLetter(At(Next(i))) && char.IsLetter(Before(i)))
        {
            word.Append(LookAlikes.InWord(c));
            skeleton.Append(LookAlikes.InWord(c));
            replaced = true;
        }
        else if (c == '.' && start >= 0 && word.Length <= 3 && initials == word.Length && char.IsAsciiLetter(At(Next(i))) && !char.IsLetter(At(Next(Next(i)))))
        {
            // "M.G." and "i.v." are one word each.
        }
        else
        {
            Part(c, i);
        }
    }

    private void NonAscii(Rune rune, int i)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (rune.Value is '’' or '‘' or 'ʼ' or 'ʹ' or '´')
        {
            Apostrophe(i);
            return;
        }

        if (rune.Value is >= 0xFF01 and <= 0xFF5E && (char)(rune.Value - 0xFEE0) is var wide && !char.IsAsciiLetterOrDigit(wide))
        {
            // Signs of full width part as their narrow ones do.
            Ascii(wide, i);
            return;
        }

        if (rune.Value is 'ª' or 'º')
        {
            return;
        }

        var folded = Letters.Fold(rune.ToString());
        if (Rune.IsLetterOrDigit(rune) || (folded.Length > 0 && folded.All(char.IsLetterOrDigit) && category is not UnicodeCategory.OtherSymbol))
        {
            Open(i);
            var looks = LookAlikes.Of(rune.Value) ?? (folded.Length == 1 && !char.IsAscii(folded[0]) ? LookAlikes.Of(folded[0]) : null);
            if (folded.Length > 0 && folded.All(char.IsAscii))
            {
                latin |= folded.Any(char.IsAsciiLetter);
                word.Append(folded);
                skeleton.Append(folded);
                return;
            }

            foreign = true;
            word.Append(folded);
            if (looks is { } l)
            {
                skeleton.Append(l);
            }
            else
            {
                skeletonWhole = false;
                skeleton.Append(folded);
            }
        }
        else if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark)
        {
            // Invisible: zero-width signs, direction marks, soft hyphens, accents.
        }
        else
        {
            Part(rune.Value is '、' or '。' or '•' or '،' ? ',' : rune.Value is '–' or '—' or '·' && Before(i) == ' ' ? ',' : ' ', i);
        }
    }

    // "John's" is one word; "l'aspirine" and "d'héparine" are two.
    private void Apostrophe(int i)
    {
        if (start >= 0 && (Array.IndexOf(Elided, word.ToString()) >= 0 || (foreign && Array.IndexOf(Elided, skeleton.ToString()) >= 0)))
        {
            Close(i);
        }
    }

    private void Open(int i)
    {
        if (start < 0)
        {
            start = i;
            (word, skeleton) = word == Empty ? (new StringBuilder(), new StringBuilder()) : (word, skeleton);
        }
    }

    private void Part(char c, int i)
    {
        Close(i);
        var hard = c switch
        {
            ',' => !(char.IsDigit(Before(i)) && char.IsDigit(At(Next(i)))),
            ';' or '\n' or '\r' or '(' or ')' or '[' or ']' or '{' or '}' or ':' or '?' or '!' or '"' or '|' or '=' or '\\' or '>' or '<' or '\t' or '*' => true,
            '.' => EndsSentence(i),
            '-' or '+' or '&' => char.IsWhiteSpace(Before(i)) && char.IsWhiteSpace(At(Next(i))),
            _ => false,
        };
        if (hard)
        {
            segment++;
            sign = c;
        }
    }

    // Invisible signs beside a sign are nothing: the letter before, the place behind, and what stands there.
    private char Before(int i)
    {
        do
        {
            i--;
        }
        while (i >= 0 && char.GetUnicodeCategory(text[i]) == UnicodeCategory.Format);

        return At(i);
    }

    private int Next(int i)
    {
        do
        {
            i++;
        }
        while (i < text.Length && char.GetUnicodeCategory(text[i]) == UnicodeCategory.Format);

        return i;
    }

    private char At(int i) => i >= 0 && i < text.Length ? text[i] : '\0';

    // "i.v." and "2.5" and "St." do not end a sentence; "warfarin. Aspirin" does, and so does an answer: "diabetes: no. Myasthenia: yes".
    private bool EndsSentence(int i) =>
        (Next(i) >= text.Length || char.IsWhiteSpace(At(Next(i)))) && count > 0 && !char.IsAsciiDigit(tokens[count - 1].Text[0])
        && (tokens[count - 1].Text.Length > 3 || ((IsWholeWord(tokens[count - 1].Text) || IsWholeWord(tokens[count - 1].Skeleton)) && !NumberFollows(i)));

    private static bool IsWholeWord(string? word) => word is "no" or "yes" or "non" or "oui" or "si" or "sim" or "nao" or "ja" or "nej" or "nee" or "nie" or "tak" or "yok" or "nil" or "нет" or "да" or "do" or "too" or "it" or "me" or "ich" or "moi" or "yo" or "io" or "eu" or "ik";

    // "no. 5" is a number.
    private bool NumberFollows(int i)
    {
        do
        {
            i = Next(i);
        }
        while (char.IsWhiteSpace(At(i)));

        return char.IsAsciiDigit(At(i));
    }

    private void Close(int end)
    {
        if (start < 0)
        {
            return;
        }

        var mixed = latin && foreign;
        var read = mixed ? skeleton.ToString() : word.ToString();
        if (read.Length > 0)
        {
            Add(new Token(read, start, end, segment, sign, mixed || replaced, foreign && !mixed && skeletonWhole ? skeleton.ToString() : null));
            sign = ' ';
        }

        word.Clear();
        skeleton.Clear();
        start = -1;
        initials = 0;
        (latin, foreign, replaced, skeletonWhole) = (false, false, false, true);
    }
}
