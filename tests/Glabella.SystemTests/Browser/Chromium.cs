using Microsoft.Playwright;

namespace Glabella.SystemTests.Browser;

/// <summary>The one browser of all journeys. Where there is none the tests are skipped and say so; under CI they fail.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        Browser = browser;
    }

    public IBrowser Browser { get; }

    private static string? Executable =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    public static async Task<Chromium?> Start()
    {
        if (Executable is not { } executable)
        {
            return null;
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
        });
        return new(playwright, browser);
    }

    /// <summary>Skips the test if there is no browser; fails it under CI.</summary>
    public static void Demand(Chromium? chromium)
    {
        if (chromium is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "Chromium is needed under CI: apt-get install chromium, or set CHROMIUM.");
            Assert.Skip("No Chromium here: install it (apt-get install chromium) or set CHROMIUM to its path.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
