using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>
/// Makes or migrates the SQLite file. All work is done on a file beside it, which takes its place by a rename at the end:
/// a program killed in between leaves the record as it was. Called under the folder's lock only.
/// </summary>
internal static class SqliteStart
{
    public static async Task<RecordProblem?> Do(PracticeData.Folder folder, CancellationToken cancel)
    {
        var made = folder.File + ".new";
        Remove(made);
        try
        {
            var state = File.Exists(folder.File) ? await State(folder.File, cancel).ConfigureAwait(false) : RecordState.Older;
            if (Problem(state, folder.Path) is { } problem)
            {
                return problem;
            }

            if (state == RecordState.Older)
            {
                await Migrate(folder, made, cancel).ConfigureAwait(false);
            }

            await Run(folder.File, "pragma journal_mode=wal", cancel).ConfigureAwait(false);
            return null;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 13 or 10 or 8 or 14)
        {
            return RecordProblem.Closed($"The record in {folder.Path} cannot be written: the disk is full, or this user may not write there.");
        }
        finally
        {
            Remove(made);
        }
    }

    /// <summary>How a file stands to this program; reads only.</summary>
    public static async Task<RecordState> State(string file, CancellationToken cancel)
    {
        var db = PracticeData.Folder.Open(file, pooling: false);
        await using (db.ConfigureAwait(false))
        {
            try
            {
                if (await db.Database.SqlQuery<string>($"select quick_check as \"Value\" from pragma_quick_check").ToListAsync(cancel).ConfigureAwait(false) is not ["ok"])
                {
                    return RecordState.Damaged;
                }

                return await RecordStates.Of(db, cancel).ConfigureAwait(false);
            }
            catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
            {
                return RecordState.Damaged;
            }
        }
    }

    public static RecordProblem? Problem(RecordState state, string where) => state switch
    {
        RecordState.Damaged => RecordProblem.Damaged(where),
        RecordState.Newer => RecordProblem.Newer(where),
        _ => null,
    };

    private static async Task Migrate(PracticeData.Folder folder, string made, CancellationToken cancel)
    {
        if (File.Exists(folder.File))
        {
            await Run(folder.File, $"vacuum into '{made.Replace("'", "''", StringComparison.Ordinal)}'", cancel).ConfigureAwait(false);

            // Left by a program killed while migrating; EF would wait for it for ever.
            await Run(made, "drop table if exists \"__EFMigrationsLock\"", cancel).ConfigureAwait(false);
        }

        var db = PracticeData.Folder.Open(made, pooling: false);
        await using (db.ConfigureAwait(false))
        {
            await db.Database.MigrateAsync(cancel).ConfigureAwait(false);
            await db.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)", cancel).ConfigureAwait(false);
            await db.Database.ExecuteSqlRawAsync("pragma journal_mode=delete", cancel).ConfigureAwait(false);
        }

        if (await State(made, cancel).ConfigureAwait(false) != RecordState.Current)
        {
            throw new InvalidOperationException("The migrated copy is not whole; the record was left as it was.");
        }

        TakePlace(folder, made);
    }

    /// <summary>Puts a finished file in the place of the record, by a rename; what was there is kept beside it as <c>glabella.db.before</c>.</summary>
    internal static void TakePlace(PracticeData.Folder folder, string made)
    {
        if (File.Exists(folder.File))
        {
            File.Copy(folder.File, folder.File + ".before", overwrite: true);
            if (File.Exists(folder.File + "-wal"))
            {
                // Left by a killed program; without it the copy would lack the last entries.
                File.Copy(folder.File + "-wal", folder.File + ".before-wal", overwrite: true);
            }
        }

        Remove(folder.File + "-wal", sideFiles: false);
        Remove(folder.File + "-shm", sideFiles: false);
        File.Move(made, folder.File, overwrite: true);
    }

    private static async Task Run(string file, string sql, CancellationToken cancel)
    {
        var db = PracticeData.Folder.Open(file, pooling: false);
        await using (db.ConfigureAwait(false))
        {
            await db.Database.ExecuteSqlRawAsync(sql, cancel).ConfigureAwait(false);
        }
    }

    internal static void Remove(string file, bool sideFiles = true)
    {
        File.Delete(file);
        if (sideFiles)
        {
            File.Delete(file + "-wal");
            File.Delete(file + "-shm");
            File.Delete(file + "-journal");
        }
    }
}
