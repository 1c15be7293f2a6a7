using System.Collections.Immutable;
using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Writes a record into one compressed file while the practice works on: a consistent picture of one moment, readable
/// into either database, each part with its checksum. Whole or not at all.
/// </summary>
public static class BackupRecord
{
    /// <summary>Does it.</summary>
    /// <param name="data">The record.</param>
    /// <param name="file">The file to write.</param>
    /// <param name="force">Whether a file of this name may be replaced.</param>
    /// <param name="clock">Says when it was made.</param>
    /// <param name="cancel">Ends it; no half-written file stays.</param>
    public static async Task<BackupOutcome> Do(PracticeData data, string file, bool force, IClock clock, CancellationToken cancel = default)
    {
        var (db, problem) = await ExistingRecord.Open(data, cancel).ConfigureAwait(false);
        if (db is null)
        {
            return new(null, problem);
        }

        await using (db.ConfigureAwait(false))
        {
            if (File.Exists(file) && !force)
            {
                return new(null, new RecordProblem("REC-005", $"The file {Path.GetFileName(file)} is there already; name another one, or say --force.", 2));
            }

            var aside = $"{file}.{Guid.NewGuid():N}.part";
            var picture = aside + ".db";
            try
            {
                var manifest = db is SqliteClinicDb
                    ? await OfSqlite(db, picture, aside, clock.Now(), cancel).ConfigureAwait(false)
                    : await OfPostgres(db, aside, clock.Now(), cancel).ConfigureAwait(false);
                File.Move(aside, file, overwrite: true);
                return new(await Describe(file, manifest, cancel).ConfigureAwait(false), null);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 13 or 14 or 10 })
            {
                return new(null, new RecordProblem("SYS-003", $"{Path.GetFileName(file)} could not be written: look whether the folder is there, may be written, and has room.", 1));
            }
            finally
            {
                File.Delete(aside);
                SqliteStart.Remove(picture);
            }
        }
    }

    internal static async Task<BackupFile> Describe(string file, BackupManifest manifest, CancellationToken cancel)
    {
        var stream = File.OpenRead(file);
        await using (stream.ConfigureAwait(false))
        {
            return new BackupFile(Path.GetFullPath(file), stream.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel).ConfigureAwait(false)), manifest);
        }
    }

    // A picture first: reading it later holds nobody back.
    private static async Task<BackupManifest> OfSqlite(ClinicDb db, string picture, string aside, Instant now, CancellationToken cancel)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(aside)) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(folder);
        }

        await db.Database.ExecuteSqlAsync($"vacuum into {picture}", cancel).ConfigureAwait(false);
        var still = PracticeData.Folder.Open(picture, pooling: false);
        await using (still.ConfigureAwait(false))
        {
            return await Write(still, aside, now, cancel).ConfigureAwait(false);
        }
    }

    private static async Task<BackupManifest> OfPostgres(ClinicDb db, string aside, Instant now, CancellationToken cancel)
    {
        var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel).ConfigureAwait(false);
        await using (moment.ConfigureAwait(false))
        {
            return await Write(db, aside, now, cancel).ConfigureAwait(false);
        }
    }

    private static async Task<BackupManifest> Write(ClinicDb db, string aside, Instant now, CancellationToken cancel)
    {
        var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.ReadWrite);
        await using (stream.ConfigureAwait(false))
        {
            BackupManifest manifest;
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                var options = RowJson.For(db.Model);
                var parts = ImmutableArray.CreateBuilder<BackupPart>();
                foreach (var entity in RowJson.InOrder(db.Model))
                {
                    var write = typeof(BackupRecord).GetMethod(nameof(WriteTable), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(entity.ClrType);
                    parts.Add(await ((Task<BackupPart>)write.Invoke(null, [db, zip, entity.GetTableName(), options, cancel])!).ConfigureAwait(false));
                }

                manifest = new BackupManifest(
                    BackupManifest.Name,
                    BackupManifest.Current,
                    [.. (await db.Database.GetAppliedMigrationsAsync(cancel).ConfigureAwait(false)).Select(m => m[15..])],
                    now,
                    await db.Patients.CountAsync(cancel).ConfigureAwait(false),
                    await db.Treatments.CountAsync(cancel).ConfigureAwait(false),
                    VerifyRecord.HeadOf(await db.AuditHeads.AsNoTracking().ToListAsync(cancel).ConfigureAwait(false)),
                    parts.ToImmutable());
                var entry = zip.CreateEntry("manifest.json").Open();
                await using (entry.ConfigureAwait(false))
                {
                    await JsonSerializer.SerializeAsync(entry, manifest, RecordJson.Options, cancel).ConfigureAwait(false);
                }
            }

            stream.Flush(flushToDisk: true);
            return manifest;
        }
    }

    private static async Task<BackupPart> WriteTable<T>(ClinicDb db, ZipArchive zip, string table, JsonSerializerOptions options, CancellationToken cancel)
        where T : class
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        var entry = zip.CreateEntry($"{table}.ndjson", CompressionLevel.Fastest).Open();
        await using (entry.ConfigureAwait(false))
        {
            await foreach (var row in db.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
            {
                byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(row, options), (byte)'\n'];
                hash.AppendData(line);
                await entry.WriteAsync(line, cancel).ConfigureAwait(false);
                rows++;
            }
        }

        return new BackupPart(table, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
