namespace Glabella.Screening.Reading;

/// <content>What a stretch between commas denies.</content>
internal sealed partial class Context
{
    private void Denial(List<Element> segment)
    {
        if (Answers(segment))
        {
            return;
        }

        var denied = false;
        var wide = false;
        var taken = false;
        for (var i = 0; i < segment.Count; i++)
        {
            switch (segment[i])
            {
                case Item item:
                    item.Negated |= denied;
                    taken |= denied;
                    break;
                case Little when Is(segment[i], Role.Uncertain):
                    denied = false;
                    break;
                case Little when Is(segment[i], Role.Negation) && i > 0 && segment[i - 1] is Item before && Is(segment[i], Role.AfterNegation) && i + 1 < segment.Count && IsAndWord(segment[i + 1]):
                    // "blood thinners none and omeprazole": an answer, before the next thing.
                    before.Negated = true;
                    denied = false;
                    break;
                case Little when (denied && Is(segment[i], Role.Onset)) || (DeniesCourse(segment, i) && (denied || Is(segment[i], Role.Negation))):
                    // "no relapse of my MS", "nothing for my myasthenia", "no new tablets since warfarin"
                    denied = false;
                    break;
                case Little when CountsOff(segment[i]):
                    break;
                case Little when IsSaidAfter(segment[i]) && i > 0 && segment[i - 1] is Item before:
                    // Turkish denies behind the name; "sadece … değil" is "not only".
                    before.Negated |= !segment.Take(i).Any(e => Is(e, Role.Reset));
                    denied = false;
                    break;
                case Little nothing when Is(nothing, Role.Nothing) && !Is(nothing, Role.Negation) && !IsOneWord(nothing) && i + 2 < segment.Count && segment[i + 2] is Item && Word(segment[i + 1]) is "to" or "gegen" or "auf" or "a" or "al" or "alla" or "ao" or "voor" or "mot" or "na" or "на":
                    // "no allergies to penicillin": the phrase that says "none" goes on.
                    denied = true;
                    taken = false;
                    break;
                case Little when IsNeitherNor(segment, i) || (Word(segment[i]) is "niente" && i + 1 < segment.Count && segment[i + 1] is Item):
                    denied = true;
                    taken = false;
                    wide = false;
                    break;
                case Little when Is(segment[i], Role.Without) && segment.Take(i).Any(DeniesDoing) && !taken:
                    // "never without my warfarin", "I cannot live without it"
                    denied = false;
                    break;
                case Little when Is(segment[i], Role.Negation) && !(Is(segment[i], Role.Stopped) && !Is(segment[i], Role.Nothing)):
                    // "never missed my warfarin" is no denial; "not sure" was caught above.
                    denied = !(segment.Skip(i + 1).FirstOrDefault(e => !IsYet(e)) is { } next && Is(next, Role.StopVerb));
                    wide = Word(segment[i]).StartsWith("den", StringComparison.Ordinal) || Word(segment[i]) is "neither" or "niega" or "nega" or "verneint";
                    taken = false;
                    break;
                case Little when Is(segment[i], Role.RuledOut) && !segment.Take(i).Any(e => e is Item || Is(e, Role.Negation) || Is(e, Role.Uncertain)):
                    // "ruled out myasthenia in 2015"
                    denied = true;
                    taken = false;
                    break;
                case Little when Is(segment[i], Role.Reset) || Is(segment[i], Role.Self):
                    denied = false;
                    break;
                case Little when denied && taken && !wide && (IsAndWord(segment[i]) || Is(segment[i], Role.Affirm)):
                    denied = false;
                    break;
                case Little when denied && taken && wide && Is(segment[i], Role.Affirm):
                    denied = false;
                    break;
            }
        }

        WhatWouldBe(segment);
        DeniedAtItsEnd(segment);
    }

    // "diabetes no myasthenia yes": where answers stand behind the names, none of them belongs to the name that follows it.
    private bool Answers(List<Element> segment)
    {
        if (segment.Count < 4 || segment[0] is not Item)
        {
            return false;
        }

        var answered = 0;
        List<(Item Name, bool Denied)> answers = [];
        List<Item> open = [];
        foreach (var element in segment)
        {
            if (element is Item item)
            {
                open.Add(item);
            }
            else if (element is Little little && open.Count > 0 && (Is(element, Role.Yes) || (IsOneWord(little) && Is(element, Role.AfterNegation) && (Is(element, Role.Negation) || Is(element, Role.Nothing)))))
            {
                answers.AddRange(open.Select(name => (name, !Is(element, Role.Yes))));
                open.Clear();
                answered++;
            }
            else if (!IsAndWord(element))
            {
                return false;
            }
        }

        if (answered < 2 || open.Count > 0)
        {
            return false;
        }

        answers.ForEach(a => a.Name.Negated |= a.Denied);
        return true;
    }

    // "without warfarin I would get clots": what would be without it says that it is taken.
    private static void WhatWouldBe(List<Element> segment)
    {
        var without = segment.FindIndex(e => Is(e, Role.Without));
        var self = without < 0 ? -1 : segment.FindIndex(without, e => Is(e, Role.Self));
        for (var i = without + 1; i < self; i++)
        {
            if (segment[i] is Item item)
            {
                item.Negated = false;
            }
        }
    }

