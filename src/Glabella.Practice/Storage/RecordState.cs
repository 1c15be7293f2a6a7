using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>How a record stands to this program.</summary>
internal enum RecordState
{
    /// <summary>Of this version.</summary>
    Current,

    /// <summary>Empty or of an older version: migrations are pending.</summary>
    Older,

    /// <summary>It has migrations that this program does not know.</summary>
    Newer,

    /// <summary>It does not read as a database.</summary>
    Damaged,
}

/// <summary>Reads the <see cref="RecordState"/>.</summary>
internal static class RecordStates
{
    public static async Task<RecordState> Of(ClinicDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        return !applied.IsSubsetOf(known) ? RecordState.Newer : applied.Count < known.Count ? RecordState.Older : RecordState.Current;
    }
}
