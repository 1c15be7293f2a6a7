using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace Glabella.Benchmarks;

/// <summary>
/// Whole processes, from start to end, as a person or a script meets them. The program must have been published:
/// dotnet publish src/Glabella -c Release -o artifacts/glabella
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 15)]
public class StartBenchmarks
{
    private string _program = "";
    private string _intake = "";

    [GlobalSetup]
    public void Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Glabella.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("Run the benchmarks inside a checkout.");
        }

        _program = Path.Combine(root.FullName, "artifacts", "glabella", OperatingSystem.IsWindows() ? "glabella.exe" : "glabella");
        if (!File.Exists(_program))
        {
            throw new FileNotFoundException("Publish the program first; the command stands above StartBenchmarks.", _program);
        }

        _intake = Path.Combine(Path.GetTempPath(), $"glabella-bench-{Environment.ProcessId}.json");
        File.WriteAllText(_intake, """
            {"birthDate":"1984-05-02","sex":"female","pregnant":false,"breastfeeding":false,"medications":["warfarin 5 mg","vitamin D"],
             "conditions":[],"allergies":[],"priorTreatments":[],"planned":{"date":"2026-12-01","products":["Botox"],"areas":["glabella"]}}
            """);
    }

    [GlobalCleanup]
    public void Remove() => File.Delete(_intake);

    [Benchmark(Baseline = true)]
    public int Version() => Run("--version");

    [Benchmark]
    public int Explain() => Run("explain", "INP-004", "--json");

    [Benchmark]
    public int Screen() => Run("screen", _intake, "--json");

    [Benchmark]
    public int Plan() => Run("plan", "--product", "Botox", "--area", "glabella", "--json");

    [Benchmark]
    public int Forecast() => Run("forecast", "--product", "Botox", "--area", "glabella", "--units", "20", "--json");

    private int Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(_program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? 0 : throw new InvalidOperationException($"glabella {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
