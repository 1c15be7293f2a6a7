using Glabella.Screening.Names;

namespace Glabella.Screening.Reading;

/// <content>Names as they stand in the lexicon: the longest first, with little words between, and where a short one counts.</content>
internal sealed partial class Finder
{
    // Looks up the phrases that begin at a word; most words begin none of several.
    private void Scan(int i)
    {
        if (scanned == i)
        {
            return;
        }

        scanned = i;
        phrases[1] = words[i];
        longest = words[i] < 0 ? 1 : Math.Min(Reach(i) - i, Math.Max(1, lexicon.Reach(words[i])));
        for (var n = 2; n <= longest; n++)
        {
            phrases[n] = lexicon.Find(Span(i, i + n));
        }
    }

    private Item? Named(int i)
    {
        Scan(i);
        if (words[i] >= 0 && longest < LongestPhrase && i + longest < tokens.Length && Joins(i + longest) && AcrossSigns(i) is { } whole)
        {
            return whole;
        }

        var little = LongestLittle();
        for (var n = longest; n > 0; n--)
        {
            if (n < little)
            {
                // "als Kind" is a time, not a disease.
                return null;
            }

            var phrase = Span(i, i + n);
            if (phrase.Length is 1 or > Lexicon.LongestPhrase / 4)
            {
                continue;
            }

            if (lookup.Of(phrases[n], phrase.Length) is { } found && Stands(found, phrase, grammar.Of(phrases[n])?.Roles ?? Role.None, i, i + n))
            {
                return Made(i, i + n, found, null);
            }

            if (n > 1 && phrase[^1] == 's' && phrase.Length > 8 && lookup.Find(phrase[..^1]) is { Ambiguous: false } singular)
            {
                return Made(i, i + n, singular, null);
            }
        }

        return null;
    }

    private bool Joins(int i) => tokens[i].Sign is '&' or '+' or '-';

    // "Advil Cold & Sinus", "Dayquil Cough + Congestion": a brand with its sign.
    private Item? AcrossSigns(int i)
    {
        var end = i + 1;
        while (end < tokens.Length && end - i < LongestPhrase && (tokens[end].Segment == tokens[end - 1].Segment || Joins(end)))
        {
            end++;
        }

        for (var n = Math.Min(end - i, lexicon.Reach(words[i])); n > longest; n--)
        {
            if (tokens[i + n - 1].Segment != tokens[i].Segment && lookup.Find(Span(i, i + n)) is { Ambiguous: false } found)
            {
                return Made(i, i + n, found, null);
            }
        }

        return null;
    }

    // "drooping of the left eyelid", "rash on my face"
    private Item? Gapped(int i)
    {
        if (!gaps || question == Question.Medications || words[i] < 0 || lexicon.Reach(words[i]) < 2 || Phrase.IsGap(tokens[i].Text))
        {
            return null;
        }

        var bare = new List<(string Word, int End)>();
        var end = Reach(i);
        for (var k = i; k < end; k++)
        {
            if (!Phrase.IsGap(tokens[k].Text))
            {
                bare.Add((tokens[k].Text, k + 1));
            }
        }

        for (var n = bare.Count; n >= 2; n--)
        {
            if (bare[n - 1].End - i > n && lookup.Find(string.Join(' ', bare.Take(n).Select(w => w.Word))) is { Ambiguous: false } found)
            {
                return Made(i, bare[n - 1].End, found, null);
            }
        }

        return null;
    }

