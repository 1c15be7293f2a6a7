using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>Who works here.</summary>
public sealed class ListStaff(ClinicDb db)
{
    /// <summary>A member of staff with roles.</summary>
    /// <param name="Id">Opaque id.</param>
    /// <param name="Name">Name under entries.</param>
    /// <param name="Email">Sign-in name.</param>
    /// <param name="Active">False once the person has left.</param>
    /// <param name="RoleNames">Of <see cref="Roles.All"/>.</param>
    public sealed record Member(Guid Id, string Name, string Email, bool Active, ImmutableArray<string> RoleNames);

    /// <summary>Everybody, by name.</summary>
    public async Task<ImmutableArray<Member>> Do(CancellationToken cancel = default)
    {
        var people = await db.Users.AsNoTracking().OrderBy(u => u.Name).ToListAsync(cancel).ConfigureAwait(false);
        var roles = (await (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id select new { link.UserId, role.Name })
            .ToListAsync(cancel).ConfigureAwait(false)).ToLookup(x => x.UserId, x => x.Name!);
        return [.. people.Select(p => new Member(p.Id, p.Name, p.Email ?? "", p.Active, [.. roles[p.Id].Order(StringComparer.Ordinal)]))];
    }

    /// <summary>Those who treat and still work here, by name: who can be booked.</summary>
    public async Task<ImmutableArray<Member>> Injectors(CancellationToken cancel = default) =>
        [.. (await Do(cancel).ConfigureAwait(false)).Where(m => m.Active && m.RoleNames.Contains(Roles.Injector))];
}
