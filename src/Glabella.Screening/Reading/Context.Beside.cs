using NodaTime;

namespace Glabella.Screening.Reading;

/// <content>What stands beside a name: route, place in the body, allergy.</content>
internal sealed partial class Context
{
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
                var next = NameAfter(segment, i);
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

    // The name that a route leads to: "iv gentamicin", "eye drops of tobramycin", "crème à la gentamicine".
    private static Item? NameAfter(List<Element> segment, int i)
    {
        for (var k = i + 1; k < segment.Count && k <= i + 3; k++)
        {
            if (segment[k] is Item item)
            {
                return item;
            }

            if (segment[k] is not Little { Route: null } little || (little.Roles & Role.Noise) == 0 || (little.Roles & Role.Reset) != 0)
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

    private static bool Broken(List<Element> segment, Item previous, int i) =>
        segment.Skip(segment.IndexOf(previous) + 1).Take(i - segment.IndexOf(previous) - 1).Any(e => e is Little { From: var f, To: var t, Roles: var r } && (r & Role.Noise) != 0 && (r & Role.Reset) == 0 && e is Little && t - f == 1 && IsAnd(e));

    private static bool IsAnd(Element e) => e is Little { Roles: var r } && (r & Role.Reset) != 0;

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
