using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Glabella.SystemTests.Web;

/// <summary>What the program of its own writes to the log, and how a signal ends it.</summary>
public sealed class ServeLogs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("glabella-logs-").FullName;

    [Fact]
    public async Task Hold_no_name_no_address_and_no_password_and_a_signal_stops_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT to send to another process.");
        var program = Path.Combine(AppContext.BaseDirectory, "glabella.dll");
        using var serve = Process.Start(new ProcessStartInfo("dotnet", [program, "serve", "--urls", "http://127.0.0.1:0", "--data", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(), // Started from elsewhere, style sheets must come all the same.
        })!;
        var first = await serve.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(first);
        Assert.StartsWith("First visit: ", first, StringComparison.Ordinal);
        var log = serve.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var ready = await serve.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(ready);
        var home = new Uri(ready.Split(' ')[^1] + "/");
        using var visitor = new FormClient(home);
        using var style = await visitor.Get(Regex.Match(await (await visitor.Get("/setup")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "css/app[^\"]+").Value);
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        Assert.Contains("@layer", await style.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // A whole set-up, then wrong passwords for one account and for an address that nobody has.
        (string, string)[] owner = [("Input.Name", "Dr Zaphod Beeblebrox"), ("Input.Email", "zaphod@elmcourt.example"), ("Input.Password", "a secret of four words"), ("Input.Works", "both")];
        using var made = await visitor.Post("/setup", "setup", [.. owner, ("Input.PracticeName", "Secret Practice"), ("Input.Country", "GB"), ("Input.Code", first.Split(' ')[^1])]);
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        foreach (var email in new[] { "zaphod@elmcourt.example", "zaphod@elmcourt.example", "trillian-secret@elmcourt.example" })
        {
            using var wrong = await visitor.Post("/sign-in", "password", ("Input.Email", email), ("Input.Password", "no secret at all"));
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var refused = await new HttpClient { BaseAddress = home }.PostAsync("/setup?secret=address", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using var signal = Process.Start("kill", ["-INT", serve.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await serve.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(0, serve.ExitCode);
        var lines = (await log).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var accounts = new List<string>();
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            Assert.True(json.RootElement.TryGetProperty("LogLevel", out _), line);
            Assert.DoesNotMatch("(?i)zaphod|beeblebrox|trillian|secret|/setup|/sign-in", line);
            if (Regex.Match(line, "Wrong password for account ([0-9a-f]{12})\"") is { Success: true } said)
            {
                accounts.Add(said.Groups[1].Value);
            }
        }

        // The same account has the same pseudonym, another one another.
        Assert.Equal(3, accounts.Count);
        Assert.Equal(accounts[0], accounts[1]);
        Assert.NotEqual(accounts[0], accounts[2]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
