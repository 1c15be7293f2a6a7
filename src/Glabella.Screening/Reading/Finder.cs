using System.Collections.Immutable;
using Glabella.Screening.Names;
using NodaTime;

namespace Glabella.Screening.Reading;

/// <summary>Finds names, days and little words in a text; the longest phrase first, and the misspelt last.</summary>
internal sealed class Finder
{
    private const int LongestPhrase = 7;

    private static readonly (string Ending, Route? Route)[] Compounds =
    [
        ("augentropfen", Route.Eye), ("ohrentropfen", Route.Ear), ("nasenspray", Route.Nasal), ("tabletten", Route.Oral), ("tablette", Route.Oral), ("kapseln", Route.Oral),
        ("infusionen", Route.Infusion), ("infusion", Route.Infusion), ("spritzen", Route.Injection), ("spritze", Route.Injection), ("salbe", Route.Topical), ("creme", Route.Topical),
        ("pflaster", Route.Other), ("tropfen", null), ("therapie", null), ("spray", null), ("allergie", null), ("einnahme", null), ("gel", Route.Topical),
    ];

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

            var roles = end - i <= 4 ? grammar.Roles(phrase) : Role.None;
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
        for (var end = Math.Min(Reach(i), i + 4); end > i + 1; end--)
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
        for (var end = Math.Min(Reach(i), i + 4); end > i; end--)
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
            if (word.Length >= ending.Length + 4 && word.EndsWith(ending, StringComparison.Ordinal) && lookup.Find(word.AsSpan(0, word.Length - ending.Length)) is { Ambiguous: false } found)
            {
                var item = Made(i, i + 1, found, null);
                item.Route = route ?? item.Route;
                item.Allergy = ending == "allergie";
                return item;
            }
        }

        return null;
    }

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

        foreach (var cut in new[] { 1, 2 })
        {
            if (lookup.Find(word.AsSpan(0, word.Length - cut)) is { Ambiguous: false } found)
            {
                return Made(i, i + 1, found, null);
            }
        }

        return null;
    }

    private Item? ByLetters(int i, List<Element> before)
    {
        var word = tokens[i].Text;
        if (word.Length is < 4 or > 40 || word.Any(char.IsDigit))
        {
            return null;
        }

        var spelling = Spelling.Current;
        var latin = Sound.Latin(word);
        if (latin != word && lookup.Find(latin) is { Ambiguous: false } straight)
        {
            return Made(i, i + 1, straight, MatchedHow.Transliteration);
        }

        return Accepted(i, before, [.. spelling.Near(word, Spelling.Allowed(word.Length))], MatchedHow.Misspelling)
            ?? Accepted(i, before, [.. spelling.Alike(word).Select(w => (w, 0))], latin != word ? MatchedHow.Transliteration : MatchedHow.Misspelling)
            ?? (tokens[i].Skeleton is { } looks ? Accepted(i, before, [.. spelling.Near(looks, Spelling.Allowed(looks.Length))], MatchedHow.Lookalike) : null);
    }

    // Taken only if all nearest words mean one thing, no graver thing lies a letter farther, and no known sound-alike is near.
    private Item? Accepted(int i, List<Element> before, ImmutableArray<(string Word, int Distance)> near, MatchedHow step)
    {
        if (near.IsEmpty)
        {
            return null;
        }

        // A word that stands in some longer name as it is written is no misspelling of another one.
        if (near[0].Distance == 0 && step == MatchedHow.Misspelling && near[0].Word == tokens[i].Text)
        {
            return null;
        }

        var readings = near.SelectMany(n => Windows(i, n.Word, before).Select(w => (w.From, w.To, w.Found, n.Distance, n.Word))).ToList();
        if (question == Question.Conditions)
        {
            // Among illnesses an odd word is rarely a drug ("marathon" is not malathion).
            readings.RemoveAll(r => r.Distance > 1 && r.Found.Names[0].Sort == Sort.Drug);
        }

        if (tokens[i].Text.Length <= 4)
        {
            // Four letters are too few to be wrong in, unless a neighbour vouches ("Lambert Eton").
            readings.RemoveAll(r => r.To - r.From < 2);
        }

        if (readings.Count == 0)
        {
            return null;
        }

        var least = readings.Min(r => r.Distance);
        var best = readings.Where(r => r.Distance == least).OrderByDescending(r => r.To - r.From).First();
        var gravest = Weight.Of(best.Found);
        foreach (var other in readings)
        {
            if (other.Found.Key != best.Found.Key && (other.Distance == least || tokens[i].Text.Length < 8 || Weight.Of(other.Found) > gravest))
            {
                return null;
            }
        }

        // A longer name cut short ("sertral") is asked about, not taken for a neighbour.
        if (gravest < (int)Severity.Caution && !best.Word.StartsWith(tokens[i].Text, StringComparison.Ordinal)
            && Spelling.Current.Begin(tokens[i].Text).Any(w => lookup.Find(w) is { } longer && longer.Key != best.Found.Key))
        {
            return null;
        }

        if (SoundsLikeAnother(tokens[i].Text, best.Word, best.Found.Key, least + 1))
        {
            return null;
        }

        while (before.Count > 0 && before[^1].To > best.From)
        {
            before.RemoveAt(before.Count - 1);
        }

        return Made(best.From, best.To, best.Found, step);
    }

    private bool SoundsLikeAnother(string typed, string taken, string key, int within)
    {
        var table = NameTable.Current;
        var index = table.Find(taken);
        return index >= 0 && table.SoundAlikes(index).Any(other =>
            lookup.Find(table.Name(other)) is { } found && found.Key != key
            && Vocabulary.NearestNames.Distance(typed, table.Name(other)) <= within);
    }

    // The longest phrases around word i that mean something once it is replaced.
    private IEnumerable<(int From, int To, Found Found)> Windows(int i, string replacement, List<Element> before)
    {
        var first = i;
        while (first > 0 && i - first < 3 && tokens[first - 1].Segment == tokens[i].Segment && !(before.LastOrDefault(e => e.To > first - 1) is Item))
        {
            first--;
        }

        var last = Math.Min(Reach(i), i + 4);
        for (var length = last - first; length >= 1; length--)
        {
            var any = false;
            for (var from = Math.Max(first, i - length + 1); from <= i && from + length <= last; from++)
            {
                var phrase = string.Join(' ', Enumerable.Range(from, length).Select(k => k == i ? replacement : tokens[k].Text));
                if (lookup.Find(phrase) is { } found && !(found.Ambiguous && !Alone(from, from + length)))
                {
                    any = true;
                    yield return (from, from + length, found);
                }
            }

            if (any)
            {
                yield break;
            }
        }
    }

    private Riddle Puzzled(int i)
    {
        var word = tokens[i].Text;
        if (word.Length is < 4 or > 40)
        {
            return new Riddle(i, i + 1, tokens[i].Segment, []);
        }

        var spelling = Spelling.Current;
        var candidates = spelling.Near(word, Math.Max(2, word.Length / 3)).Select(x => x.Word)
            .Concat(spelling.SameBones(word))
            .Concat(spelling.Begin(word))
            .Concat(spelling.Alike(word))
            .Distinct(StringComparer.Ordinal)
            .Select(w => (Word: w, Found: lookup.Find(w)))
            .Where(x => x.Found is not null)
            .OrderBy(x => Vocabulary.NearestNames.Distance(word, x.Word))
            .ThenByDescending(x => Weight.Of(x.Found!))
            .ThenBy(x => x.Word, StringComparer.Ordinal)
            .Select(x => x.Word)
            .Take(3);
        return new Riddle(i, i + 1, tokens[i].Segment, [.. candidates]);
    }

    private bool SpeaksOfAllergy() => question is Question.Medications or Question.Conditions
        && tokens.Any(t => t.Text.StartsWith("allerg", StringComparison.Ordinal) || t.Text.StartsWith("alerg", StringComparison.Ordinal) || t.Text.StartsWith("alerj", StringComparison.Ordinal)
            || t.Text.StartsWith("аллерг", StringComparison.Ordinal) || t.Text.StartsWith("uczul", StringComparison.Ordinal) || t.Text.StartsWith("anaphyla", StringComparison.Ordinal));
}
