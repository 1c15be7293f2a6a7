using System.Collections.Frozen;
using Glabella.Screening.Names;

namespace Glabella.Screening.Reading;

/// <summary>What "tablets for blood pressure" are, though nobody names them: the group of drugs that an illness is treated with.</summary>
internal static class Groups
{
    private static readonly FrozenDictionary<string, Term> ByIllness =
        Terms.Classes.All.SelectMany(term => term.TakenFor.Select(illness => (illness, term))).ToFrozenDictionary(x => x.illness, x => x.term, StringComparer.Ordinal);

    /// <summary>The groups, one for each illness of a text that names nothing else; none if one of them is treated with too many kinds of drugs, by injection, or if the text is unsure.</summary>
    public static IReadOnlyList<Mention> TakenFor(List<Element> elements, IReadOnlyList<Mention> illnesses)
    {
        var roles = elements.OfType<Little>().Aggregate(Role.None, (all, little) => all | little.Roles);
        var route = elements.OfType<Little>().Select(little => little.Route).FirstOrDefault(r => r is not null);
        if ((roles & (Role.Uncertain | Role.Negation)) != 0 || ((roles & Role.Things) == 0 && route != Route.Oral) || (route is not null && route != Route.Oral))
        {
            return [];
        }

        var groups = new List<Mention>();
        foreach (var illness in illnesses)
        {
            if (!ByIllness.TryGetValue(illness.Name, out var group))
            {
                return [];
            }

            groups.Add(illness with { Sort = Sort.Class, Name = group.Name, How = MatchedHow.Class });
        }

        return groups;
    }
}
