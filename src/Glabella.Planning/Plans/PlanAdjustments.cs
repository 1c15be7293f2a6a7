using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>What sex and age would change, where somebody measured it.</summary>
internal static class PlanAdjustments
{
    /// <summary>Named adjustments. For men more units are customary, but no factor was measured, so none is ever applied.</summary>
    public static ImmutableArray<PlanAdjustment> Of(PlanRequest request)
    {
        if (request.Sex != Sex.Male)
        {
            return [];
        }

        var rule = PlanningRules.Of("PLN-212");
        return [new(rule.Code, "Men often need more units; no multiplier was measured, so the units are left as they are.", null, false, rule.Source)];
    }
}
