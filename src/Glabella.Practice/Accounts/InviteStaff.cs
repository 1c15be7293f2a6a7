using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>The owner invites somebody to the staff; the link is handed over by hand or mail and opens once within seven days.</summary>
public sealed class InviteStaff(ClinicDb db, ILookupNormalizer normal, IClock clock)
{
    /// <summary>Whom, with which roles.</summary>
    /// <param name="Name">Name as it will stand under entries.</param>
    /// <param name="Email">Sign-in name.</param>
    /// <param name="RoleNames">Of <see cref="Roles.All"/>, at least one.</param>
    public sealed record Request(string? Name, string? Email, IReadOnlyList<string> RoleNames);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Done.</summary>
        /// <param name="Token">Goes into the link; shown now and never again.</param>
        /// <param name="ExpiresAt">Until when it opens.</param>
        public sealed record Invited(string Token, Instant ExpiresAt) : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        List<FieldProblem> problems =
        [
            .. Check.Filled(request.Name, nameof(Request.Name), "The name as it will stand under entries.", 120),
            .. Check.Email(request.Email, nameof(Request.Email), needed: true),
        ];
        if (request.RoleNames.Count == 0 || request.RoleNames.Any(r => !Roles.All.Contains(r)))
        {
            problems.Add(new(nameof(Request.RoleNames), "Choose at least one role."));
        }

        var email = normal.NormalizeEmail(request.Email?.Trim());
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == email, cancel).ConfigureAwait(false))
        {
            problems.Add(new(nameof(Request.Email), "Somebody has an account with this address already."));
        }

        if (problems.Count > 0)
        {
            return new Outcome.Refused([.. problems]);
        }

        var token = Secret.Token();
        var invitation = new Invitation
        {
            Name = request.Name!.Trim(),
            Email = request.Email!.Trim(),
            RoleNames = string.Join(',', request.RoleNames.Distinct(StringComparer.Ordinal)),
            TokenHash = Secret.Hash(token),
            ExpiresAt = clock.Now() + Duration.FromDays(7),
        };
        db.Invitations.Add(invitation);
        await db.Commit(actor, clock, new AuditNote(AuditEntry.House, nameof(InviteStaff), invitation.Id), cancel).ConfigureAwait(false);
        return new Outcome.Invited(token, invitation.ExpiresAt);
    }
}
