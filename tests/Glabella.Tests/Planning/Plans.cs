using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Tests.Planning;

/// <summary>Requests and plans in few words.</summary>
internal static class Plans
{
    public static PlanRequest Request(string product, string areas) => new()
    {
        Product = Products.Find(product)!,
        Areas = [.. areas.Split(',').SelectMany(name => Glabella.Vocabulary.Areas.FindGroup(name))],
    };

    public static TreatmentPlan Of(string product, string areas) => Of(Request(product, areas));

    public static TreatmentPlan Of(PlanRequest request) => Assert.IsType<TreatmentPlan>(Planner.Plan(request));

    public static PlanRefused Refused(PlanRequest request) => Assert.IsType<PlanRefused>(Planner.Plan(request));

    public static PlanInputError Wrong(PlanRequest request) => Assert.IsType<PlanInputError>(Planner.Plan(request));
}