    // A name that is also a little or everyday word counts only where it stands alone between commas;
    // so does a very short name of an illness among medications, and among little words everywhere.
    private bool Stands(Found found, ReadOnlySpan<char> phrase, Role roles, int from, int to)
    {
        if ((roles & Role.Route) != 0 && found.Names[0].Sort == Sort.Class)
        {
            return false;
        }

        var little = to - from == 1 && (roles != Role.None || dates.At(from) is not null);
        if (little && found.Names[0].Sort == Sort.Condition && (question == Question.Medications || (from > 0 && !BeginsSegment(from) && IsNumber(tokens[from - 1].Text))))
        {
            // The mg of "0.25 mg" is no disease.
            return false;
        }

        if (!little && found.Ambiguous && found.Names[0].Sort == Sort.Drug && Dosed(to))
        {
            // "spiro 100mg"
            return true;
        }

        if (little || found.Ambiguous)
        {
            // "diagnosed with MG in 2015", "MG in remission": among illnesses, first or after a word that leads to one; "autoimmune MG"
            // too, for no number stands before it.
            return Alone(from, to) || (question == Question.Medications && !little && found.Names[0].Sort == Sort.Drug && phrase.Length >= 3 && AmongNoise(from, to)) || (question == Question.Conditions && found.Names[0].Sort == Sort.Condition && phrase.Length is 2 or 3 && (LedTo(from) || BeginsSegment(from) || phrase is "mg") && (roles & (Role.Negation | Role.Person | Role.Stopped)) == 0);
        }

        if (question == Question.Medications && found.Names[0].Sort == Sort.Condition && phrase.Length <= 3)
        {
            return LedTo(from) || Alone(from, to);
        }

        return true;
    }

    // A weight of substance follows: 100mg, 100 mg, 75 mcg; among medications a number of two figures will do.
    private bool Dosed(int at)
    {
        if (at >= tokens.Length || tokens[at].Segment != tokens[at - 1].Segment || !char.IsAsciiDigit(tokens[at].Text[0]))
        {
            return false;
        }

        var unit = tokens[at].Text.AsSpan().TrimStart("0123456789");
        return unit.IsEmpty ? (at + 1 < tokens.Length && IsWeight(tokens[at + 1].Text)) || (question == Question.Medications && tokens[at].Text.Length >= 2) : IsWeight(unit);
    }

    private static bool IsWeight(ReadOnlySpan<char> unit) => unit is "mg" or "mgs" or "mcg" or "mcgs" or "ug" or "iu" or "ie" or "ui" or "мг" or "мкг";

    private bool BeginsSegment(int from) => from == 0 || tokens[from - 1].Segment != tokens[from].Segment;

    private bool LedTo(int from)
    {
        var k = from - 1;
        while (k >= 0 && tokens[k].Text is "a" or "an" or "my" or "the")
        {
            k--;
        }

        return k >= 0 && tokens[k].Segment == tokens[from].Segment && tokens[k].Text is "for" or "with" or "have" or "has" or "had" or "of" or "since" or "after" or "no" or "denies" or "got" or "or" or "and" or "possible" or "suspected" or "query"
            or "fur" or "fuer" or "pour" or "para" or "per" or "na" or "от" or "due" or "to" or "hx" or "treat"
            or "une" or "la" or "de" or "ai" or "tengo" or "tiene" or "con" or "ho" or "ha" or "tenho" or "tem" or "habe" or "hat" or "mit" or "mam" or "na" or "avoir" or "diagnosed" or "apres" or "nach" or "seit" or "depuis" or "wegen" or "dopo" or "desde" or "depois" or "despues" or "tras" or "suite" or "na";
    }

    private bool Alone(int from, int to)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((i < from || i >= to) && tokens[i].Segment == tokens[from].Segment && !IsNumber(tokens[i].Text) && !IsDoseWord(tokens[i].Text))
            {
                return false;
            }
        }

        return true;
    }

    // "Foster morgens", "Pille Maxim": on a list of medications what stands beside only noise and groups of drugs is one.
    private bool AmongNoise(int from, int to)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((i < from || i >= to) && tokens[i].Segment == tokens[from].Segment && !IsNoise(tokens[i].Text) && lookup.Find(tokens[i].Text) is not { Names: [{ Sort: Sort.Class }, ..] })
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDoseWord(string word) => word is "mg" or "mcg" or "ug" or "g" or "iu" or "ml" or "units" or "daily" or "once" or "twice" or "bd" or "od" or "tds" or "tablet" or "tablets" or "capsule" or "capsules" or "cream" or "night" or "at" or "a" or "day" or "per" or "gel" or "spray" or "drops";
}
