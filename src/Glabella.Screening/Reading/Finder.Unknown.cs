using Glabella.Screening.Names;

namespace Glabella.Screening.Reading;

/// <content>What is no name as it stands: salts, other spellings, compounds, look-alikes, plurals.</content>
internal sealed partial class Finder
{
    private static readonly (string Ending, Route? Route)[] Compounds =
    [
        ("augentropfen", Route.Eye), ("ohrentropfen", Route.Ear), ("nasenspray", Route.Nasal), ("tabletten", Route.Oral), ("tablette", Route.Oral), ("kapseln", Route.Oral),
        ("infusionen", Route.Infusion), ("infusion", Route.Infusion), ("spritzen", Route.Injection), ("spritze", Route.Injection), ("salbe", Route.Topical), ("creme", Route.Topical),
        ("pflaster", Route.Other), ("tropfen", null), ("therapie", null), ("spray", null), ("allergie", null), ("allergien", null), ("einnahme", null), ("gel", Route.Topical),
    ];

    private Element Unknown(int i, List<Element> before) =>
        OtherSpelling(i, before) ?? Compound(i) ?? LooksLike(i) ?? Plural(i) ?? ByLetters(i, before) ?? (Element)Puzzled(i);

    // "w a r f a r i n"
    private Item? Spaced(int i)
    {
        var end = i;
        while (end < tokens.Length && tokens[end].Text.Length == 1 && char.IsLetter(tokens[end].Text[0]) && tokens[end].Segment == tokens[i].Segment)
        {
            end++;
        }

        return end - i >= 4 && lookup.Find(string.Concat(tokens.Skip(i).Take(end - i).Select(t => t.Text))) is { Ambiguous: false } found ? Made(i, end, found, MatchedHow.Misspelling) : null;
    }

    // The sulfate of "gentamicin sulfate" is no second drug.
    private Little? Salt(int i, List<Element> before) =>
        before.Count > 0 && before[^1] is Item { Names: [{ Sort: Sort.Drug }, ..] } drug && drug.To == i && drug.Segment == tokens[i].Segment
        && tokens[i].Text is "sodium" or "potassium" or "calcium" or "sulfate" or "sulphate" or "phosphate" or "citrate" or "nitrate" or "chloride" or "bromide" or "carbonate" or "magnesium" or "sodique" or "sodico" or "sodica" or "natrium"
            ? new Little(i, i + 1, tokens[i].Segment, Role.Noise, null) : null;

    // omega3, fishoil, "war farin", "anti coagulant"
    private Item? OtherSpelling(int i, List<Element> before)
    {
        var word = tokens[i].Text;
        if (i + 1 < tokens.Length && tokens[i + 1].Segment == tokens[i].Segment && !(IsNoise(word) && IsNoise(tokens[i + 1].Text)) && word.Length + tokens[i + 1].Text.Length >= 6
            && lookup.Find(word + tokens[i + 1].Text) is { Ambiguous: false } glued)
        {
            return Made(i, i + 2, glued, MatchedHow.Misspelling);
        }

        // "war-farin": the first half was taken for a little word.
        if (i > 0 && before.Count > 0 && before[^1] is Little half && half.To == i && half.From == i - 1 && half.Segment == tokens[i].Segment && tokens[i - 1].Text.Length >= 2
            && lookup.Find(tokens[i - 1].Text + word) is { Ambiguous: false } whole)
        {
            before.RemoveAt(before.Count - 1);
            return Made(i - 1, i + 1, whole, MatchedHow.Misspelling);
        }

        // "5mgwarfarin"
        if (char.IsAsciiDigit(word[0]))
        {
            var letters = word.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            if (lookup.Find($"{word.AsSpan(0, word.Length - letters.Length)} {letters}") is { Ambiguous: false } numbered)
            {
                // 5htp
                return Made(i, i + 1, numbered, null);
            }

            foreach (var unit in new[] { "mg", "mcg", "g", "ml", "iu", "" })
            {
                if (letters.Length > unit.Length + 3 && letters.StartsWith(unit, StringComparison.Ordinal) && lookup.Find(letters.AsSpan(unit.Length)) is { Ambiguous: false } after)
                {
                    return Made(i, i + 1, after, null);
                }
            }
        }

        var digits = word.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits >= 3)
        {
            if (lookup.Find($"{word.AsSpan(0, digits)} {word.AsSpan(digits)}") is { } parted)
            {
                return Made(i, i + 1, parted, null);
            }

            if (IsNumber(word[digits..]) && lookup.Find(word.AsSpan(0, digits)) is { } dosed)
            {
                return Made(i, i + 1, dosed, null);
            }
        }

        return word.Length >= 7 && Spelling.Current.Parted(word) is { } phrase && lookup.Find(phrase) is { Ambiguous: false } apart ? Made(i, i + 1, apart, null) : null;
    }

    // Warfarintabletten, Gentamicinsalbe
    private Item? Compound(int i)
    {
        var word = tokens[i].Text;
        foreach (var (ending, route) in Compounds)
        {
            if (word.Length >= ending.Length + 4 && word.EndsWith(ending, StringComparison.Ordinal) && Stem(word.AsSpan(0, word.Length - ending.Length)) is { } found)
            {
                var item = Made(i, i + 1, found, null);
                item.Route = route ?? item.Route;
                item.Allergy = ending is "allergie" or "allergien";
                return item;
            }
        }

        return null;
    }

    // The "n" of Katzenallergie and the "s" of Alltagsallergie only join.
    private Found? Stem(ReadOnlySpan<char> stem) =>
        lookup.Find(stem) is { Ambiguous: false } found ? found
            : stem.Length > 4 && stem[^1] is 'n' or 's' && lookup.Find(stem[..^1]) is { Ambiguous: false } bare ? bare : null;

    // w4rfarin, vvarfarin, wаrfаrin wholly in another alphabet
    private Item? LooksLike(int i)
    {
        if (tokens[i].Skeleton is { } skeleton && lookup.Find(skeleton) is { Ambiguous: false } looks)
        {
            return Made(i, i + 1, looks, MatchedHow.Lookalike);
        }

        var word = tokens[i].Text;
        if (word.Length < 5)
        {
            return null;
        }

        if (word.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && word.Count(char.IsLetter) >= 3)
        {
            var letters = string.Concat(word.Select(c => LookAlikes.InWord(c) ?? c));
            foreach (var read in new[] { letters, string.Concat(word.Select(c => c == '1' ? 'l' : LookAlikes.InWord(c) ?? c)) })
            {
                if (lookup.Find(read) is { Ambiguous: false } found)
                {
                    return Made(i, i + 1, found, MatchedHow.Lookalike);
                }
            }
        }

        foreach (var (pair, letter) in new[] { ("vv", "w"), ("rn", "m"), ("cl", "d") })
        {
            if (word.Contains(pair, StringComparison.Ordinal) && lookup.Find(word.Replace(pair, letter, StringComparison.Ordinal)) is { Ambiguous: false } found)
            {
                return Made(i, i + 1, found, MatchedHow.Lookalike);
            }
        }

        return null;
    }

    private Item? Plural(int i)
    {
        var word = tokens[i].Text;
        if (word.Length < 5 || word[^1] != 's')
        {
            return null;
        }

        for (var cut = 1; cut <= (word[^2] == 'e' ? 2 : 1); cut++)
        {
            if (lookup.Find(word.AsSpan(0, word.Length - cut)) is { Ambiguous: false } found)
            {
                return Made(i, i + 1, found, null);
            }
        }

        return null;
    }
}
