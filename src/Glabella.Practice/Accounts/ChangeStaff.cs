using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Glabella.Practice;

/// <summary>The owner changes a member's roles, or lets them go.</summary>
public sealed class ChangeStaff(ClinicDb db, UserManager<Staff> staff, IClock clock)
{
    /// <summary>What came of it.</summary>
    public enum Outcome
    {
        /// <summary>Done; open sign-ins of the member end within half an hour.</summary>
        Changed,

        /// <summary>Nobody with this id.</summary>
        Unknown,

        /// <summary>The practice would have no owner left.</summary>
        LastOwner,
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Guid member, bool active, IReadOnlyList<string> roles, CancellationToken cancel = default)
    {
        if (await staff.FindByIdAsync(member.ToString("D")).ConfigureAwait(false) is not { } person)
        {
            return Outcome.Unknown;
        }

        var wanted = roles.Where(r => Roles.All.Contains(r)).Distinct(StringComparer.Ordinal).ToList();
        var transaction = await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await db.LockChains([AuditEntry.House], cancel).ConfigureAwait(false);
            var owners = await staff.GetUsersInRoleAsync(Roles.Owner).ConfigureAwait(false);
            if ((!active || !wanted.Contains(Roles.Owner)) && !owners.Any(o => o.Active && o.Id != member))
            {
                return Outcome.LastOwner;
            }

            var held = await staff.GetRolesAsync(person).ConfigureAwait(false);
            await staff.RemoveFromRolesAsync(person, held.Except(wanted)).ConfigureAwait(false);
            await staff.AddToRolesAsync(person, wanted.Except(held)).ConfigureAwait(false);
            person.Active = active;
            await staff.UpdateSecurityStampAsync(person).ConfigureAwait(false);
            await db.Append(actor, clock, [new AuditNote(AuditEntry.House, nameof(ChangeStaff), member)], cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
        }

        return Outcome.Changed;
    }
}
