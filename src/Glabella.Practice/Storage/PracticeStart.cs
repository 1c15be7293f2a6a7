using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>Opens the record at start: makes it, or brings it to this program's version, or says why not.</summary>
public sealed class PracticeStart : IAsyncDisposable
{
    private readonly FileStream? _lock;

    private PracticeStart(FileStream? @lock) => _lock = @lock;

    /// <summary>What came of it: exactly one of the two is not null. Keep the start until the program ends; it holds the folder's lock.</summary>
    /// <param name="Started">The open record.</param>
    /// <param name="Problem">Why it cannot be opened.</param>
    public sealed record Outcome(PracticeStart? Started, RecordProblem? Problem);

    /// <summary>Does it.</summary>
    public static async Task<Outcome> Do(PracticeData data, CancellationToken cancel = default)
    {
        if (data is PracticeData.Folder folder)
        {
            Directory.CreateDirectory(folder.Path);
        }

        var db = data.Open();
        await using (db.ConfigureAwait(false))
        {
            await db.Database.MigrateAsync(cancel).ConfigureAwait(false);
            if (data is PracticeData.Folder)
            {
                await db.Database.ExecuteSqlRawAsync("pragma journal_mode=wal", cancel).ConfigureAwait(false);
            }
        }

        return new(new PracticeStart(null), null);
    }

    /// <summary>Lets the next start in.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_lock is not null)
        {
            await _lock.DisposeAsync().ConfigureAwait(false);
        }
    }
}
