using Glabella.Screening.Names;
using NodaTime;

namespace Glabella.Screening.Reading;

/// <summary>Finds names, days and little words in a text; the longest phrase first, and the misspelt last.</summary>
internal sealed partial class Finder
{
    private const int LongestPhrase = 8;

    private readonly Lexicon lexicon = Lexicon.Current;
    private readonly Grammar grammar = Grammar.Current;
    private readonly Token[] tokens;
    private readonly string joined;
    private readonly int[] at;
    private readonly Lookup lookup;
    private readonly Question question;
    private readonly Dates dates;

    // Of each word: its number in the lexicon or -1, and what it does as a little word.
    private readonly int[] words;
    private readonly LittleMeaning?[] littles;
    private readonly bool gaps;

    // The phrases that begin at the word looked at, by how many words they have.
    private readonly int[] phrases = new int[LongestPhrase + 1];
    private int scanned = -1;
    private int longest;

    public Finder(Token[] text, Question question, Jurisdiction jurisdiction, LocalDate? day)
    {
        this.question = question;
        lookup = new Lookup(question, jurisdiction, SpeaksOfAllergy(text));
        tokens = Scripts.Part(text, lookup, grammar) ?? text;
        ReadDisguises();
        at = new int[tokens.Length + 1];
        words = new int[tokens.Length];
        littles = new LittleMeaning?[tokens.Length];
        var length = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            at[i] = length;
            length += tokens[i].Text.Length + 1;
            words[i] = lexicon.Find(tokens[i].Text);
            littles[i] = grammar.Of(words[i]);
            gaps |= Phrase.IsGap(tokens[i].Text);
        }

