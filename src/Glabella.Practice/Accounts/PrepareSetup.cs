using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Before anybody has an account: makes the one-time code that the terminal prints.</summary>
public sealed class PrepareSetup(ClinicDb db, IClock clock)
{
    /// <summary>Whether nobody has an account yet, so that the first visit is the set-up page.</summary>
    public async Task<bool> IsNeeded(CancellationToken cancel = default) => !await db.Users.AnyAsync(cancel).ConfigureAwait(false);

    /// <summary>A fresh code to print; null if the practice has accounts. Codes printed before stay valid (several instances may start).</summary>
    public async Task<string?> Do(CancellationToken cancel = default)
    {
        if (!await IsNeeded(cancel).ConfigureAwait(false))
        {
            return null;
        }

        var code = Secret.Code();
        db.SetupCodes.Add(new SetupCode { CodeHash = Secret.Hash(code), CreatedAt = clock.Now() });
        await db.Commit(Actor.House, clock, new AuditNote(AuditEntry.House, nameof(PrepareSetup)), cancel).ConfigureAwait(false);
        return code;
    }
}
