using Glabella.Course;
using Glabella.Planning;
using Glabella.Screening;
using Glabella.Vocabulary;

namespace Glabella.Commands.Plumbing;

/// <summary>Everything that has a permanent code and an explanation, from every room.</summary>
internal static class ExplainedCodes
{
    /// <summary>All explanations, screening first, then planning, then what the program itself says.</summary>
    public static IEnumerable<Explanation> All => ScreeningRules.Explanations.Concat(PlanningRules.Explanations).Concat(ProblemCodes.Explanations).Concat(CourseModel.Explanations);

    /// <summary>The explanation of a code or name in any letter case, or null.</summary>
    public static Explanation? Find(string code) =>
        All.FirstOrDefault(e => string.Equals(e.Code, code, StringComparison.OrdinalIgnoreCase));
}
