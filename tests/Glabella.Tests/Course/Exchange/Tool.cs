using System.Diagnostics;

namespace Glabella.Tests.Course.Exchange;

/// <summary>Programs of others that a test needs. Where one is missing the test is skipped with a sentence; under CI it fails.</summary>
internal static class Tool
{
    /// <summary>Debian's Python, which has Debian's libSBML.</summary>
    public const string Python = "/usr/bin/python3";

    /// <summary>Ends the test where a program, tried with some arguments, does not run.</summary>
    public static async Task Needed(string program, string[] tried, string package)
    {
        if (File.Exists(program) && (await Run(program, tried)).ExitCode == 0)
        {
            return;
        }

        var reason = $"{program} {string.Join(' ', tried)} does not run; install the package {package} to run this test.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, error);
    }
}
