using Glabella.SystemTests.Web;
using Microsoft.Playwright;

namespace Glabella.SystemTests.Browser;

/// <summary>One house and one browser for all journeys. They run one after the other: two cores gain nothing from two browsers.</summary>
public sealed class OpenHouse : IAsyncLifetime
{
    private Chromium? _chromium;

    internal House House { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        _chromium = await Chromium.Start();
        House = await House.Open();
        await House.SetUp();
    }

    /// <summary>Somebody who is not signed in.</summary>
    public Task<Visitor> Visit(bool script = true, BrowserNewContextOptions? options = null)
    {
        Chromium.Demand(_chromium);
        return Visitor.Arrive(_chromium!, House.Home, script, options);
    }

    /// <summary>Another house, empty: for the first visit.</summary>
    internal async Task<(House House, Visitor Visitor)> FirstVisit(bool script = true)
    {
        Chromium.Demand(_chromium);
        var house = await House.Open();
        return (house, await Visitor.Arrive(_chromium!, house.Home, script));
    }

    /// <summary>
    /// Another house, set up and otherwise empty, with Dr Ines Varga signed in: for pages whose accessibility tree is kept, which
    /// other journeys must not change.
    /// </summary>
    internal async Task<(House House, Visitor Visitor)> Fresh()
    {
        var (house, visitor) = await FirstVisit();
        await house.SetUp();
        await SignIn(visitor, "ines@elmcourt.example");
        return (house, visitor);
    }

    /// <summary>Dr Ines Varga, or another member of staff, signed in by password.</summary>
    public async Task<Visitor> SignIn(string email = "ines@elmcourt.example", bool script = true)
    {
        var visitor = await Visit(script);
        await SignIn(visitor, email);
        return visitor;
    }

    private static async Task SignIn(Visitor visitor, string email)
    {
        await visitor.Open("/sign-in");
        await visitor.Type("Email", email);
        await visitor.Type("Password", House.Password);
        await visitor.Press("Sign in");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        await House.DisposeAsync();
    }
}

/// <summary>Every journey names this collection.</summary>
[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<OpenHouse>
{
    public const string Name = "Journeys";
}
