using System.Collections.Frozen;
using Glabella.Screening.Names;

namespace Glabella.Screening.Reading;

/// <summary>What "tablets for blood pressure" are, though nobody names them: the group of drugs that an illness is treated with.</summary>
internal static class Groups
{
    private static readonly FrozenDictionary<string, Term> ByIllness =
        Terms.Classes.All.SelectMany(term => term.TakenFor.Select(illness => (illness, term))).ToFrozenDictionary(x => x.illness, x => x.term, StringComparer.Ordinal);

    /// <summary>
    /// The illnesses of a text that stand beside "tablets" or "medication", each with its group; none from a part that names a drug,
    /// denies, doubts or speaks of an injection, nor where an illness is treated with too many kinds of drugs.
    /// </summary>
    public static List<(Item Illness, Named Group)> TakenFor(List<Element> elements, Token[] tokens)
    {
        var found = new List<(Item, Named)>();
        for (var from = 0; from < elements.Count;)
        {
            var to = from + 1;
            while (to < elements.Count && elements[to].Segment == elements[from].Segment)
            {
                to++;
            }

            // What stands in brackets says what the name before them is for.
            if (tokens[elements[from].From].Sign != '(')
            {
                InPart(elements, from, to, found);
            }

            from = to;
        }

        return found;
    }

    private static void InPart(List<Element> elements, int from, int to, List<(Item Illness, Named Group)> found)
    {
        var roles = Role.None;
        Route? route = null;
        var first = found.Count;
        for (var i = from; i < to; i++)
        {
            switch (elements[i])
            {
                case Little little:
                    roles |= little.Roles;
                    route ??= little.Route;
                    break;
                case Item { Names: [{ Sort: Sort.Condition } illness], Negated: false, OtherPerson: false } item when ByIllness.TryGetValue(illness.Name, out var group):
                    found.Add((item, new Named(Sort.Class, group.Name, [], MatchedHow.Class, group)));
                    break;
                case Item:
                    found.RemoveRange(first, found.Count - first);
                    return;
            }
        }

        if ((roles & (Role.Uncertain | Role.Negation)) != 0 || ((roles & Role.Things) == 0 && route is null) || route is not (null or Route.Oral))
        {
            found.RemoveRange(first, found.Count - first);
        }
    }
}
