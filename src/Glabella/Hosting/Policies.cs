using Glabella.Practice;
using Microsoft.AspNetCore.Authorization;

namespace Glabella.Hosting;

/// <summary>Who may open what. A page without a policy of its own asks for a signed-in member of staff.</summary>
public static class Policies
{
    /// <summary>People, appointments, recall: every member of staff.</summary>
    public const string Desk = nameof(Desk);

    /// <summary>Read the clinical chart: injector, prescriber, owner.</summary>
    public const string Chart = nameof(Chart);

    /// <summary>Plan, treat, sign, grade: injector, prescriber.</summary>
    public const string Treat = nameof(Treat);

    /// <summary>Override a finding with a reason: prescriber.</summary>
    public const string Prescribe = nameof(Prescribe);

    /// <summary>Settings and accounts: owner.</summary>
    public const string Own = nameof(Own);

    /// <summary>The roles that satisfy each policy; the table that the endpoint test reads.</summary>
    internal static IReadOnlyDictionary<string, string[]> RolesOf { get; } = new Dictionary<string, string[]>
    {
        [Desk] = [Roles.Owner, Roles.Injector, Roles.Prescriber, Roles.FrontDesk],
        [Chart] = [Roles.Owner, Roles.Injector, Roles.Prescriber],
        [Treat] = [Roles.Injector, Roles.Prescriber],
        [Prescribe] = [Roles.Prescriber],
        [Own] = [Roles.Owner],
    };

    /// <summary>Adds them, with "any member of staff" as fallback.</summary>
    internal static void Add(AuthorizationOptions options)
    {
        foreach (var (policy, roles) in RolesOf)
        {
            options.AddPolicy(policy, p => p.RequireAuthenticatedUser().RequireRole(roles));
        }

        options.FallbackPolicy = options.DefaultPolicy = options.GetPolicy(Desk)!;
    }
}
