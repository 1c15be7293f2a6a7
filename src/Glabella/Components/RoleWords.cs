using Glabella.Practice;

namespace Glabella.Components;

/// <summary>Roles as people call them.</summary>
internal static class RoleWords
{
    /// <summary>The word for a role.</summary>
    public static string Of(string role) => role switch
    {
        Roles.Owner => "owner",
        Roles.Injector => "injector",
        Roles.Prescriber => "prescriber",
        _ => "front desk",
    };

    /// <summary>The roles as choices, with what each may do.</summary>
    public static IReadOnlyList<Option> Options { get; } =
    [
        new(Roles.Injector, "Injector", "plans, treats, signs"),
        new(Roles.Prescriber, "Prescriber", "decides on findings, overrides with a reason; treats too"),
        new(Roles.FrontDesk, "Front desk", "books, checks in, sends links, recall; no clinical chart"),
        new(Roles.Owner, "Owner", "settings and accounts; reads charts"),
    ];
}
