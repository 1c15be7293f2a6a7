using Glabella.Practice;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Glabella.SystemTests.Databases;

public sealed class StartTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"glabella-start-{Guid.NewGuid():N}");

    private string File => Path.Combine(_folder, "glabella.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_second_start_while_one_runs_is_one_clear_sentence()
    {
        await using (await Start())
        {
            var second = await PracticeStart.Do(PracticeData.From(_folder), TestContext.Current.CancellationToken);
            Assert.Null(second.Started);
            Assert.Equal(("REC-002", 1), (second.Problem!.Code, second.Problem.ExitCode));
            Assert.Contains("another Glabella", second.Problem.Sentence, StringComparison.Ordinal);
        }

        await using (await Start())
        {
        }
    }

    [Fact]
    public async Task Four_starts_at_once_on_nothing_leave_one_whole_record()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PracticeStart.Do(PracticeData.From(_folder)))));
        Assert.Single(outcomes, o => o.Started is not null);
        Assert.All(outcomes, o => Assert.True(o.Started is null ^ o.Problem is null));
        await outcomes.Single(o => o.Started is not null).Started!.DisposeAsync();
        Assert.Equal("wal", await Scalar("pragma journal_mode"));
    }

    [Fact]
    public async Task What_an_interrupted_start_left_behind_is_swept_away()
    {
        Directory.CreateDirectory(_folder);
        await System.IO.File.WriteAllTextAsync(File + ".new", "half made", TestContext.Current.CancellationToken);
        await using (await Start())
        {
        }

        Assert.False(System.IO.File.Exists(File + ".new"));
        Assert.Equal("ok", await Scalar("pragma integrity_check"));
    }

    [Fact]
    public async Task An_older_record_is_migrated_whole_although_a_killed_program_left_its_lock()
    {
        // As a program killed while migrating leaves it: the first migration done, the second not, and the lock row there.
        Directory.CreateDirectory(_folder);
        await using (var db = PracticeData.From(_folder).Open())
        {
            await db.Database.MigrateAsync(db.Database.GetMigrations().First(), TestContext.Current.CancellationToken);
            db.SetupCodes.Add(new SetupCode { CodeHash = "kept", CreatedAt = NodaTime.Instant.FromUnixTimeSeconds(0) });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await Scalar("create table if not exists __EFMigrationsLock (Id integer primary key, Timestamp text not null)");
        await Scalar("insert into __EFMigrationsLock values (1, '2026-01-01')");
        SqliteConnection.ClearAllPools();
        await using (await Start())
        {
            await using var db = PracticeData.From(_folder).Open();
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
            Assert.Equal("kept", (await db.SetupCodes.SingleAsync(TestContext.Current.CancellationToken)).CodeHash);
        }
    }

    [Fact]
    public async Task A_record_of_a_newer_version_is_left_alone()
    {
        await using (await Start())
        {
        }

        await Scalar("insert into __EFMigrationsHistory values ('29990101000000_Later', '99')");
        SqliteConnection.ClearAllPools();
        var before = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        var opened = await PracticeStart.Do(PracticeData.From(_folder), TestContext.Current.CancellationToken);
        Assert.Equal(("REC-003", 1), (opened.Problem!.Code, opened.Problem.ExitCode));
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_damaged_record_is_named_so()
    {
        Directory.CreateDirectory(_folder);
        await System.IO.File.WriteAllTextAsync(File, string.Join(' ', Enumerable.Repeat("no database", 99)), TestContext.Current.CancellationToken);
        var opened = await PracticeStart.Do(PracticeData.From(_folder), TestContext.Current.CancellationToken);
        Assert.Equal("REC-002", opened.Problem!.Code);
        Assert.Contains("damaged", opened.Problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_is_one_clear_sentence()
    {
        await System.IO.File.WriteAllTextAsync(_folder, "", TestContext.Current.CancellationToken);
        try
        {
            var opened = await PracticeStart.Do(PracticeData.From(_folder), TestContext.Current.CancellationToken);
            Assert.Equal("REC-002", opened.Problem!.Code);
        }
        finally
        {
            System.IO.File.Delete(_folder);
        }
    }

    [Fact]
    public async Task Two_starts_at_once_on_a_missing_PostgreSQL_database_both_succeed()
    {
        var data = PracticeData.From(await PostgresServer.NewDatabase());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => PracticeStart.Do(data))));
        Assert.All(outcomes, o => Assert.Null(o.Problem));
        await using var db = data.Open();
        await db.Database.ExecuteSqlRawAsync("insert into \"__EFMigrationsHistory\" values ('29990101000000_Later', '99')", TestContext.Current.CancellationToken);
        Assert.Equal("REC-003", (await PracticeStart.Do(data, TestContext.Current.CancellationToken)).Problem!.Code);
    }

    [Fact]
    public async Task A_PostgreSQL_that_is_not_there_is_named_without_its_password()
    {
        var opened = await PracticeStart.Do(PracticeData.From("Host=127.0.0.1;Port=1;Database=clinic;Username=u;Password=hush;Timeout=3"), TestContext.Current.CancellationToken);
        Assert.Equal(("REC-002", 1), (opened.Problem!.Code, opened.Problem.ExitCode));
        Assert.Contains("clinic on 127.0.0.1", opened.Problem.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", opened.Problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Database=clinic;Password=x")]
    [InlineData("postgres://glabella:p%40ss@db:5433/clinic")]
    [InlineData("postgresql://db/clinic")]
    public void Both_ways_of_naming_a_PostgreSQL_database_are_understood(string setting) =>
        Assert.Equal("clinic on db", Assert.IsType<PracticeData.Postgres>(PracticeData.From(setting)).ToString());

    [Fact]
    public async Task No_change_of_the_model_lacks_its_migration()
    {
        await using var sqlite = PracticeData.From(_folder).Open();
        Assert.False(sqlite.Database.HasPendingModelChanges());
        await using var postgres = PracticeData.From("Host=nowhere").Open();
        Assert.False(postgres.Database.HasPendingModelChanges());
        Assert.Equal(sqlite.Database.GetMigrations().Select(m => m[15..]), postgres.Database.GetMigrations().Select(m => m[15..]));
    }

    private async Task<PracticeStart> Start()
    {
        var opened = await PracticeStart.Do(PracticeData.From(_folder), TestContext.Current.CancellationToken);
        Assert.Null(opened.Problem);
        return opened.Started!;
    }

    private async Task<string?> Scalar(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
    }
}
