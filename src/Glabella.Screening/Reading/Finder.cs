using System.Collections.Immutable;
using Glabella.Screening.Names;
using NodaTime;

namespace Glabella.Screening.Reading;

/// <summary>Finds names, days and little words in a text; the longest phrase first, and the misspelt last.</summary>
internal sealed partial class Finder
{
    private const int LongestPhrase = 7;
    private const int LongestLittlePhrase = 6;

    private readonly Token[] tokens;
    private readonly string joined;
    private readonly int[] at;
    private readonly Lookup lookup;
    private readonly Question question;
    private readonly Grammar grammar = Grammar.Current;
    private readonly Dates dates;

    public Finder(ImmutableArray<Token> words, Question question, Jurisdiction jurisdiction, LocalDate? day)
    {
        tokens = [.. words];
        this.question = question;
        lookup = new Lookup(question, jurisdiction, SpeaksOfAllergy());
        ReadDisguises();
        at = new int[tokens.Length + 1];
        for (var i = 0; i < tokens.Length; i++)
        {
            at[i + 1] = at[i] + tokens[i].Text.Length + 1;
        }

        joined = string.Join(' ', tokens.Select(t => t.Text));
        dates = new Dates(tokens, day);
    }

    /// <summary>Everything in the text, from left to right.</summary>
    public List<Element> Run()
    {
        var elements = new List<Element>();
        var i = 0;
        while (i < tokens.Length)
        {
            var element = Gapped(i) is { } gapped && (Named(i) is not { } straight || straight.To < gapped.To) ? gapped : Named(i) ?? Spaced(i) ?? dates.At(i) ?? Salt(i, elements) ?? LittleWord(i) ?? Unknown(i, elements);
            elements.Add(element);
            i = element.To;
        }

        NameWhatIsOnlyARoute(elements);
        return elements;
    }

