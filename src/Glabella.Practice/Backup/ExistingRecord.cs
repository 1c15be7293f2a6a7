using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>Opens a record that is there, of this version; never makes or changes one.</summary>
public static class ExistingRecord
{
    /// <summary>The open record (the caller disposes of it), or why it cannot be opened.</summary>
    public static async Task<(ClinicDb? Db, RecordProblem? Problem)> Open(PracticeData data, CancellationToken cancel = default)
    {
        if (data is PracticeData.Folder folder)
        {
            if (!File.Exists(folder.File))
            {
                return (null, RecordProblem.Missing(folder.Path));
            }

            return Problem(await SqliteStart.State(folder.File, cancel).ConfigureAwait(false), folder.Path) is { } fault ? (null, fault) : (data.Open(), null);
        }

        var postgres = (PracticeData.Postgres)data;
        try
        {
            var db = data.Open();
            if (!await PostgresStart.Exists(db, cancel).ConfigureAwait(false) || !(await db.Database.GetAppliedMigrationsAsync(cancel).ConfigureAwait(false)).Any())
            {
                await db.DisposeAsync().ConfigureAwait(false);
                return (null, RecordProblem.Missing(postgres.ToString()));
            }

            if (Problem(await RecordStates.Of(db, cancel).ConfigureAwait(false), postgres.ToString()) is { } problem)
            {
                await db.DisposeAsync().ConfigureAwait(false);
                return (null, problem);
            }

            return (db, null);
        }
        catch (Exception e) when (PostgresStart.Closed(e, postgres) is not null)
        {
            return (null, PostgresStart.Closed(e, postgres));
        }
    }

    private static RecordProblem? Problem(RecordState state, string where) => state switch
    {
        RecordState.Damaged => RecordProblem.Damaged(where),
        RecordState.Newer => RecordProblem.Newer(where),
        RecordState.Older => RecordProblem.Older(where),
        _ => null,
    };
}
