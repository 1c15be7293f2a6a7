using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Glabella.Practice;

/// <summary>Makes or migrates the PostgreSQL database. Its migrations are transactions, and the first of several instances holds the others back.</summary>
internal static class PostgresStart
{
    public static async Task<RecordProblem?> Do(PracticeData.Postgres data, CancellationToken cancel)
    {
        try
        {
            var db = data.Open();
            await using (db.ConfigureAwait(false))
            {
                await Create(db, cancel).ConfigureAwait(false);
                var gate = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(data.Connection) { Pooling = false }.ToString());
                await using (gate.ConfigureAwait(false))
                {
                    // Held until this connection closes, so also if the program is killed.
                    await gate.OpenAsync(cancel).ConfigureAwait(false);
                    var wait = new NpgsqlCommand("select pg_advisory_lock(hashtextextended('glabella migrations', 0))", gate) { CommandTimeout = 0 };
                    await using (wait.ConfigureAwait(false))
                    {
                        await wait.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
                    }

                    if (await RecordStates.Of(db, cancel).ConfigureAwait(false) == RecordState.Newer)
                    {
                        return RecordProblem.Newer(data.ToString());
                    }

                    await db.Database.MigrateAsync(cancel).ConfigureAwait(false);
                    return null;
                }
            }
        }
        catch (Exception e) when (Closed(e, data) is not null)
        {
            return Closed(e, data);
        }
    }

    /// <summary>Whether the database itself is there.</summary>
    public static Task<bool> Exists(ClinicDb db, CancellationToken cancel) => db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel);

    private static async Task Create(ClinicDb db, CancellationToken cancel)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await Exists(db, cancel).ConfigureAwait(false))
        {
            try
            {
                await creator.CreateAsync(cancel).ConfigureAwait(false);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another instance was faster.
            }
        }
    }

    /// <summary>The sentence for a database that cannot be reached or entered; null for anything else.</summary>
    public static RecordProblem? Closed(Exception fault, PracticeData.Postgres data)
    {
        for (var e = fault; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InsufficientPrivilege }:
                    return RecordProblem.Closed($"The database {data} does not let this user in; look at user and password.");
                case PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections }:
                case SocketException or TimeoutException:
                    return RecordProblem.Closed($"The database {data} cannot be reached; look at host and port, and whether it runs.");
                case ArgumentException:
                    return RecordProblem.Closed("The connection string of the database is not understood; it reads like Host=db;Database=glabella;Username=glabella.");
            }
        }

        return fault is NpgsqlException and not PostgresException ? RecordProblem.Closed($"The database {data} cannot be reached; look at host and port, and whether it runs.") : null;
    }
}
