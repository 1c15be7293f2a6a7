namespace Glabella.Practice;

/// <summary>
/// Opens the record at start: makes it, or brings it to this program's version, or says why not. While it is held,
/// no other start on the same folder succeeds; dispose of it when the program ends.
/// </summary>
public sealed class PracticeStart : IAsyncDisposable
{
    private readonly FileStream? _lock;

    private PracticeStart(FileStream? folderLock) => _lock = folderLock;

    /// <summary>What came of it: exactly one of the two is not null.</summary>
    /// <param name="Started">The open record.</param>
    /// <param name="Problem">Why it cannot be opened.</param>
    public sealed record Outcome(PracticeStart? Started, RecordProblem? Problem);

    /// <summary>Does it.</summary>
    public static async Task<Outcome> Do(PracticeData data, CancellationToken cancel = default)
    {
        if (data is PracticeData.Postgres postgres)
        {
            return await PostgresStart.Do(postgres, cancel).ConfigureAwait(false) is { } problem ? new(null, problem) : new(new PracticeStart(null), null);
        }

        var folder = (PracticeData.Folder)data;
        var (held, refused) = FolderLock.Take(folder);
        if (held is null)
        {
            return new(null, refused);
        }

        if (await SqliteStart.Do(folder, cancel).ConfigureAwait(false) is { } fault)
        {
            await held.DisposeAsync().ConfigureAwait(false);
            return new(null, fault);
        }

        return new(new PracticeStart(held), null);
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
