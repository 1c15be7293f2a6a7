using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Glabella.Commands.Plumbing;

namespace Glabella.SystemTests.Web;

/// <summary><c>glabella serve</c> as its caller meets it.</summary>
public sealed class Serve : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("glabella-serve-").FullName;

    [Theory]
    [InlineData("not a url", "is no address to listen on")]
    [InlineData("http://", "is no address to listen on")]
    [InlineData("ftp://127.0.0.1:21", "is no address to listen on")]
    [InlineData("http://127.0.0.1:99999", "is no address to listen on")]
    [InlineData("", "is empty")]
    [InlineData("http://0.0.0.0:5080", "unencrypted")]
    [InlineData("http://+:5080", "unencrypted")]
    [InlineData("http://practice.home.arpa:5080", "unencrypted")]
    [InlineData("http://127.0.0.1:5080;http://192.168.1.20:5080", "unencrypted")]
    public async Task An_address_that_will_not_do_is_refused_in_one_sentence(string urls, string says)
    {
        using var call = new Call("serve", "--urls", urls, "--data", _folder);
        Assert.Equal(2, await call.Ended());
        Assert.Equal("", call.Output);
        var line = Assert.Single(call.Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("glabella: ", line, StringComparison.Ordinal);
        Assert.Contains(says, line, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task It_says_when_it_is_ready_gives_the_code_of_the_first_visit_and_stops_when_asked()
    {
        using var call = new Call("serve", "--urls", "http://127.0.0.1:0", "--data", _folder);
        var home = await call.Ready();
        Assert.Equal("localhost", home.Host);
        Assert.Matches("First visit: open http://localhost:[0-9]+/setup and type this code: [A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", call.Error);
        using var client = new HttpClient { BaseAddress = home };
        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        call.Interrupt();
        Assert.Equal(0, await call.Ended().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Dotnet_run_begins_where_one_stands_so_that_the_record_lies_where_the_readme_says()
    {
        using var asked = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Places.Repository, "src", "Glabella", "Glabella.csproj"), "-getProperty:RunWorkingDirectory"])
        {
            RedirectStandardOutput = true,
        })!;
        var folder = await asked.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await asked.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (asked.ExitCode, folder.Trim()));
    }

    [Fact]
    public async Task A_port_in_use_is_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var call = new Call("serve", "--demo", "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}", "--data", _folder, "--json");
        Assert.Equal(1, await call.Ended());
        Assert.Contains("\"code\":\"SYS-002\"", call.Error, StringComparison.Ordinal);
        Assert.Contains("is in use by another program", call.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder)); // said before a demonstration is made in vain
        Assert.Equal("", call.Output);
    }

    [Fact]
    public async Task Https_with_a_certificate_of_ones_own_marks_cookies_secure()
    {
        var (certificate, key) = Certificate();
        using var call = new Call("serve", "--urls", "https://127.0.0.1:0", "--certificate", certificate, "--certificate-key", key, "--data", _folder);
        var home = await call.Ready();
        Assert.Equal("https", home.Scheme);
        using var client = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=localhost",
        })
        { BaseAddress = home };
        using var answer = await client.GetAsync("/setup", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.Ordinal));
        call.Interrupt();
        Assert.Equal(0, await call.Ended());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_behind_a_proxy_is_its_word_taken_that_the_visitor_came_by_https(bool behindProxy)
    {
        using var call = new Call(["serve", "--urls", "http://127.0.0.1:0", "--data", _folder, .. behindProxy ? ["--behind-proxy"] : Array.Empty<string>()]);
        using var client = new HttpClient { BaseAddress = await call.Ready() };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/setup");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Equal(behindProxy, cookie.Contains("; secure", StringComparison.Ordinal)));
        call.Interrupt();
        Assert.Equal(0, await call.Ended());
    }

    [Fact]
    public async Task A_certificate_without_its_key_or_that_is_none_is_one_sentence()
    {
        var (certificate, key) = Certificate();
        await Refused("belong together", "--certificate", certificate);
        await Refused("There is no file", "--certificate", certificate, "--certificate-key", Path.Combine(_folder, "nowhere.key"));
        var nonsense = Path.Combine(_folder, "nonsense.crt");
        await File.WriteAllTextAsync(nonsense, "nonsense", TestContext.Current.CancellationToken);
        await Refused("cannot be read", "--certificate", nonsense, "--certificate-key", key);

        async Task Refused(string says, params string[] options)
        {
            using var call = new Call(["serve", "--urls", "https://127.0.0.1:0", "--data", _folder, .. options]);
            Assert.Equal(2, await call.Ended());
            Assert.Contains(says, call.Error, StringComparison.Ordinal);
            Assert.Single(call.Error.TrimEnd('\n').Split('\n'));
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private (string Certificate, string Key) Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var (certificate, file) = (Path.Combine(_folder, "server.crt"), Path.Combine(_folder, "server.key"));
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        return (certificate, file);
    }

    /// <summary>One call of the program, in this process, with streams of its own.</summary>
    private sealed class Call : IDisposable
    {
        private readonly CancellationTokenSource _interrupt = new();
        private readonly MemoryStream _output = new();
        private readonly StringWriter _error = new();
        private readonly Task<int> _running;

        public Call(params string[] words) =>
            _running = Task.Run(() => CommandLine.Run(words, new CommandStreams(Stream.Null, _output, TextWriter.Synchronized(_error)), _interrupt.Token));

        public string Output => Encoding.UTF8.GetString(_output.ToArray());

        public string Error => _error.ToString();

        public void Interrupt() => _interrupt.Cancel();

        public Task<int> Ended() => _running.WaitAsync(TimeSpan.FromSeconds(60));

        /// <summary>Waits for the line that says it is ready; its address.</summary>
        public async Task<Uri> Ready()
        {
            while (!Output.Contains('\n', StringComparison.Ordinal))
            {
                Assert.False(_running.IsCompleted, Error);
                await Task.Delay(50);
            }

            Assert.StartsWith("Glabella is ready on ", Output, StringComparison.Ordinal);
            return new Uri(Output["Glabella is ready on ".Length..].Trim());
        }

        public void Dispose()
        {
            _interrupt.Cancel();
            _interrupt.Dispose();
            _output.Dispose();
            _error.Dispose();
        }
    }
}
