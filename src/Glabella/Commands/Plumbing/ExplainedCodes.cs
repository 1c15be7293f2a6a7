using Glabella.Course;
using Glabella.Planning;
using Glabella.Screening;
using Glabella.Vocabulary;

namespace Glabella.Commands.Plumbing;

/// <summary>Everything that has a permanent code and an explanation, from every room.</summary>
internal static class ExplainedCodes
{
    // Each room reads its knowledge files when it is asked, so the one that a code's family belongs to is asked first.
    private static readonly Room[] Rooms =
    [
        new("SCR", () => ScreeningRules.Explanations),
        new("PLN", () => PlanningRules.Explanations),
        new("INP REC SYS WEB", () => ProblemCodes.Explanations),
        new("CRS TRL CAL", () => CourseModel.Explanations),
    ];

    /// <summary>All explanations, screening first, then planning, then what the program itself says.</summary>
    public static IEnumerable<Explanation> All => Rooms.SelectMany(room => room.Explanations());

    /// <summary>The explanation of a code or name in any letter case, or null.</summary>
    public static Explanation? Find(string code)
    {
        var family = code.Split('-')[0].ToUpperInvariant();
        foreach (var near in new[] { true, false })
        {
            foreach (var room in Rooms)
            {
                if ((family.Length == 3 && room.Families.Contains(family, StringComparison.Ordinal)) == near
                    && room.Explanations().FirstOrDefault(e => string.Equals(e.Code, code, StringComparison.OrdinalIgnoreCase)) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private sealed record Room(string Families, Func<IEnumerable<Explanation>> Explanations);
}
