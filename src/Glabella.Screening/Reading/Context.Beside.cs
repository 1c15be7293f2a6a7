using NodaTime;

namespace Glabella.Screening.Reading;

/// <content>What stands beside a name: route, place in the body, allergy.</content>
internal sealed partial class Context
{
    private void Routes(List<Element> segment)
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
                var next = NameAfter(segment, i);
                var systemic = route is Route.Injection or Route.Infusion;
                if (LeadsItsName(segment[i]) && previous is not null && next is not null && previous.Route is null && !explicitly)
                {
                    // "paracetamol / intravenous magnesium": which of the two is dripped nobody can say, so both may be.
                    (previous.Route, next.Route) = (route, route);
                    explicitly = true;
                    continue;
                }

                var target = previous is not null && !(explicitly && next is not null) && !(next is not null && !CanBeGiven(previous, route) && CanBeGiven(next, route)) ? previous : next ?? previous;
                if (target is not null && !(target == previous && explicitly && route == Route.Oral) && !(target.Route is Route.Injection or Route.Infusion && target == previous && explicitly && !systemic))
                {
                    target.Route = route;
                    explicitly |= target == previous;
                    Shared(segment, target);
                }
            }
        }
    }

    // "iv", "intravenous": said before a name as often as after it.
    private bool LeadsItsName(Element e) => Word(e) is "iv" or "i" or "intravenous" or "parenteral" or "im" or "intramuscular" or "inj" or "injected" or "injectable" or "infused";

    // By its codes a drug comes as eye drops or it does not; what has no code may be anything.
    private static bool CanBeGiven(Item item, Route route) =>
        item.Names.All(name => name.Sort != Sort.Drug || name.Atc.IsEmpty || name.Atc.Any(code => IsOf(code, route)));

    // Across a comma a route needs a drug, or a group, that is known to be given so.
    private static bool IsGiven(Item item, Route route) =>
        CanBeGiven(item, route) && (route is Route.Oral or Route.Other or Route.Inhaled || item.Names.All(name => name.Sort switch
        {
            Sort.Drug => !name.Atc.IsEmpty,
            Sort.Class => name.Name.Contains("steroid", StringComparison.Ordinal) || name.Name.Contains("antibiotic", StringComparison.Ordinal),
            _ => true,
        }));

    private static bool IsOf(string code, Route route) => route switch
    {
        Route.Eye or Route.Ear => code[0] == 'S',
        Route.Nasal => code[0] == 'H' || code.StartsWith("R01", StringComparison.Ordinal) || code.StartsWith("N02C", StringComparison.Ordinal) || code.StartsWith("N02AB", StringComparison.Ordinal) || code.StartsWith("N07B", StringComparison.Ordinal),
        Route.Topical => code[0] is 'D' or 'G' or 'S' or 'V' || code.StartsWith("M02", StringComparison.Ordinal) || code.StartsWith("C05", StringComparison.Ordinal) || code.StartsWith("N01", StringComparison.Ordinal) || code.StartsWith("A01", StringComparison.Ordinal) || code.StartsWith("R01", StringComparison.Ordinal),
        _ => true,
    };

    // The name that a route leads to: "iv gentamicin", "eye drops of tobramycin", "crème à la gentamicine"; not past an "and".
    private Item? NameAfter(List<Element> segment, int i)
    {
        for (var k = i + 1; k < segment.Count && k <= i + 3; k++)
        {
            if (segment[k] is Item item)
            {
                // The veins of "heparin cream for veins" are given nothing.
                return item.Names[0].Sort == Sort.Condition ? null : item;
            }

            if (segment[k] is not Little { Route: null } little || (little.Roles & Role.Noise) == 0 || (little.Roles & Role.Reset) != 0 || IsAndWord(little))
            {
                return null;
            }
        }

        return null;
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

    private void Places(List<Element> segment)
    {
        var face = segment.Any(e => Is(e, Role.Face));
        var elsewhere = segment.Any(e => Is(e, Role.Elsewhere));
        var active = segment.Any(e => Is(e, Role.Active) || (Is(e, Role.Now) && !Is(e, Role.Stopped))) || (segment.Any(IsFresh) && !segment.Any(e => Is(e, Role.Stopped)));
        foreach (var item in segment.OfType<Item>())
        {
            item.AtFace = face;
            item.Elsewhere = elsewhere && !face;
            item.Active = active;
        }
    }

    // "this morning", "yesterday", "3 days ago"
    private bool IsFresh(Element e) => Is(e, Role.Today) || Is(e, Role.Yesterday) || (e is When { Future: false, Day: { } since } && planned is { } day && Period.DaysBetween(since, day) < 14);

    // "penicillin, and I take Xarelto": what is taken is no allergy; "a rash when I take penicillin" is one.
    private void Taken(List<Element> segment)
    {
        var taking = segment.FindIndex(e => Is(e, Role.Taking));
        if (taking < 0)
        {
            return;
        }

        // Of "allergic to penicillin and I take Xarelto" only what stands behind the "and" is looked at.
        var from = segment.FindLastIndex(taking, IsAndWord) + 1;
        var said = segment.GetRange(from, segment.Count - from);
        if (said.Exists(e => Is(e, Role.Condition) || Is(e, Role.AllergyTo) || Is(e, Role.AllergyAfter) || IsCannot(e) || e is Riddle or Item { Names: [{ Sort: Sort.Condition }, ..] }))
        {
            return;
        }

        if (Word(segment[taking]) is "on" && taking > 0 && !Is(segment[taking - 1], Role.Self) && !Is(segment[taking - 1], Role.Now) && !IsAndWord(segment[taking - 1]))
        {
            // "hives on penicillin"
            return;
        }

        // "Eliquis kullanıyorum", "Xarelto nehme ich": the verb may come last.
        var behind = segment.Skip(taking + 1).OfType<Item>().ToList();
        foreach (var item in behind.Count > 0 ? behind : said.OfType<Item>())
        {
            (item.Taken, item.Allergy) = (true, false);
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
