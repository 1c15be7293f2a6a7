using NodaTime;

namespace Glabella.Screening.Reading;

/// <summary>
/// Weighs what stands around the names: whether it is denied and whose it is; its other files weigh when, route and place.
/// In doubt a fact holds: a denial ends at a comma, and a date that nobody gave is recent.
/// </summary>
internal sealed partial class Context(List<Element> elements, Token[] tokens, LocalDate? planned)
{
    /// <summary>Whether there is anything to weigh: names and mere noise ("levothyroxine 75 mcg daily") say nothing of each other.</summary>
    public static bool Matters(List<Element> elements)
    {
        foreach (var element in elements)
        {
            if (element is When or Item { IsToxin: true } || element is Little { Roles: var roles } && (roles & ~(Role.Noise | Role.Purpose | Role.After)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Marks every item.</summary>
    public void Weigh()
    {
        foreach (var segment in Segments())
        {
            Denial(segment);
            Persons(segment);
            Time(segment);
            TakenUntil(segment);
            Routes(segment);
            Places(segment);
            Allergies(segment);
            Taken(segment);
        }

        AcrossSegments();
        ButI();
        Hospital();
        AfterToxin();
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

    private static bool Is(Element? e, Role role) => e is Little l && (l.Roles & role) != 0;

    private string Word(Element e) => tokens[e.From].Text;

    private void Persons(List<Element> segment)
    {
        var other = false;
        var person = -1;
        for (var i = 0; i < segment.Count; i++)
        {
            var e = segment[i];
            if (e is Item item)
            {
                item.OtherPerson |= other && !(item.Names[0].Name == "breastfeeding" && IsChild(segment[person >= 0 ? person : 0]));
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

        // "my dad has ALS and so do I"
        if (segment.FindLastIndex(e => e is Item) is var last and >= 0 && segment[last] is Item { OtherPerson: true } && last + 2 < segment.Count && MeToo(segment.Skip(last + 1)))
        {
            segment.OfType<Item>().ToList().ForEach(item => item.OtherPerson = false);
        }
    }

    // "my mother does not have myasthenia but I do": the person says it of herself after all.
    private void ButI()
    {
        for (var self = 1; self < elements.Count; self++)
        {
            if (Is(elements[self], Role.Self) && elements.FindLastIndex(self, e => e is Item) is var last and >= 0 && IsAlsoMine(last, self))
            {
                var item = (Item)elements[last];
                (item.Negated, item.OtherPerson) = (false, false);
            }
        }
    }

    // What stands between the name and "I" must turn or add ("like my mother and I" does neither), and nothing follows in its stretch.
    private bool IsAlsoMine(int last, int self) =>
        self > last && self - last <= 4 && elements[self].Segment - elements[last].Segment <= 1
        && elements.GetRange(0, last).Exists(e => Is(e, Role.Person))
        && elements.GetRange(last + 1, self - last - 1).TrueForAll(e => Is(e, Role.Reset) || IsAndWord(e) || IsSaidAfter(e) || IsToo(e))
        && elements.Skip(self + 1).TakeWhile(e => e.Segment == elements[self].Segment).All(e => Is(e, Role.Yes) || Is(e, Role.Affirm) || IsToo(e))
        && !(self == last + 1 && elements[self].Segment == elements[last].Segment && (self + 1 == elements.Count || elements[self + 1].Segment != elements[self].Segment));

    private bool IsToo(Element e) => e is Little && !Is(e, Role.Negation) && Word(e) is "do" or "does" or "too" or "also" or "auch" or "wel" or "ook" or "aussi" or "tambien" or "tambem" or "anche" or "tez" or "też" or "också" or "de" or "da" or "а" or "a" or "so" or "haben" or "есть" or "тоже";

    // "mother has …", "husband's warfarin", "mum: …": a person that is the subject of what follows.
    private bool BeginsStatement(List<Element> segment, int i)
    {
        var next = segment.Skip(i + 1).FirstOrDefault(e => !Is(e, Role.Person) && Word(e) is not "and" and not "or" and not "s" and not "also" and not "my" and not "instead" and not "invece" and not "hingegen" and not "dagegen" and not "though");
        if (segment.Skip(i + 1).TakeWhile(e => e is not Item).Any(e => Is(e, Role.Self) && Word(e) is "i" or "me" or "myself" or "ich" or "yo" or "je" or "ja" or "я"))
        {
            return false;
        }

        // "me and my mother have myasthenia", "ich und meine Mutter"
        for (var at = i - 1; at >= 0 && at >= i - 3 && segment[at] is Little little; at--)
        {
            if (IsAndWord(little) ? at > 0 && Is(segment[at - 1], Role.Self) : little.To - little.From == 2 && Word(little) is "me" or "myself")
            {
                return false;
            }
        }

        // The Turkish "son botoks" is the last one.
        if (i == 0 && next is Item && Word(segment[i]) is "son")
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
}
