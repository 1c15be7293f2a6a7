using Glabella.Screening.Names;

namespace Glabella.Screening.Reading;

/// <content>Misspellings, and what stays a riddle.</content>
internal sealed partial class Finder
{
    private Item? ByLetters(int i, List<Element> before)
    {
        var word = tokens[i].Text;
        if (word.Length is < 4 or > 40 || word.Any(char.IsDigit) || littles[i] is { Ordinary: true })
        {
            return null;
        }

        var spelling = Spelling.Current;
        var latin = Sound.Latin(word);
        if (latin != word && lookup.Find(latin) is { Ambiguous: false } straight)
        {
            return Made(i, i + 1, straight, MatchedHow.Transliteration);
        }

        return Accepted(i, before, [.. spelling.Near(word, Spelling.Allowed(word.Length)), .. OtherStarts(word)], MatchedHow.Misspelling)
            ?? Accepted(i, before, [.. spelling.Alike(word).Select(w => new Near(w, 0))], latin != word ? MatchedHow.Transliteration : MatchedHow.Misspelling)
            ?? (tokens[i].Skeleton is { } looks ? Accepted(i, before, [.. spelling.Near(looks, Spelling.Allowed(looks.Length))], MatchedHow.Lookalike) : null);
    }

    // "sarfarin", "arfarin", "wwarfarin", "awrfarin": the first letter is wrong, missing, doubled or in the second place.
    private IEnumerable<Near> OtherStarts(string word)
    {
        if (word.Length < 6)
        {
            yield break;
        }

        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            foreach (var other in new[] { letter + word[1..], letter + word })
            {
                if (other != word && IsTarget(other))
                {
                    yield return new Near(other, 1);
                }
            }
        }

        foreach (var other in new[] { word[1..], $"{word[1]}{word[0]}{word[2..]}" })
        {
            if (other != word && IsTarget(other))
            {
                yield return new Near(other, 1);
            }
        }
    }

    private bool IsTarget(string word) => lexicon.Find(word) is var index && index >= 0 && Spelling.IsTarget(index);

    // Taken only if all nearest words mean one thing, no graver thing lies a letter farther, and no known sound-alike is near.
    private Item? Accepted(int i, List<Element> before, List<Near> near, MatchedHow step)
    {
        if (near.Count == 0)
        {
            return null;
        }

        var readings = near.SelectMany(n => Windows(i, n, before)).ToList();
        if (question == Question.Conditions)
        {
            // Among illnesses an odd word is rarely a drug ("marathon" is not malathion).
            readings.RemoveAll(r => (r.Distance > 1 || (r.Distance == 1 && r.Word[0] != tokens[i].Text[0])) && r.Found.Names[0].Sort == Sort.Drug);
        }

        if (tokens[i].Text.Length <= 4 || near[0].Word == tokens[i].Text)
        {
            // Four letters are too few to be wrong in, and a word that stands in some longer name as it is written
            // is hardly a misspelling, unless a neighbour vouches ("Lambert Eton", "multiple sclerosus").
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

        if (least > 1 && gravest < (int)Severity.Caution && best.Found.Names[0].How == MatchedHow.Brand && tokens[i].Text.Length < 10)
        {
            // Two letters from some harmless brand is as far as one brand is from another.
            return null;
        }

        if (least >= 1 && IsOneOfMany(best.Found, gravest, tokens[i].Text.Length) && !Sound.SameConsonants(tokens[i].Text, best.Word))
        {
            // "xanex" is heard for Xanax; "delak" is some other short name than Delac, and nobody can say which.
            return null;
        }

        // A longer name cut short ("sertral") is asked about, not taken for a neighbour.
        if (gravest < (int)Severity.Caution && !best.Word.StartsWith(tokens[i].Text, StringComparison.Ordinal)
            && Spelling.Current.Begin(tokens[i].Text).Any(w => lookup.Find(w) is { } longer && longer.Key != best.Found.Key))
        {
            return null;
        }

        if (SoundsLikeAnother(tokens[i].Text, best.Word, best.Found, least))
        {
            return null;
        }

        while (before.Count > 0 && before[^1].To > best.From)
        {
            before.RemoveAt(before.Count - 1);
        }

        return Made(best.From, best.To, best.Found, step);
    }

    // Short brands lie a letter apart by the hundred, and among medications a word is rarely an illness some letters off.
    private bool IsOneOfMany(Found found, int weight, int length) => found.Names[0] switch
    {
        { Sort: Sort.Drug, How: MatchedHow.Brand or MatchedHow.Combination } => weight < (int)Severity.Caution && length <= 8,
        { Sort: Sort.Class } => weight < (int)Severity.Caution,
        { Sort: Sort.Condition } => question == Question.Medications && (weight < (int)Severity.Refer || length <= 8),
        _ => false,
    };

    // A graver name that is known to be mistaken for the one taken may lie a letter farther; a milder one must be as near.
    private bool SoundsLikeAnother(string typed, string taken, Found found, int distance)
    {
        var index = lexicon.Find(taken);
        return index >= 0 && lexicon.SoundAlikes(index).Any(other =>
            lookup.Find(lexicon.Phrase(other)) is { } another && another.Key != found.Key
            && Vocabulary.NearestNames.Distance(typed, lexicon.Phrase(other)) <= (Weight.Of(another) > Weight.Of(found) ? distance + 1 : distance));
    }

    // The longest phrases around word i that mean something once it is replaced.
    private IEnumerable<Guess> Windows(int i, Near near, List<Element> before)
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
                var phrase = string.Join(' ', Enumerable.Range(from, length).Select(k => k == i ? near.Word : tokens[k].Text));
                if (lookup.Find(phrase) is { } found && !(found.Ambiguous && (!Alone(from, from + length) || IsAllergenAmongIllnesses(found))))
                {
                    any = true;
                    yield return new Guess(from, from + length, found, near.Distance, near.Word);
                }
            }

            if (any)
            {
                yield break;
            }
        }
    }

    // "latex" alone among illnesses is an allergy as it is written; "contracted" is no contrast medium.
    private bool IsAllergenAmongIllnesses(Found found) => question == Question.Conditions && found.Names[0].Sort == Sort.Allergen;

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
            .Concat(OtherStarts(word).Select(x => x.Word))
            .Distinct(StringComparer.Ordinal)
            .Select(w => lookup.Find(w) is { } found ? new Guess(i, i + 1, found, Vocabulary.NearestNames.Distance(word, w), w) : null)
            .OfType<Guess>()
            .ToList();
        candidates.Sort(static (a, b) => a.Distance != b.Distance ? a.Distance - b.Distance : Weight.Of(b.Found) != Weight.Of(a.Found) ? Weight.Of(b.Found) - Weight.Of(a.Found) : string.CompareOrdinal(a.Word, b.Word));
        return new Riddle(i, i + 1, tokens[i].Segment, [.. candidates.Take(3).Select(g => g.Word)]);
    }

    // What a misspelt word may stand for, with its neighbours.
    private sealed record Guess(int From, int To, Found Found, int Distance, string Word);
}
