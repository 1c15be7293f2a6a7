using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Glabella.Practice;

/// <summary>
/// Puts a backup in the place of a record. The backup is checked and read into a new record beside the old one first; then
/// the new one takes its place in one step. What was there is kept beside it (<c>glabella.db.before</c>, or a database
/// <c>NAME_before_…</c>).
/// </summary>
public static class RestoreRecord
{
    /// <summary>Does it.</summary>
    /// <param name="data">Where the record is to be; need not be there yet.</param>
    /// <param name="file">The backup.</param>
    /// <param name="force">Whether a record that is not empty may be replaced.</param>
    /// <param name="cancel">Ends it; the old record stays as it was.</param>
    public static async Task<BackupOutcome> Do(PracticeData data, string file, bool force, CancellationToken cancel = default)
    {
        BackupOutcome backup;
        var any = data.Open();
        await using (any.ConfigureAwait(false))
        {
            backup = await BackupReader.Check(file, any, cancel).ConfigureAwait(false);
        }

        return backup.File is not { } whole ? backup
            : data is PracticeData.Folder folder ? await IntoFolder(folder, whole, force, cancel).ConfigureAwait(false)
            : await IntoPostgres((PracticeData.Postgres)data, whole, force, cancel).ConfigureAwait(false);
    }

    /// <summary>Reads a backup into a record of its own in a folder that is gone afterwards, and verifies that.</summary>
    public static async Task<(VerifyRecord.Verification? Verification, RecordProblem? Problem)> Verify(string file, CancellationToken cancel = default)
    {
        var folder = Directory.CreateTempSubdirectory("glabella-verify-");
        try
        {
            var data = new PracticeData.Folder(folder.FullName);
            var outcome = await Do(data, file, force: false, cancel).ConfigureAwait(false);
            if (outcome.Problem is not null)
            {
                return (null, outcome.Problem);
            }

            var db = PracticeData.Folder.Open(data.File, pooling: false);
            await using (db.ConfigureAwait(false))
            {
                return (await new VerifyRecord(db).Do(cancel).ConfigureAwait(false), null);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static RecordProblem NotEmpty(string where) => new("REC-005", $"The record in {where} is not empty; name another place, or say --force to replace it.", 2);

    private static async Task<bool> IsEmpty(ClinicDb db, CancellationToken cancel) =>
        !await db.Users.AnyAsync(cancel).ConfigureAwait(false) && !await db.Patients.AnyAsync(cancel).ConfigureAwait(false);

    private static async Task<BackupOutcome> IntoFolder(PracticeData.Folder folder, BackupFile backup, bool force, CancellationToken cancel)
    {
        var (held, refused) = FolderLock.Take(folder);
        if (held is null)
        {
            return new(null, refused);
        }

        await using (held.ConfigureAwait(false))
        {
            var made = folder.File + ".restored";
            SqliteStart.Remove(made);
            try
            {
                if (!force && File.Exists(folder.File) && await Stands(folder, cancel).ConfigureAwait(false))
                {
                    return new(null, NotEmpty(folder.Path));
                }

                var db = PracticeData.Folder.Open(made, pooling: false);
                await using (db.ConfigureAwait(false))
                {
                    await db.Database.MigrateAsync(cancel).ConfigureAwait(false);
                    if (await BackupReader.Load(backup, db, cancel).ConfigureAwait(false) is { } problem)
                    {
                        return new(null, problem);
                    }

                    await db.Database.ExecuteSqlRawAsync("pragma journal_mode=delete", cancel).ConfigureAwait(false);
                }

                SqliteStart.TakePlace(folder, made);
                return new(backup, null);
            }
            finally
            {
                SqliteStart.Remove(made);
            }
        }
    }

    /// <summary>Whether something is there that must not be replaced unasked; what cannot be read counts as something.</summary>
    private static async Task<bool> Stands(PracticeData.Folder folder, CancellationToken cancel)
    {
        if (await SqliteStart.State(folder.File, cancel).ConfigureAwait(false) != RecordState.Current)
        {
            return true;
        }

        var db = PracticeData.Folder.Open(folder.File, pooling: false);
        await using (db.ConfigureAwait(false))
        {
            return !await IsEmpty(db, cancel).ConfigureAwait(false);
        }
    }

    private static async Task<BackupOutcome> IntoPostgres(PracticeData.Postgres data, BackupFile backup, bool force, CancellationToken cancel)
    {
        var name = new NpgsqlConnectionStringBuilder(data.Connection).Database ?? "glabella";
        var beside = $"{name}_restored_{Guid.NewGuid():N}";
        var place = new PracticeData.Postgres(new NpgsqlConnectionStringBuilder(data.Connection) { Database = beside, Pooling = false }.ToString());
        try
        {
            bool there;
            var old = new PracticeData.Postgres(new NpgsqlConnectionStringBuilder(data.Connection) { Pooling = false }.ToString()).Open();
            await using (old.ConfigureAwait(false))
            {
                there = await PostgresStart.Exists(old, cancel).ConfigureAwait(false);
                if (there && !force && (await old.Database.GetAppliedMigrationsAsync(cancel).ConfigureAwait(false)).Any() && (await RecordStates.Of(old, cancel).ConfigureAwait(false) != RecordState.Current || !await IsEmpty(old, cancel).ConfigureAwait(false)))
                {
                    return new(null, NotEmpty(data.ToString()));
                }
            }

            try
            {
                var db = place.Open();
                await using (db.ConfigureAwait(false))
                {
                    await db.Database.MigrateAsync(cancel).ConfigureAwait(false);
                    if (await BackupReader.Load(backup, db, cancel).ConfigureAwait(false) is { } problem)
                    {
                        return new(null, problem);
                    }
                }

                return await Swap(data, name, beside, there, cancel).ConfigureAwait(false) is { } fault ? new(null, fault) : new(backup, null);
            }
            finally
            {
                await Maintain(data, [$"drop database if exists \"{beside}\""], CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (PostgresStart.Closed(e, data) is not null)
        {
            return new(null, PostgresStart.Closed(e, data));
        }
    }

    private static async Task<RecordProblem?> Swap(PracticeData.Postgres data, string name, string beside, bool there, CancellationToken cancel)
    {
        var before = $"{name}_before_{Guid.NewGuid():N}"[..Math.Min(63, name.Length + 20)];
        try
        {
            await Maintain(data, ["begin", .. there ? [$"alter database \"{name}\" rename to \"{before}\""] : Array.Empty<string>(), $"alter database \"{beside}\" rename to \"{name}\"", "commit"], cancel).ConfigureAwait(false);
            return null;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            return RecordProblem.Closed($"The database {data} is in use; stop every Glabella on it first.");
        }
    }

    private static async Task Maintain(PracticeData.Postgres data, IReadOnlyList<string> commands, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(data.Connection) { Database = "postgres", Pooling = false }.ToString());
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            foreach (var sql in commands)
            {
                var command = new NpgsqlCommand(sql, connection);
                await using (command.ConfigureAwait(false))
                {
                    await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
                }
            }
        }
    }
}
