using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Glabella.Practice;

/// <summary>The record in a PostgreSQL database.</summary>
/// <param name="options">As <see cref="PracticeData"/> sets them.</param>
public sealed class PostgresClinicDb(DbContextOptions<PostgresClinicDb> options) : ClinicDb(options)
{
    internal override bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    internal override async Task LockChains(IReadOnlyCollection<Guid> chains, CancellationToken cancel)
    {
        // In the order of the ids, so that two acts never wait for each other.
        foreach (var chain in chains)
        {
            await Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({chain.ToString("D")}, 0))", cancel).ConfigureAwait(false);
        }
    }
}
