using Glabella.Practice;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace Glabella.SystemTests.Databases;

/// <summary>A fresh record on one of the two databases, with the room's services and a clock that stands still.</summary>
public sealed class TestRecord : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string? _folder;
    private readonly PracticeStart? _start;

    private TestRecord(PracticeData data, string? folder, PracticeStart? start)
    {
        Data = data;
        _folder = folder;
        _start = start;
        _services = new ServiceCollection().AddLogging().AddSingleton<IClock>(Clock).AddSingleton(new ForecastSize(1024)).AddPractice(data).BuildServiceProvider(validateScopes: true);
    }

    /// <summary>For <c>[MemberData]</c>: the same test body on each database.</summary>
    public static TheoryData<string> Both => ["sqlite", "postgres"];

    public PracticeData Data { get; }

    /// <summary>Wednesday, 25 November 2026, 10:00 in London.</summary>
    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 11, 25, 10, 0));

    /// <summary>The owner of a record that was set up; treats and prescribes too.</summary>
    public Actor Owner { get; private set; } = Actor.House;

    /// <summary>An empty record; with <paramref name="setUp"/> a practice in London with its owner.</summary>
    public static async Task<TestRecord> On(string database, bool setUp = true)
    {
        var folder = database == "sqlite" ? Directory.CreateTempSubdirectory("glabella-test-").FullName : null;
        var data = PracticeData.From(folder ?? await PostgresServer.NewDatabase());
        var start = await PracticeStart.Do(data, TestContext.Current.CancellationToken);
        Assert.Null(start.Problem);
        var record = new TestRecord(data, folder, start.Started);
        if (setUp)
        {
            await record.SetUp();
        }

        return record;
    }

    /// <summary>Does something with one act in a scope of its own, as one request would.</summary>
    public async Task<T> With<TAct, T>(Func<TAct, Task<T>> use)
        where TAct : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TAct>());
    }

    /// <summary>Reads the record past the acts.</summary>
    public async Task<T> Look<T>(Func<ClinicDb, Task<T>> look) => await With<ClinicDb, T>(look);

    /// <summary>A person with a chart.</summary>
    public async Task<Guid> Patient(string name = "Marta Lindqvist", int year = 1979) =>
        (await With<RegisterPatient, RegisterPatient.Outcome>(a => a.Do(Owner, new(name, new LocalDate(year, 5, 12), Vocabulary.Sex.Female, null, null)))) is RegisterPatient.Outcome.Registered r
            ? r.PatientId
            : throw new InvalidOperationException();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_start is not null)
        {
            await _start.DisposeAsync();
        }

        if (_folder is not null)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task SetUp()
    {
        var code = await With<PrepareSetup, string?>(a => a.Do());
        var outcome = await With<CreateOwner, CreateOwner.Outcome>(a => a.Do(new(code, "Elm Court Clinic", "GB", null, "Dr Ines Varga", "ines@elmcourt.example", "four plain words here", true, true)));
        var created = Assert.IsType<CreateOwner.Outcome.Created>(outcome);
        Owner = new Actor(created.Owner.Id, created.Owner.Name, [Roles.Owner, Roles.Injector, Roles.Prescriber]);
    }
}
