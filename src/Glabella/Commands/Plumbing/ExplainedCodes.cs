using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Commands.Plumbing;

/// <summary>Everything that has a permanent code and an explanation, from every room.</summary>
internal static class ExplainedCodes
{
    /// <summary>All explanations, in the order rules, problems, products, areas, endpoints, parameters as the rooms give them.</summary>
    public static IEnumerable<Explanation> All => ProblemCodes.Explanations.Concat(PlanningRules.Explanations);

    /// <summary>The explanation of a code or name in any letter case, or null.</summary>
    public static Explanation? Find(string code) =>
        All.FirstOrDefault(e => string.Equals(e.Code, code, StringComparison.OrdinalIgnoreCase));
}