    // "warfarin: no", "myasthenia ruled out": a denial that ends the segment and follows a single name.
    private void DeniedAtItsEnd(List<Element> segment)
    {
        if (segment.Count < 2 || segment.OfType<Item>().Count() != 1 || Is(segment[0], Role.Negation))
        {
            return;
        }

        var last = segment.FindLastIndex(e => e is Item);
        var rest = segment.Skip(last + 1).ToList();
        var ruledOut = rest.FindLastIndex(e => Is(e, Role.RuledOut));
        if (ruledOut >= 0 && rest.Skip(ruledOut + 1).All(e => e is When || (e is Little && (Is(e, Role.Noise) || Is(e, Role.NotSubject) || Is(e, Role.InPerson) || Is(e, Role.Stopped)) && !Is(e, Role.Person))))
        {
            // "ruled out in 2015", "excluded by my neurologist"
            rest.RemoveRange(ruledOut + 1, rest.Count - ruledOut - 1);
        }

        if (rest.Count > 0 && EndsInDenial(rest) && rest.All(e => Is(e, Role.AfterNegation) || Is(e, Role.Noise) || Is(e, Role.Subject) || Is(e, Role.Negation)) && !rest.Any(e => Is(e, Role.Uncertain) || Is(e, Role.StopVerb) || Is(e, Role.Reset)))
        {
            ((Item)segment[last]).Negated = true;
        }
    }

    // "warfarin - no" and "myasthenia ruled out" deny; "myasthenia, no symptoms", "asthma - never hospitalised" and
    // "myasthenia could not be excluded" do not.
    private bool EndsInDenial(List<Element> words, char sign = ' ') =>
        Word(words[^1]) == "n" && sign is not (':' or '?' or '=')
            ? false // "Kalymin 60 N" is a brand, "2x N" a night: only "myasthenia: N" is an answer.
            : Is(words[^1], Role.RuledOut)
            ? !words.Exists(e => Is(e, Role.Negation) || Is(e, Role.Uncertain) || IsCannot(e))
            : Is(words[^1], Role.AfterNegation) || (words.Count >= 2 && Is(words[^2], Role.AfterNegation) && Word(words[^1]) is "thanks" or "really" or "now" or "currently" or "thank");

    // Not the illness is denied, but its change or its treatment.
    private bool DeniesCourse(List<Element> segment, int i)
    {
        var next = segment.FindIndex(i, e => e is Item);
        if (next < 0 || segment[next] is not Item { Names: [{ Sort: Sort.Condition }, ..] })
        {
            return false;
        }

        return Is(segment[i], Role.Course)
            ? next > i + 1
            : (segment[i] is Little little && !IsOneWord(little) && Word(little) == "nothing")
                || (Is(segment[i], Role.Things) || Is(segment[i], Role.Nothing)) && segment.GetRange(i + 1, next - i - 1).Exists(e => Is(e, Role.Purpose));
    }

    private bool IsSaidAfter(Element e) => Word(e) is "degil" or "değil" or "yok" or "kullanmiyorum" or "kullanmıyorum" or "almiyorum" or "almıyorum" or "icmiyorum" or "içmiyorum" or "yaptirmadim" or "yaptırmadım" || (e is Little l && !IsOneWord(l) && Is(e, Role.Nothing) && Is(e, Role.AfterNegation) && Word(e) is "alerjim" or "alerjisi");

    // "né asma né miastenia", "ne astım ne miyasteni": one alone denies nothing ("je ne prends que …").
    private static bool IsNeitherNor(List<Element> segment, int i)
    {
        return Leads(i) && Enumerable.Range(0, segment.Count).Any(k => k != i && Leads(k));

        bool Leads(int k) => Is(segment[k], Role.NeitherNor) && k + 1 < segment.Count && segment[k + 1] is Item;
    }

    // "no. 1 Mestinon, no. 2 ramipril": a list, no denial.
    private bool CountsOff(Element e) =>
        Word(e) == "no" && e.To < tokens.Length && tokens[e.To].Segment == e.Segment && tokens[e.To].Text is { Length: <= 2 } number && number.All(char.IsAsciiDigit)
        && e.To + 1 < tokens.Length && !char.IsAsciiDigit(tokens[e.To + 1].Text[0]);

    // "not yet stopped", "no he dejado": small words between the denial and its verb.
    private bool IsYet(Element e) => e is Little little && IsOneWord(little) && Word(e) is "he" or "ho" or "ai" or "hab" or "habe" or "have" or "had" or "been" or "tengo" or "yet" or "noch" or "encore" or "todavia" or "todavía" or "aun" or "aún" or "ainda" or "ancora" or "henuz" or "henüz" or "jeszcze" or "nog" or "ännu" or "еще" or "ещё" or "really" or "actually" or "completely";

    private bool DeniesDoing(Element e) => Is(e, Role.Negation) || IsCannot(e);

    private bool IsCannot(Element e) => e is Little && Word(e) is "cant" or "cannot" or "couldnt" or "wouldnt" or "wont" or "dont";

    private bool IsAndWord(Element e) => e is Little little && IsOneWord(little) && Word(e) is "and" or "und" or "et" or "y" or "e" or "ve" or "i" or "и" or "en" or "och" or "og" or "plus";

    private static bool IsOneWord(Little little) => little.To - little.From == 1;
}