        at[^1] = length;
        joined = Joined(length);
        dates = new Dates(tokens, littles, day);
    }

    /// <summary>The words in the order and form in which they were read.</summary>
    public Token[] Tokens => tokens;

    /// <summary>Everything in the text, from left to right.</summary>
    public List<Element> Run()
    {
        var elements = new List<Element>(tokens.Length);
        var routeAlone = false;
        var i = 0;
        while (i < tokens.Length)
        {
            var named = Named(i);
            var element = Gapped(i) is { } gapped && (named is null || named.To < gapped.To) ? gapped : named ?? Spaced(i) ?? dates.At(i, elements) ?? Salt(i, elements) ?? LittleWord(i) ?? Unknown(i, elements);
            elements.Add(element);
            routeAlone |= element is Little { Route: not null };
            i = element.To;
        }

        if (routeAlone)
        {
            NameWhatIsOnlyARoute(elements);
        }

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
        var any = false;
        foreach (var token in tokens)
        {
            any |= token.Skeleton is not null;
        }

        if (!any)
        {
            return;
        }

        var latin = tokens.Any(t => t.Skeleton is null && t.Text.Any(char.IsAsciiLetter));
        var whole = tokens.All(t => t.Skeleton is not null || !t.Text.Any(char.IsLetter));
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!char.IsAscii(tokens[i].Text[0]) && PhraseAsWritten(i) is var end && end > i)
            {
                // "опущение века" among Latin words: every word of it is what it is.
                i = end - 1;
            }
            else if (tokens[i].Skeleton is { } looks && grammar.Roles(tokens[i].Text) == Role.None && lookup.Find(tokens[i].Text) is null
                && (latin || (whole && (lookup.Find(looks) is not null || grammar.Roles(looks) != Role.None))))
            {
                tokens[i] = tokens[i] with { Text = looks, LookAlike = true };
            }
        }
    }

    // Where a phrase of two or more words ends that begins here in letters of its own alphabet; the place itself if there is none.
    private int PhraseAsWritten(int i)
    {
        var first = lexicon.Find(tokens[i].Text);
        var reach = first < 0 ? 0 : Math.Min(lexicon.Reach(first), Reach(i) - i);
        for (var n = reach; n > 1; n--)
        {
            var phrase = string.Join(' ', tokens.Skip(i).Take(n).Select(t => t.Text));
            if (lookup.Find(phrase) is not null || grammar.Roles(phrase) != Role.None)
            {
                return i + n;
            }
        }

        return i;
    }

    private string Joined(int length) => string.Create(Math.Max(length - 1, 0), tokens, static (joined, tokens) =>
    {
        foreach (var token in tokens)
        {
            token.Text.CopyTo(joined);
            joined = joined[token.Text.Length..];
            if (!joined.IsEmpty)
            {
                joined[0] = ' ';
                joined = joined[1..];
            }
        }
    });

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

    // Length in words of the longest phrase of two or more little words at the word scanned; 0 if there is none.
    private int LongestLittle()
    {
        for (var n = longest; n > 1; n--)
        {
            if (grammar.Of(phrases[n]) is { Roles: not Role.None })
            {
                return n;
            }
        }

        return 0;
    }

    private Little? LittleWord(int i)
    {
        Scan(i);
        for (var n = longest; n > 0; n--)
        {
            if (grammar.Of(phrases[n]) is { } little && (little.Roles != Role.None || little.Number is not null || little.Unit is not null) && !(n > 1 && DeniesWhatBegins(i, n)))
            {
                return new Little(i, i + n, tokens[i].Segment, little.Roles == Role.None ? Role.Noise : little.Roles, little.Route);
            }
        }

        return (tokens[i].Text.Length == 1 && !Scripts.IsHan(tokens[i].Text[0])) || IsNumber(tokens[i].Text) ? new Little(i, i + 1, tokens[i].Segment, Role.Noise, null) : null;
    }

    // "no problems swallowing": the denial is the "no"; "problems" begins the name of an illness.
    private bool DeniesWhatBegins(int i, int length)
    {
        if ((littles[i]?.Roles & Role.Negation) is null or Role.None)
        {
            return false;
        }

        for (var from = i + 1; from < i + length; from++)
        {
            var reach = words[from] < 0 ? 0 : Math.Min(Reach(from) - from, lexicon.Reach(words[from]));
            for (var n = reach; n > i + length - from; n--)
            {
                if (lookup.Find(Span(from, from + n)) is { Names: [{ Sort: Sort.Condition or Sort.Class, Name: not "serious reaction to botulinum toxin" }, ..] })
                {
                    return true;
                }
            }
        }

        return false;
    }

    // 20, 5mg, 10000iu, 1st
    private bool IsNumber(string word)
    {
        if (!char.IsAsciiDigit(word[0]))
        {
            // x5, q8wk
            var times = word.AsSpan(1).TrimStart("0123456789");
            return word[0] is 'x' or 'q' && times.Length < word.Length - 1 && (times.IsEmpty || (word[0] == 'q' && (times is "mo" or "mos" || (grammar.Roles(times) & Role.Noise) != 0)));
        }

        var letters = word.AsSpan().TrimStart("0123456789");
        if (letters.Length > 0 && letters[0] == 'x')
        {
            // 2x1, 4xdaily
            var each = letters[1..].TrimStart("0123456789");
            return each.Length == 0 || (grammar.Roles(each) & Role.Noise) != 0;
        }

        return letters.Length == 0 || (grammar.Roles(letters) & Role.Noise) != 0;
    }

    private bool IsNoise(string word) => IsNumber(word) || (grammar.Roles(word) & Role.Noise) != 0;

    private bool SpeaksOfAllergy(Token[] text)
    {
        if (question is not (Question.Medications or Question.Conditions))
        {
            return false;
        }

        foreach (var token in text)
        {
            if (token.Text.EndsWith("allergie", StringComparison.Ordinal) || token.Text.EndsWith("allergien", StringComparison.Ordinal))
            {
                return true;
            }

            // Few words begin so; the first letter sorts out the others.
            if (token.Text[0] is 'a' or 'а' or 'u'
                && (token.Text.StartsWith("allerg", StringComparison.Ordinal) || token.Text.StartsWith("alerg", StringComparison.Ordinal) || token.Text.StartsWith("alerj", StringComparison.Ordinal)
                    || token.Text.StartsWith("аллерг", StringComparison.Ordinal) || token.Text.StartsWith("uczul", StringComparison.Ordinal) || token.Text.StartsWith("anaphyla", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
