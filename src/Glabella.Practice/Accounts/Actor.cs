using System.Collections.Immutable;
using System.Security.Claims;

namespace Glabella.Practice;

/// <summary>On whose behalf an act is done; stands in the audit trail by id alone.</summary>
/// <param name="StaffId">The member of staff; null for a patient behind a private link and for the program itself.</param>
/// <param name="Name">The name under signed entries.</param>
/// <param name="Roles">The roles held now.</param>
public sealed record Actor(Guid? StaffId, string Name, ImmutableArray<string> Roles)
{
    /// <summary>Claim that carries the member's name.</summary>
    public const string NameClaim = "glabella:name";

    /// <summary>The patient, by a private link.</summary>
    public static Actor Patient(string name) => new(null, name, []);

    /// <summary>The program itself: set-up, jobs, the demo.</summary>
    public static Actor House { get; } = new(null, "Glabella", Glabella.Practice.Roles.All);

    /// <summary>The signed-in member of staff; null if nobody is signed in.</summary>
    public static Actor? Of(ClaimsPrincipal? user) =>
        Guid.TryParse(user?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new(id, user!.FindFirstValue(NameClaim) ?? user.Identity?.Name ?? "", [.. user.FindAll(ClaimTypes.Role).Select(c => c.Value)])
            : null;

    /// <summary>Whether the actor holds one of these roles.</summary>
    public bool Is(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