    // "eye drops" beside a drug is its route; alone it is a thing of its own.
    private void NameWhatIsOnlyARoute(List<Element> elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i] is Little { Route: not null } little && elements.TrueForAll(e => e is not Riddle && e is not Item { Names: [{ Sort: not Sort.Condition }, ..] }) && lookup.Find(Span(little.From, little.To)) is { } found)
            {
                elements[i] = Made(little.From, little.To, found, null);
            }
        }
    }

    // A word wholly of another alphabet's letters that means nothing there, among Latin words, or in a text that is all looks.
    private void ReadDisguises()
    {
        var latin = tokens.Any(t => t.Skeleton is null && t.Text.Any(char.IsAsciiLetter));
        var whole = tokens.All(t => t.Skeleton is not null || !t.Text.Any(char.IsLetter));
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Skeleton is { } looks && grammar.Roles(tokens[i].Text) == Role.None && lookup.Find(tokens[i].Text) is null
                && (latin || (whole && (lookup.Find(looks) is not null || grammar.Roles(looks) != Role.None))))
            {
                tokens[i] = tokens[i] with { Text = looks, LookAlike = true };
            }
        }
    }

    private ReadOnlySpan<char> Span(int from, int to) => joined.AsSpan(at[from], at[to] - at[from] - 1);

    private int Reach(int i)
    {
        var end = i + 1;
        while (end < tokens.Length && end - i < LongestPhrase && tokens[end].Segment == tokens[i].Segment)
        {
            end++;
        }

        return end;
    }

    private Item? Named(int i)
    {
        var little = LongestLittle(i);
        for (var end = Reach(i); end > i; end--)
        {
            var phrase = Span(i, end);
            if (end - i < little)
            {
                // "als Kind" is a time, not a disease.
                return null;
            }

            if (phrase.Length is 1 or > NameTable.LongestName / 4)
            {
                continue;
            }

            var roles = end - i <= LongestLittlePhrase ? grammar.Roles(phrase) : Role.None;
            if (lookup.Find(phrase) is { } found && Stands(found, phrase, roles, i, end))
            {
                return Made(i, end, found, null);
            }

            if (end - i > 1 && phrase[^1] == 's' && phrase.Length > 8 && lookup.Find(phrase[..^1]) is { Ambiguous: false } singular)
            {
                return Made(i, end, singular, null);
            }
        }

        return null;
    }

    // "drooping of the left eyelid", "rash on my face"
    private Item? Gapped(int i)
    {
        if (question == Question.Medications || Phrase.IsGap(tokens[i].Text))
        {
            return null;
        }

        var words = new List<(string Word, int End)>();
        for (var k = i; k < Reach(i); k++)
        {
            if (!Phrase.IsGap(tokens[k].Text))
            {
                words.Add((tokens[k].Text, k + 1));
            }
        }

        for (var n = words.Count; n >= 2; n--)
        {
            if (words[n - 1].End - i > n && lookup.Find(string.Join(' ', words.Take(n).Select(w => w.Word))) is { Ambiguous: false } found)
            {
                return Made(i, words[n - 1].End, found, null);
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
        if (little && found.Names[0].Sort == Sort.Condition && (question == Question.Medications || (from > 0 && IsNumber(tokens[from - 1].Text))))
        {
            // The mg of "0.25 mg" is no disease.
            return false;
        }

        if (little || found.Ambiguous)
        {
            // "diagnosed with MG in 2015": among illnesses, after a word that leads to one.
            return Alone(from, to) || (question == Question.Conditions && found.Names[0].Sort == Sort.Condition && phrase.Length is 2 or 3 && LedTo(from) && (roles & (Role.Negation | Role.Person | Role.Stopped)) == 0);
        }

        if (question == Question.Medications && found.Names[0].Sort == Sort.Condition && phrase.Length <= 3)
        {
            return LedTo(from);
        }

        return true;
    }

    private bool LedTo(int from)
    {
        var k = from - 1;
        while (k >= 0 && tokens[k].Text is "a" or "an" or "my" or "the")
        {
            k--;
        }

        return k >= 0 && tokens[k].Segment == tokens[from].Segment && tokens[k].Text is "for" or "with" or "have" or "has" or "had" or "of" or "since" or "after" or "no" or "denies" or "got" or "or" or "and" or "possible" or "suspected" or "query"
            or "fur" or "fuer" or "pour" or "para" or "per" or "na" or "от" or "due" or "to" or "hx" or "treat"
            or "une" or "la" or "de" or "ai" or "tengo" or "tiene" or "con" or "ho" or "ha" or "tenho" or "tem" or "habe" or "hat" or "mit" or "mam" or "na" or "avoir" or "diagnosed";
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

    private static bool IsDoseWord(string word) => word is "mg" or "mcg" or "ug" or "g" or "iu" or "ml" or "units" or "daily" or "once" or "twice" or "bd" or "od" or "tds" or "tablet" or "tablets" or "capsule" or "capsules" or "cream" or "night" or "at" or "a" or "day" or "per" or "gel" or "spray" or "drops";

    private Item Made(int from, int to, Found found, MatchedHow? step)
    {
        var lookalike = false;
        for (var i = from; i < to; i++)
        {
            lookalike |= tokens[i].LookAlike;
        }

        var worst = lookalike ? MatchedHow.Lookalike : step;
        var names = worst is { } w ? [.. found.Names.Select(n => n with { How = n.How > w ? n.How : w })] : found.Names;
        return new Item(from, to, tokens[from].Segment, names) { Route = LocalRoute(found.Routes), Doubt = found.Doubt };
    }

    // A brand sold only for skin, eye, ear or nose is that route unless the person says otherwise.
    private static Route? LocalRoute(RouteSet routes) => routes switch
    {
        RouteSet.None => null,
        _ when (routes & ~(RouteSet.Eye | RouteSet.Ear | RouteSet.Topical | RouteSet.Nasal)) != 0 => null,
        _ when (routes & RouteSet.Topical) != 0 => Route.Topical,
        _ when (routes & RouteSet.Eye) != 0 => Route.Eye,
        _ when (routes & RouteSet.Ear) != 0 => Route.Ear,
        _ => Route.Nasal,
    };

    // Length in words of a phrase of two or more little words here; 0 if there is none.
    private int LongestLittle(int i)
    {
        for (var end = Math.Min(Reach(i), i + LongestLittlePhrase); end > i + 1; end--)
        {
            if (grammar.Roles(Span(i, end)) != Role.None)
            {
                return end - i;
            }
        }

        return 0;
    }

    private Little? LittleWord(int i)
    {
        for (var end = Math.Min(Reach(i), i + LongestLittlePhrase); end > i; end--)
        {
            var phrase = Span(i, end);
            if (grammar.Roles(phrase) is var roles and not Role.None)
            {
                return new Little(i, end, tokens[i].Segment, roles, grammar.RouteOf(phrase));
            }
        }

        return tokens[i].Text.Length == 1 || IsNumber(tokens[i].Text) ? new Little(i, i + 1, tokens[i].Segment, Role.Noise, null) : null;
    }

    // 20, 5mg, 2x1, 10000iu, 1st
    private bool IsNumber(string word)
    {
        if (!char.IsAsciiDigit(word[0]))
        {
            return false;
        }

        var letters = word.AsSpan().TrimStart("0123456789");
        return letters.Length == 0 || (grammar.Roles(letters) & Role.Noise) != 0 || (letters[0] == 'x' && letters[1..].TrimStart("0123456789").Length == 0);
    }

    private bool IsNoise(string word) => IsNumber(word) || (grammar.Roles(word) & Role.Noise) != 0;

    private bool SpeaksOfAllergy() => question is Question.Medications or Question.Conditions
        && tokens.Any(t => t.Text.StartsWith("allerg", StringComparison.Ordinal) || t.Text.StartsWith("alerg", StringComparison.Ordinal) || t.Text.StartsWith("alerj", StringComparison.Ordinal)
            || t.Text.StartsWith("аллерг", StringComparison.Ordinal) || t.Text.StartsWith("uczul", StringComparison.Ordinal) || t.Text.StartsWith("anaphyla", StringComparison.Ordinal));
}
