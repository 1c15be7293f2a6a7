using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>Reads a backup: first whether it is one and whole, then its rows.</summary>
internal static class BackupReader
{
    /// <summary>Checks name, version and every checksum; changes nothing.</summary>
    public static async Task<BackupOutcome> Check(string file, ClinicDb target, CancellationToken cancel)
    {
        if (!File.Exists(file))
        {
            return new(null, new RecordProblem("INP-001", $"There is no file {Path.GetFileName(file)}.", 2));
        }

        try
        {
            using var zip = await ZipFile.OpenReadAsync(file, cancel).ConfigureAwait(false);
            if (await Manifest(zip, cancel).ConfigureAwait(false) is not { Format: BackupManifest.Name } manifest)
            {
                return new(null, NoBackup(file));
            }

            var known = target.Database.GetMigrations().Select(m => m[15..]).ToHashSet(StringComparer.Ordinal);
            if (manifest.FormatVersion > BackupManifest.Current || !manifest.Schema.All(known.Contains))
            {
                return new(null, new RecordProblem("REC-003", $"{Path.GetFileName(file)} was written by a newer Glabella; install that version or a later one. Nothing was changed.", 2));
            }

            foreach (var part in manifest.Parts)
            {
                if (zip.GetEntry($"{part.Table}.ndjson") is not { } entry)
                {
                    return new(null, Altered(file, part.Table));
                }

                var stream = await entry.OpenAsync(cancel).ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                {
                    if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel).ConfigureAwait(false)) != part.Sha256)
                    {
                        return new(null, Altered(file, part.Table));
                    }
                }
            }

            return new(await BackupRecord.Describe(file, manifest, cancel).ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException)
        {
            return new(null, NoBackup(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, new RecordProblem("INP-002", $"{Path.GetFileName(file)} cannot be read by this user.", 2));
        }
    }

    /// <summary>Puts the rows of a checked backup into an empty, migrated record, in one transaction.</summary>
    public static async Task<RecordProblem?> Load(BackupFile backup, ClinicDb db, CancellationToken cancel)
    {
        var options = RowJson.For(db.Model);
        using var zip = await ZipFile.OpenReadAsync(backup.File, cancel).ConfigureAwait(false);
        var transaction = await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // The roles that migrations put there come from the backup too.
            await db.Roles.ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            try
            {
                foreach (var entity in RowJson.InOrder(db.Model))
                {
                    if (zip.GetEntry($"{entity.GetTableName()}.ndjson") is { } entry)
                    {
                        var read = typeof(BackupReader).GetMethod(nameof(ReadTable), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(entity.ClrType);
                        await ((Task)read.Invoke(null, [db, entry, options, cancel])!).ConfigureAwait(false);
                    }
                }
            }
            catch (JsonException)
            {
                return NoBackup(backup.File);
            }

            if (VerifyRecord.HeadOf(await db.AuditHeads.AsNoTracking().ToListAsync(cancel).ConfigureAwait(false)) != backup.Manifest.AuditHead)
            {
                return Altered(backup.File, "AuditHeads");
            }

            if (db is PostgresClinicDb)
            {
                await RaiseSequences(db, cancel).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return null;
        }
    }

    private static RecordProblem NoBackup(string file) => new("REC-004", $"{Path.GetFileName(file)} is not a whole Glabella backup: it is something else, or was cut short. Nothing was changed.", 2);

    private static RecordProblem Altered(string file, string table) => new("REC-004", $"{Path.GetFileName(file)} was altered or damaged: the checksum of its part {table} does not fit. Nothing was changed.", 2);

    private static async Task<BackupManifest?> Manifest(ZipArchive zip, CancellationToken cancel)
    {
        if (zip.GetEntry("manifest.json") is not { } entry)
        {
            return null;
        }

        var stream = await entry.OpenAsync(cancel).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await JsonSerializer.DeserializeAsync<BackupManifest>(stream, RecordJson.Options, cancel).ConfigureAwait(false);
        }
    }

    private static async Task ReadTable<T>(ClinicDb db, ZipArchiveEntry entry, JsonSerializerOptions options, CancellationToken cancel)
        where T : class
    {
        using var lines = new StreamReader(await entry.OpenAsync(cancel).ConfigureAwait(false));
        var waiting = 0;
        while (await lines.ReadLineAsync(cancel).ConfigureAwait(false) is { } line)
        {
            db.Add(JsonSerializer.Deserialize<T>(line, options) ?? throw new JsonException("a row is null"));
            if (++waiting == 500)
            {
                await Save(db, cancel).ConfigureAwait(false);
                waiting = 0;
            }
        }

        await Save(db, cancel).ConfigureAwait(false);
    }

    private static async Task Save(ClinicDb db, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        db.ChangeTracker.Clear();
    }

    // Rows came with their numbers; the next row must not get one of them again.
    private static async Task RaiseSequences(ClinicDb db, CancellationToken cancel)
    {
        foreach (var table in db.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.FindPrimaryKey()?.Properties is [{ ClrType: var type, Name: "Id" }] && type == typeof(int) && e.ClrType != typeof(PracticeSettings)).Select(e => e.GetTableName()!))
        {
var sql = "select setval(pg_get_serial_sequence('\"" + table + "\"', 'Id'), greatest((select coalesce(max(\"Id\"), 0) from \"" + table + "\"), 1))";
            await db.Database.ExecuteSqlRawAsync(sql, cancel).ConfigureAwait(false);
        }
    }
}
