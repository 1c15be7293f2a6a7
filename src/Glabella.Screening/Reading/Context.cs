using NodaTime;

namespace Glabella.Screening.Reading;

/// <summary>
/// Weighs what stands around the names: denial, another person, past and present, route, place in the body, allergy.
/// In doubt a fact holds: a denial ends at a comma, and a date that nobody gave is recent.
/// </summary>
internal sealed partial class Context(List<Element> elements, Token[] tokens)
{
    /// <summary>Marks every item.</summary>
    public void Weigh()
    {
        foreach (var segment in Segments())
        {
            Denial(segment);
            Persons(segment);
            Time(segment);
            Routes(segment);
            Places(segment);
            Allergies(segment);
        }

        AcrossSegments();
    }

    private IEnumerable<List<Element>> Segments()
    {
        var segment = new List<Element>();
        foreach (var element in elements)
        {
            if (segment.Count > 0 && element.Segment != segment[0].Segment)
            {
                yield return segment;
                segment = [];
            }

            segment.Add(element);
        }

        if (segment.Count > 0)
        {
            yield return segment;
        }
    }

    private static bool Is(Element e, Role role) => e is Little l && (l.Roles & role) != 0;

    private string Word(Element e) => tokens[e.From].Text;

    private void Denial(List<Element> segment)
    {
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
                case Little when Is(segment[i], Role.Negation) && !(Is(segment[i], Role.Stopped) && !Is(segment[i], Role.Nothing)):
                    // "never missed my warfarin" is no denial; "not sure" was caught above.
                    denied = !(i + 1 < segment.Count && Is(segment[i + 1], Role.StopVerb));
                    wide = Word(segment[i]).StartsWith("den", StringComparison.Ordinal) || Word(segment[i]) is "neither" or "niega" or "nega" or "verneint";
                    taken = false;
                    break;
                case Little when Is(segment[i], Role.Reset) || Is(segment[i], Role.Self):
                    denied = false;
                    break;
                case Little when denied && taken && !wide && (Word(segment[i]) is "and" or "und" or "et" or "y" or "e" or "ve" or "i" or "и" || Is(segment[i], Role.Affirm)):
                    denied = false;
                    break;
                case Little when denied && taken && wide && Is(segment[i], Role.Affirm):
                    denied = false;
                    break;
            }
        }

        // "warfarin: no", "myasthenia ruled out": a denial that ends the segment and follows a single name.
        if (segment.Count >= 2 && segment.OfType<Item>().Count() is var items && items == 1 && !Is(segment[0], Role.Negation))
        {
            var last = segment.FindLastIndex(e => e is Item);
            var rest = segment.Skip(last + 1).ToList();
            if (rest.Count > 0 && EndsInDenial(rest) && rest.All(e => Is(e, Role.AfterNegation) || Is(e, Role.Noise) || Is(e, Role.Subject) || Is(e, Role.Negation)) && !rest.Any(e => Is(e, Role.Uncertain) || Is(e, Role.StopVerb)))
            {
                ((Item)segment[last]).Negated = true;
            }
        }
    }

    // "warfarin - no" and "myasthenia ruled out" deny; "myasthenia, no symptoms" and "asthma - never hospitalised" do not.
    private bool EndsInDenial(List<Element> words) =>
        Is(words[^1], Role.AfterNegation) || (words.Count >= 2 && Is(words[^2], Role.AfterNegation) && Word(words[^1]) is "thanks" or "really" or "now" or "currently" or "thank");

    private void Persons(List<Element> segment)
    {
        var other = false;
        var person = -1;
        for (var i = 0; i < segment.Count; i++)
        {
            var e = segment[i];
            if (e is Item item)
            {
                item.OtherPerson |= other;
            }
            else if (Is(e, Role.Family))
            {
                other = true;
                if (i > 0 && segment.Skip(i + 1).All(x => x is not Item))
                {
                    // "myasthenia runs in the family"
                    foreach (var before in segment.Take(i).OfType<Item>())
                    {
                        before.OtherPerson = true;
                    }
                }
            }
            else if (Is(e, Role.Person) && !(i > 0 && Is(segment[i - 1], Role.NotSubject)) && !(i > 1 && Is(segment[i - 2], Role.NotSubject)))
            {
                person = i;
                other |= BeginsStatement(segment, i);
                PersonAfter(segment, i);
            }
            else if (other && (Is(e, Role.Self) || (Is(e, Role.Reset) && i > person + 1)))
            {
                other = false;
            }
        }
    }

    // "mother has …", "husband's warfarin", "mum: …": a person that is the subject of what follows.
    private bool BeginsStatement(List<Element> segment, int i)
    {
        var next = segment.Skip(i + 1).FirstOrDefault(e => !Is(e, Role.Person) && Word(e) is not "and" and not "or" and not "s" and not "also" and not "my");
        if (segment.Skip(i + 1).TakeWhile(e => e is not Item).Any(e => Is(e, Role.Self) && Word(e) is "i" or "me" or "myself" or "ich" or "yo" or "je" or "ja" or "я"))
        {
            return false;
        }

        // "I am a mother of two", "as a mother with …"
        var k = i - 1;
        while (k >= 0 && Word(segment[k]) is "a" or "the" or "single" or "new" or "proud" or "full")
        {
            k--;
        }

        if (k >= 0 && (Is(segment[k], Role.Self) || Word(segment[k]) is "as" or "am" or "im" or "being"))
        {
            return Word(segment[k]) is not ("i" or "am" or "im" or "as" or "being") && !Is(segment[k], Role.Self);
        }

        // "breastfeeding my daughter": what comes before is one's own.
        return next is null || next is Item || Is(next, Role.Subject) || Is(next, Role.Negation) || Is(next, Role.Stopped);
    }

    // "myasthenia in mother", "warfarin for my husband"
    private static void PersonAfter(List<Element> segment, int i)
    {
        if (segment.Skip(i + 1).Any(e => e is Item))
        {
            return;
        }

        var last = segment.FindLastIndex(i, e => e is Item);
        if (last < 0)
        {
            return;
        }

        var between = segment.GetRange(last + 1, i - last - 1);
        if (between.Count > 0 && between.Any(e => Is(e, Role.InPerson)) && between.Count <= 3 && between.All(e => e is Little))
        {
            var first = segment[last] as Item;
            if (first!.Names[0].Name is not ("breastfeeding" or "pregnancy") && (between[0] is Little l && (l.Roles & Role.InPerson) != 0) && !(between.Count == 1 && between[0].From == between[0].To - 1 && IsMy(between[0])))
            {
                first.OtherPerson = true;
            }
        }

        bool IsMy(Element e) => e is Little { Roles: var r } && (r & Role.InPerson) != 0 && (r & Role.Noise) != 0 && e.To - e.From == 1 && between.Count == 1 && !LooksLikePreposition(e);
        bool LooksLikePreposition(Element e) => (((Little)e).Roles & (Role.NotSubject | Role.Subject)) != 0;
    }

    private void Time(List<Element> segment)
    {
        var cue = -1;
        for (var i = 0; i < segment.Count; i++)
        {
            var e = segment[i];
            if (Is(e, Role.Stopped) && !(i > 0 && Is(segment[i - 1], Role.Negation) && !Is(segment[i - 1], Role.Stopped)))
            {
                cue = i;
                Over(segment, i, DayAfter(segment, i), longAgo: false);
            }
            else if (Is(e, Role.LongAgo))
            {
                Over(segment, i, null, longAgo: true);
            }
            else if (e is When when)
            {
                if (i > 0 && StartedBefore(segment, i))
                {
                    continue;
                }

                if (when.Future || segment.Take(i).Any(x => Is(x, Role.Planned) && !Is(x, Role.Last)))
                {
                    Future(segment, when.Day);
                }
                else if (cue < 0)
                {
                    Over(segment, i, when.Day, when.LongAgo);
                }
            }
        }

        // "no longer", but "now on"; "stopped warfarin, now on apixaban".
        var now = segment.FindIndex(e => Is(e, Role.Now) && !Is(e, Role.Stopped));
        if (now >= 0)
        {
            foreach (var item in segment.Skip(now).OfType<Item>())
            {
                (item.Tense, item.Day) = (Tense.Present, null);
            }

            if (cue < 0)
            {
                foreach (var item in segment.Take(now).OfType<Item>().Where(x => x.Day is null))
                {
                    item.Tense = Tense.Present;
                }
            }
        }
    }

    private bool StartedBefore(List<Element> segment, int i)
    {
        for (var k = i - 1; k >= 0; k--)
        {
            if (Word(segment[k]) is "and" || Is(segment[k], Role.Stopped))
            {
                return false;
            }

            if (Is(segment[k], Role.Started) && !Is(segment[k], Role.Stopped))
            {
                return true;
            }
        }

        return i + 1 < segment.Count && Is(segment[i + 1], Role.Started) && Word(segment[i + 1]) is "started" or "begonnen" or "angefangen";
    }

    private static LocalDate? DayAfter(List<Element> segment, int i) => segment.Skip(i + 1).OfType<When>().FirstOrDefault()?.Day ?? segment.Take(i).OfType<When>().LastOrDefault()?.Day;

    // A cue for the past holds for the names before it if it follows one, else for those after it up to a turn.
    private void Over(List<Element> segment, int i, LocalDate? day, bool longAgo)
    {
        var tense = longAgo ? Tense.LongOver : Tense.Over;
        var before = segment.Take(i).Any(e => e is Item);
        var verbThenName = i + 1 < segment.Count && segment[i + 1] is Item && segment[i] is Little && !longAgo;
        var wanted = before && !verbThenName ? segment.Take(i).Reverse() : segment.Skip(i + 1);
        foreach (var e in wanted)
        {
            if (e is Item item)
            {
                item.Tense = item.Tense == Tense.LongOver ? Tense.LongOver : tense;
                item.Day = day ?? item.Day;
                if (before && !verbThenName && segment[i] is When)
                {
                    // A bare date belongs to the name before it alone.
                    break;
                }
            }
            else if (Is(e, Role.Reset) || Is(e, Role.Now))
            {
                break;
            }
            else if (before && !verbThenName && Word(e) is "and")
            {
                break;
            }
        }
    }

    private static void Future(List<Element> segment, LocalDate? day)
    {
        foreach (var item in segment.OfType<Item>())
        {
            (item.Tense, item.Day) = (Tense.Present, day);
        }
    }

    private static void Routes(List<Element> segment)
    {
        Item? previous = null;
        var explicitly = false;
        for (var i = 0; i < segment.Count; i++)
        {
            if (segment[i] is Item item)
            {
                previous = item;
                explicitly = false;
            }
            else if (segment[i] is Little { Route: { } route })
            {
                // "gentamicin ear drops" belongs to the name before; "iv gentamicin" and "eye drops of tobramycin" to the one after.
                var next = i + 1 < segment.Count ? segment[i + 1] as Item ?? (i + 2 < segment.Count && Is(segment[i + 1], Role.Noise) ? segment[i + 2] as Item : null) : null;
                var target = previous is not null && !(explicitly && next is not null) && !Broken(segment, previous, i) ? previous : next ?? previous;
                if (target is not null && !(target == previous && explicitly && route == Route.Oral))
                {
                    target.Route = route;
                    explicitly |= target == previous;
                    Shared(segment, target);
                }
            }
        }
    }

    // "tobramycin/dexamethasone eye drops": names side by side share the route.
    private static void Shared(List<Element> segment, Item item)
    {
        for (var k = segment.IndexOf(item) - 1; k >= 0 && segment[k] is Item before && before.To == item.From && before.Route is null; k--)
        {
            before.Route = item.Route;
            item = before;
        }
    }

    private static bool Broken(List<Element> segment, Item previous, int i) =>
        segment.Skip(segment.IndexOf(previous) + 1).Take(i - segment.IndexOf(previous) - 1).Any(e => e is Little { From: var f, To: var t, Roles: var r } && (r & Role.Noise) != 0 && (r & Role.Reset) == 0 && e is Little && t - f == 1 && IsAnd(e));

    private static bool IsAnd(Element e) => e is Little { Roles: var r } && (r & Role.Reset) != 0;

    private static void Places(List<Element> segment)
    {
        var face = segment.Any(e => Is(e, Role.Face));
        var elsewhere = segment.Any(e => Is(e, Role.Elsewhere));
        var active = segment.Any(e => Is(e, Role.Active) || (Is(e, Role.Now) && !Is(e, Role.Stopped)));
        foreach (var item in segment.OfType<Item>())
        {
            item.AtFace = face;
            item.Elsewhere = elsewhere && !face;
            item.Active = active;
        }
    }

    private static void Allergies(List<Element> segment)
    {
        for (var i = 0; i < segment.Count; i++)
        {
            if (Is(segment[i], Role.AllergyTo))
            {
                foreach (var item in segment.Skip(i + 1).TakeWhile(e => !Is(e, Role.Self) && !Is(e, Role.Reset)).OfType<Item>())
                {
                    item.Allergy = true;
                }
            }
            else if (Is(segment[i], Role.AllergyAfter) && i > 0 && segment[i - 1] is Item before && segment[i].From == before.To)
            {
                before.Allergy = true;
            }
        }
    }
}
