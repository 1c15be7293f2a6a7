using System.Security.Claims;
using Glabella.Practice;

namespace Glabella.Components;

/// <summary>One entry of the main navigation.</summary>
/// <param name="Word">What it says.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Under">Other paths whose pages belong to it.</param>
/// <param name="Roles">Who sees it; empty for everybody.</param>
internal sealed record NavigationItem(string Word, string Href, IReadOnlyList<string> Under, IReadOnlyList<string> Roles)
{
    /// <summary>The value of <c>aria-current</c>: "page" here, "true" on a page below, else null.</summary>
    public string? Current(string path) =>
        path == Href ? "page"
        : Under.Any(u => path.StartsWith(u, StringComparison.Ordinal)) ? "true"
        : null;
}

/// <summary>The main navigation, in its order.</summary>
internal static class NavigationItems
{
    private static readonly NavigationItem[] All =
    [
        new("Today", "/", [], []),
        new("Patients", "/patients", ["/patients"], []),
        new("Calendar", "/calendar", ["/calendar", "/appointments"], []),
        new("Recall", "/recall", ["/recall"], []),
        new("Tasks", "/tasks", ["/tasks"], []),
        new("Stock", "/stock", ["/stock"], [Roles.Owner, Roles.Injector, Roles.Prescriber]),
        new("Settings", "/settings", ["/settings"], [Roles.Owner]),
    ];

    /// <summary>What this person may open.</summary>
    public static IEnumerable<NavigationItem> For(ClaimsPrincipal who) =>
        All.Where(i => i.Roles.Count == 0 || i.Roles.Any(who.IsInRole));
}
