using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>The invited person chooses a password and has an account.</summary>
public sealed class AcceptInvitation(ClinicDb db, UserManager<Staff> staff, IClock clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Done: sign in as this member of staff.</summary>
        /// <param name="Member">The new member.</param>
        public sealed record Joined(Staff Member) : Outcome;

        /// <summary>The link was used, is older than seven days, or never was: ask the owner for a new one.</summary>
        public sealed record NotOpen : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>The open invitation behind a link; null if there is none.</summary>
    public async Task<Invitation?> Find(string token, CancellationToken cancel = default)
    {
        var (hash, now) = (Secret.Hash(token), clock.Now());
        return await db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash && i.UsedAt == null && i.ExpiresAt > now, cancel).ConfigureAwait(false);
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(string token, string? password, CancellationToken cancel = default)
    {
        if (await Find(token, cancel).ConfigureAwait(false) is not { } invitation)
        {
            return new Outcome.NotOpen();
        }

        var member = new Staff { Id = Guid.CreateVersion7(), Name = invitation.Name, UserName = invitation.Email, Email = invitation.Email };
        var transaction = await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var created = await staff.CreateAsync(member, password ?? "").ConfigureAwait(false);
            if (!created.Succeeded)
            {
                return new Outcome.Refused([.. created.Errors.Select(Check.Of)]);
            }

            await staff.AddToRolesAsync(member, invitation.RoleNames.Split(',')).ConfigureAwait(false);
            invitation.UsedAt = clock.Now();
            try
            {
                await db.SaveChangesAsync(cancel).ConfigureAwait(false);
            }
            catch (DbUpdateConcurrencyException)
            {
                return new Outcome.NotOpen();
            }

            await db.Append(Actor.House with { StaffId = member.Id }, clock, [new AuditNote(AuditEntry.House, nameof(AcceptInvitation), member.Id)], cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
        }

        return new Outcome.Joined(member);
    }
}
