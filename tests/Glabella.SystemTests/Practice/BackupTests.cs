using System.IO.Compression;
using Glabella.Practice;
using Glabella.SystemTests.Databases;
using Glabella.Vocabulary;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Glabella.SystemTests.Practice;

public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("glabella-backup-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "practice.glb");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("sqlite", "sqlite")]
    [InlineData("sqlite", "postgres")]
    [InlineData("postgres", "sqlite")]
    [InlineData("postgres", "postgres")]
    public async Task A_backup_from_either_database_is_the_same_record_in_either(string from, string into)
    {
        await using var record = await Worked(from);
        var made = (await BackupRecord.Do(record.Data, File, false, record.Clock, Cancel)).File!;
        Assert.Equal((1, 1), (made.Manifest.Patients, made.Manifest.Treatments));
        var target = await Target(into);
        var restored = await RestoreRecord.Do(target, File, false, Cancel);
        Assert.Null(restored.Problem);
        await using var db = target.Open();
        var verified = await new VerifyRecord(db).Do(Cancel);
        Assert.Empty(verified.Faults);
        Assert.Equal(made.Manifest.AuditHead, verified.AuditHead);
        Assert.Equal("Marta Lindqvist", (await db.Patients.SingleAsync(Cancel)).Name);
        Assert.Equal(4, await db.Roles.CountAsync(Cancel));
        Assert.Equal(2, await db.Grades.CountAsync(Cancel));

        // The restored record works on: sign in still holds, and numbers that the database gives are not given twice.
        db.DataProtectionKeys.Add(new() { FriendlyName = "next", Xml = "<key/>" });
        await db.SaveChangesAsync(Cancel);
        Assert.Equal(2, await db.DataProtectionKeys.CountAsync(Cancel));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_record_that_is_not_empty_is_replaced_only_when_forced(string database)
    {
        await using var record = await Worked(database);
        await BackupRecord.Do(record.Data, File, false, record.Clock, Cancel);
        Assert.Equal("REC-005", (await BackupRecord.Do(record.Data, File, false, record.Clock, Cancel)).Problem!.Code);
        var target = await Target(database);
        Assert.Null((await RestoreRecord.Do(target, File, false, Cancel)).Problem);
        Assert.Equal(("REC-005", 2), ((await RestoreRecord.Do(target, File, false, Cancel)).Problem!.Code, (await RestoreRecord.Do(target, File, false, Cancel)).Problem!.ExitCode));
        Assert.Null((await RestoreRecord.Do(target, File, true, Cancel)).Problem);
        await using var db = target.Open();
        Assert.Empty((await new VerifyRecord(db).Do(Cancel)).Faults);
    }

    [Fact]
    public async Task A_backup_that_was_altered_or_cut_short_is_refused_and_nothing_is_made()
    {
        await using var record = await Worked("sqlite");
        await BackupRecord.Do(record.Data, File, false, record.Clock, Cancel);
        var whole = await System.IO.File.ReadAllBytesAsync(File, Cancel);
        var cut = Path.Combine(_folder, "cut.glb");
        await System.IO.File.WriteAllBytesAsync(cut, whole[..(whole.Length / 2)], Cancel);
        var altered = Path.Combine(_folder, "altered.glb");
        await System.IO.File.WriteAllBytesAsync(altered, whole, Cancel);
        using (var zip = await ZipFile.OpenAsync(altered, ZipArchiveMode.Update, cancellationToken: Cancel))
        {
            zip.GetEntry("Patients.ndjson")!.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry("Patients.ndjson").Open());
            await writer.WriteLineAsync("{}");
        }

        var target = new PracticeData.Folder(Path.Combine(_folder, "new"));
        foreach (var bad in new[] { cut, altered })
        {
            var refused = await RestoreRecord.Do(target, bad, true, Cancel);
            Assert.Equal(("REC-004", 2), (refused.Problem!.Code, refused.Problem.ExitCode));
            Assert.False(Directory.Exists(target.Path));
        }

        Assert.Empty((await RestoreRecord.Verify(File, Cancel)).Verification!.Faults);
        Assert.Equal("REC-004", (await RestoreRecord.Verify(altered, Cancel)).Problem!.Code);
        Assert.DoesNotContain(Directory.GetFiles(_folder), f => f.EndsWith(".part", StringComparison.Ordinal) || f.EndsWith(".db", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_that_is_open_is_not_replaced()
    {
        await using var record = await Worked("sqlite");
        await BackupRecord.Do(record.Data, File, false, record.Clock, Cancel);
        Assert.Equal("REC-002", (await RestoreRecord.Do(record.Data, File, true, Cancel)).Problem!.Code);
        Assert.Equal("REC-001", (await BackupRecord.Do(new PracticeData.Folder(Path.Combine(_folder, "none")), File, true, record.Clock, Cancel)).Problem!.Code);
    }

    private static async Task<TestRecord> Worked(string database)
    {
        var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var (plan, vial) = await JourneyTests.Ready(record, patient);
        Assert.IsType<RecordTreatment.Outcome.Recorded>(await JourneyTests.Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade> { ["glabella"] = Grade.Severe })));
        record.Clock.Advance(NodaTime.Duration.FromDays(14) + NodaTime.Duration.FromNanoseconds(123_456_700));
        await record.With<RecordFollowUp, RecordFollowUp.Outcome>(a => a.Do(record.Owner, new(patient, [new(null, "glabella", Rater.Subject, Grade.Mild)], [], [])));
        await record.With<BookAppointment, BookAppointment.Outcome>(a => a.Do(record.Owner, new(patient, record.Owner.StaffId!.Value, new(2026, 12, 18), new(10, 0), 30, VisitKind.FollowUp)));
        await record.Look(db =>
        {
            db.DataProtectionKeys.Add(new() { FriendlyName = "first", Xml = "<key/>" });
            return db.SaveChangesAsync();
        });
        return record;
    }

    private async Task<PracticeData> Target(string database) => PracticeData.From(database == "sqlite" ? Path.Combine(_folder, "new") : await PostgresServer.NewDatabase());
}
