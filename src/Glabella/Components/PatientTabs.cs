using Glabella.Hosting;
using Glabella.Practice;

namespace Glabella.Components;

/// <summary>The pages of one person, in the order of a visit.</summary>
internal static class PatientTabs
{
    private static readonly (string Word, string Page, string Policy)[] All =
    [
        ("Person", "", Policies.Desk),
    ];

    /// <summary>The tabs that this member of staff may open.</summary>
    public static IReadOnlyList<Tab> Of(Guid patient, Actor actor) =>
        [.. All.Where(t => actor.Is(Policies.RolesOf[t.Policy])).Select(t => new Tab(t.Word, $"/patients/{patient:D}{t.Page}"))];
}
