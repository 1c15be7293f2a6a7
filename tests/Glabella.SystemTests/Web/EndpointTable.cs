using Glabella.Practice;

namespace Glabella.SystemTests.Web;

/// <summary>
/// Who may ask for what: every address of the house, and who gets through. "Nobody" is not signed in.
/// A new page without a row here fails <see cref="EveryEndpointEveryRole"/>.
/// </summary>
internal static class EndpointTable
{
    public const string Nobody = "nobody";

    private static readonly string[] Everybody = [Nobody, .. Roles.All];
    private static readonly string[] Staff = [.. Roles.All];
    private static readonly string[] Chart = [Roles.Owner, Roles.Injector, Roles.Prescriber];
    private static readonly string[] Treat = [Roles.Injector, Roles.Prescriber];
    private static readonly string[] Own = [Roles.Owner];

    /// <summary>Route pattern → the roles that are let in.</summary>
    public static IReadOnlyDictionary<string, string[]> Rows { get; } = new Dictionary<string, string[]>
    {
        // Pages
        ["/"] = Staff,
        ["/account"] = Staff,
        ["/appointments/new"] = Staff,
        ["/appointments/{Id:guid}"] = Staff,
        ["/calendar"] = Staff,
        ["/join/{Token}"] = Everybody,
        ["/new-password/{Member:guid}/{Token}"] = Everybody,
        ["/patients"] = Staff,
        ["/patients/new"] = Staff,
        ["/p/treatment/{Token}"] = Everybody,
        ["/patients/{Id:guid}"] = Staff,
        ["/patients/{Id:guid}/privacy"] = Own,
        ["/patients/{Id:guid}/chart"] = Chart,
        ["/patients/{Id:guid}/follow-up"] = Treat,
        ["/recall"] = Staff,
        ["/reports/accuracy"] = Chart,
        ["/patients/{Id:guid}/consultation"] = Chart,
        ["/patients/{Id:guid}/intake"] = Staff,
        ["/patients/{Id:guid}/plan"] = Treat,
        ["/patients/{Id:guid}/screenings/{ScreeningId:guid}"] = Chart,
        ["/patients/{Id:guid}/treat"] = Treat,
        ["/patients/{Id:guid}/treatments/{TreatmentId:guid}"] = Chart,
        ["/p/intake/{Token}"] = Everybody,
        ["/p/intake/thanks"] = Everybody,
        ["/settings"] = Own,
        ["/settings/staff"] = Own,
        ["/setup"] = Everybody,
        ["/sign-in"] = Everybody,
        ["/tasks"] = Staff,
        ["/stock"] = Chart,
        ["/stock/receive"] = Chart,
        ["/stock/lots/{Id:guid}/open"] = Chart,
        ["/stock/vials/{Id:guid}/waste"] = Chart,

        // Acts without a page
        ["/names/{list}"] = Everybody,
        ["/passkeys/creation-options"] = Staff,
        ["/passkeys/request-options"] = Everybody,
        ["/sign-out"] = Everybody,

        // For supervisors and proxies
        ["/health/live"] = Everybody,
        ["/health/ready"] = Everybody,
    };

    /// <summary>What the framework adds by itself: its own scripts, which no page loads, and files that a build has not listed.</summary>
    public static bool IsFramework(string pattern) =>
        pattern.StartsWith("/_framework/", StringComparison.Ordinal) || pattern.StartsWith("/_blazor", StringComparison.Ordinal) || pattern == "/{**path:file}";
}
