using Glabella.Hosting;
using Glabella.Practice;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Testing;

namespace Glabella.SystemTests.Web;

/// <summary>
/// The whole house on a free port, with its own record in a folder of its own and a clock that stands on
/// Thursday 26 November 2026, 09:42 in London.
/// </summary>
internal sealed class House : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly string _folder = Directory.CreateTempSubdirectory("glabella-house-").FullName;
    private PracticeStart? _record;
    private WebApplication? _app;

    public static LocalDate Today { get; } = new(2026, 11, 26);

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 11, 26, 9, 42));

    /// <summary>http://localhost:PORT/, on which passkeys work.</summary>
    public Uri Home { get; private set; } = new("http://localhost");

    public IServiceProvider Services => _app!.Services;

    public static async Task<House> Open(Action<WebApplicationBuilder>? configure = null)
    {
        var house = new House();
        var opened = await PracticeStart.Do(PracticeData.From(house._folder));
        house._record = opened.Started ?? throw new InvalidOperationException(opened.Problem?.Sentence);
        house._app = WebHost.Build(new WebOptions { Urls = "http://127.0.0.1:0", Data = house._folder }, builder =>
        {
            builder.Services.AddSingleton<IClock>(house.Clock);
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        });
        await house._app.StartAsync();
        house.Home = new UriBuilder(house._app.Urls.Single()) { Host = "localhost" }.Uri;
        return house;
    }

    /// <summary>The code that the terminal would print.</summary>
    public async Task<string> SetupCode() => (await In<PrepareSetup, string?>(prepare => prepare.Do()))!;

    /// <summary>Elm Court Clinic in London with Dr Ines Varga as owner, injector and prescriber.</summary>
    public async Task<Staff> SetUp()
    {
        var code = await SetupCode();
        var outcome = await In<CreateOwner, CreateOwner.Outcome>(create => create.Do(
            new(code, "Elm Court Clinic", "GB", null, "Dr Ines Varga", "ines@elmcourt.example", Password, IsInjector: true, IsPrescriber: true)));
        return Assert.IsType<CreateOwner.Outcome.Created>(outcome).Owner;
    }

    /// <summary>A member of staff with these roles and the usual password.</summary>
    public Task<Staff> Hire(string name, string email, params string[] roles) => In<UserManager<Staff>, Staff>(async staff =>
    {
        var member = new Staff { Id = Guid.CreateVersion7(), Name = name, UserName = email, Email = email };
        Assert.True((await staff.CreateAsync(member, Password)).Succeeded);
        Assert.True((await staff.AddToRolesAsync(member, roles)).Succeeded);
        return member;
    });

    /// <summary>A person with a chart.</summary>
    public async Task<Guid> Register(string name, LocalDate born) =>
        Assert.IsType<RegisterPatient.Outcome.Registered>(
            await In<RegisterPatient, RegisterPatient.Outcome>(register => register.Do(Actor.House, new(name, born, Vocabulary.Sex.Female, null, null)))).PatientId;

    /// <summary>Uses a service of a request of its own.</summary>
    public async Task<T> In<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_record is not null)
        {
            await _record.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
