using Glabella.Hosting;
using Glabella.Practice;

namespace Glabella.Components;

/// <summary>The pages of one person, in the order of a visit.</summary>
internal static class PatientTabs
{
    private static readonly (string Word, string Page, string Policy)[] All =
    [
        ("Chart", "/chart", Policies.Chart),
        ("Intake", "/intake", Policies.Desk),
        ("Consultation", "/consultation", Policies.Chart),
        ("Plan", "/plan", Policies.Treat),
        ("Treat", "/treat", Policies.Treat),
        ("Follow-up", "/follow-up", Policies.Treat),
        ("Person", "", Policies.Desk),
    ];

    /// <summary>Where a person's name leads: to the chart for those who read it, else to the person.</summary>
    public static string Home(Guid patient, Actor actor) => $"/patients/{patient:D}{(actor.Is(Policies.RolesOf[Policies.Chart]) ? "/chart" : "")}";

    /// <summary>The tabs that this member of staff may open.</summary>
    public static IReadOnlyList<Tab> Of(Guid patient, Actor actor) =>
        [.. All.Where(t => actor.Is(Policies.RolesOf[t.Policy])).Select(t => new Tab(t.Word, $"/patients/{patient:D}{t.Page}"))];
}
