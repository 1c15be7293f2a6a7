using System.Diagnostics;
using System.Globalization;

namespace Glabella.Benchmarks.Peers;

/// <summary>A million patient-years by one command, as a process: time and the most memory that it held.</summary>
internal static class LargeTrial
{
    private const string Protocol = """
        {"name":"a million patient-years","visits":[14,30,60,90,120,150,180,210,240,270,300,330,365],"replicates":100,
         "arms":[{"name":"onabotulinumtoxinA 20 U","product":"Botox","area":"glabella","units":20,"n":7500},{"name":"placebo","placebo":true,"area":"glabella","n":2500}],
         "endpoints":[{"name":"none or mild","code":"NM_INV"},{"name":"two grades","code":"C2"},{"name":"to baseline","code":"T_BASE_BOTH"}]}
        """;

    public static void Print(string folder)
    {
        var file = Path.Combine(folder, "million.json");
        File.WriteAllText(file, Protocol);
        foreach (var threads in new[] { 1, 2 })
        {
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo(
                Path.Combine(folder, "glabella", "glabella"), ["trial", file, "--threads", threads.ToString(CultureInfo.InvariantCulture), "--json", "--out", Path.Combine(folder, "million-result.json")]))!;
            var most = 0L;
            while (!process.WaitForExit(100))
            {
                most = Math.Max(most, Peak(process.Id));
            }

            PeerBenchmark.Say($"\n`glabella trial` of 1,000,000 subjects over a year, {threads} {(threads == 1 ? "thread" : "threads")}: {clock.Elapsed.TotalSeconds:0.0} s, {most / 1024.0:0} MiB at most ({Stopwatches.Load()}).");
        }
    }

    /// <summary>Largest resident memory so far, KiB.</summary>
    private static long Peak(int id)
    {
        try
        {
            return File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal)) is { } line
                ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)
                : 0;
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }
}
