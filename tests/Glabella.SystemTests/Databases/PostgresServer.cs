using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Glabella.SystemTests.Databases;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Glabella.SystemTests.Databases;

/// <summary>
/// A PostgreSQL of this test run: own folder, own port, started when the first test asks, gone afterwards.
/// Never the cluster that a package may have started on 5432.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static string? folder;
    private static int port;

    private static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    /// <summary>Connection string of a fresh database; skips the test if there is no PostgreSQL (fails instead where CI is true).</summary>
    public static async Task<string> NewDatabase()
    {
        if (Binaries is null)
        {
            const string reason = "No PostgreSQL in /usr/lib/postgresql; install the package postgresql to run this test.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(reason);
            }

            Assert.Skip(reason);
        }

        await Gate.WaitAsync();
        try
        {
            if (folder is null)
            {
                await Start();
            }
        }
        finally
        {
            Gate.Release();
        }

        var name = $"t{Guid.NewGuid():N}";

        // Browsers, forecasts and this server share a machine of two cores: waiting long is no fault here.
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = port, Username = "glabella", Database = name, Pooling = true, MaxPoolSize = 20, Timeout = 120, CommandTimeout = 240,
        }.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await Run("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
            folder = null;
        }
    }

    private static async Task Start()
    {
        var made = Directory.CreateTempSubdirectory("glabella-pg-").FullName;
        if (Environment.UserName == "root")
        {
            await Run("/usr/bin/env", "chown", "postgres", made);
        }

        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        folder = made;
        await Run("initdb", "-D", $"{made}/data", "-U", "glabella", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        await Run("pg_ctl", "-D", $"{made}/data", "-w", "-l", $"{made}/log", "-o", $"-p {port} -k {made} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300", "start");
    }

    // PostgreSQL refuses to run as root: step down to its own account, which then must be able to stand in the folder.
    private static async Task Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo { WorkingDirectory = folder ?? Path.GetTempPath(), RedirectStandardOutput = true, RedirectStandardError = true };
        if (program.StartsWith('/'))
        {
            start.FileName = program;
        }
        else if (Environment.UserName == "root")
        {
            start.FileName = "setpriv";
            foreach (var word in (string[])["--reuid=postgres", "--regid=postgres", "--init-groups", Path.Combine(Binaries!, program)])
            {
                start.ArgumentList.Add(word);
            }
        }
        else
        {
            start.FileName = Path.Combine(Binaries!, program);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        // The server inherits the pipes of pg_ctl and keeps them open, so wait for the process, not for the end of its output.
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {await process.StandardError.ReadToEndAsync()}");
        }
    }
}
