using System.Globalization;
using System.Runtime.InteropServices;
using Glabella.Course.Mechanism;
using NodaTime;

namespace Glabella.Benchmarks.Peers;

/// <summary>The course beside SUNDIALS CVODE and R's deSolve on one task in one run; then a forecast, then a large trial. Prints Markdown.</summary>
internal static class PeerBenchmark
{
    /// <summary>Method, states, largest order (0: the method's own), iteration.</summary>
    private static readonly string[] Setups = ["bdf 3 0 newton", "bdf 3 3 newton", "bdf 3 4 newton", "bdf 6 0 newton", "adams 3 0 newton", "adams 3 0 fixed"];

    private static readonly double[] Tolerances = [1e-4, 1e-6];

    /// <summary>Runs everything.</summary>
    /// <param name="folder">Where run.sh built the peers and the program.</param>
    /// <param name="script">desolve.R.</param>
    public static void Run(string folder, string script)
    {
        var task = new PeerTask();
        var peers = new PeerProcess(folder, script);
        task.Write(peers.Task);
        Say($"{Processor()}; .NET {Environment.Version}; {RuntimeInformation.OSDescription}; {SystemClock.Instance.GetCurrentInstant().InUtc().Date:yyyy-MM-dd}; {Stopwatches.Load()}");

        var reference = peers.Cvode("adams 3 0 newton", 1e-11, 1e-13, 1).Severities;
        var other = peers.Cvode("bdf 6 0 newton", 1e-11, 1e-13, 1).Severities;
        Say($"\nReference: CVODE, Adams, three states, rtol 1e-11; from six states by BDF it differs by at most {PeerTask.Error(reference, other).Largest:0.0e+0} grade.");

        Say($"\n| peer | rtol, atol | patient-years/s, one core | largest error, grade | RMS error |\n|---|---|---|---|---|");
        var fastest = Tolerances.Select(rtol => Cvode(peers, reference, rtol)).ToArray();
        foreach (var rtol in Tolerances)
        {
            var (seconds, severities) = peers.DeSolve(rtol, rtol, 3);
            Row(new($"R deSolve, LSODA, compiled | {rtol:0e+0}, {rtol:0e+0}", seconds, PeerTask.Error(severities, reference)));
        }

        Say($"\n| course | threads | patient-years/s | largest error, grade | RMS error | × CVODE 1e-4 | × CVODE 1e-6 | second core |\n|---|---|---|---|---|---|---|---|");
        foreach (var refine in new[] { 1, 2 })
        {
            Course<Lane8>("512-bit vectors", task, reference, fastest, refine);
            Course<Lane4>("256-bit vectors", task, reference, fastest, refine);
            Course<Lane1>("scalar", task, reference, fastest, refine);
        }

        Say($"\nRatios are to the fastest set-up of CVODE at that tolerance. {Stopwatches.Load()}.");
        Bound<Lane8>("512-bit", task);
        Bound<Lane4>("256-bit", task);
        Bound<Lane1>("scalar", task);
        Bytes(task);
        ForecastLatency.Print();
        LargeTrial.Print(folder);
    }

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static PeerFigure Cvode(PeerProcess peers, double[] reference, double rtol)
    {
        var all = new List<PeerFigure>();
        foreach (var setup in Setups)
        {
            foreach (var share in new[] { 1, 0.1, 0.01 })
            {
                var (seconds, severities) = peers.Cvode(setup, rtol, rtol * share, 9);
                all.Add(new($"CVODE {setup} | {rtol:0e+0}, {rtol * share:0e+0}", seconds, PeerTask.Error(severities, reference)));
            }
        }

        var fastest = all.MinBy(f => f.Seconds)!;
        var exact = all.MinBy(f => f.Error.Rms)!;
        foreach (var figure in all)
        {
            Row(figure, figure == fastest ? " (fastest)" : figure == exact ? " (most exact)" : "");
        }

        return fastest;
    }

    private static void Row(PeerFigure f, string remark = "") =>
        Say($"| {f.Name.Replace(" |", $"{remark} |", StringComparison.Ordinal)} | {f.Rate:#,0} | {f.Error.Largest:0.0e+0} | {f.Error.Rms:0.0e+0} |");

    private static void Course<T>(string name, PeerTask task, double[] reference, PeerFigure[] fastest, int refine)
        where T : struct, ILane<T>
    {
        var error = PeerTask.Error(task.Severities<T>(refine), reference);
        Action Pass()
        {
            var bench = PeerTask.BenchOf<T>(refine);
            return () =>
            {
                for (var first = 0; first < PeerTask.Persons; first += T.Width)
                {
                    task.Solve(bench, first);
                }
            };
        }

        // A piece of work is some 10 ms, so that starting together matters little.
        var passes = Math.Max(1, (int)(0.01 / Stopwatches.Best(Pass(), 0.2)));
        Action Piece()
        {
            var pass = Pass();
            return () =>
            {
                for (var i = 0; i < passes; i++)
                {
                    pass();
                }
            };
        }

        var one = Rate(Stopwatches.Best(Pass(), 1.5));
        var (alone, aloneCpu) = Stopwatches.Together(1, Piece, 150);
        var (both, bothCpu) = Stopwatches.Together(2, Piece, 150);
        var steps = $"{name}, {(refine == 1 ? "steps of forecasts" : "steps halved")}";
        Say($"| {steps} | 1 | {one:#,0} | {error.Largest:0.0e+0} | {error.Rms:0.0e+0} | {one / fastest[0].Rate:0} | {one / fastest[1].Rate:0} | |");
        Say($"| {steps} | 2 | {2 * passes * Rate(both):#,0} | | | | | {alone / both:0.00} by the clock, {aloneCpu / bothCpu:0.00} by CPU time ({Stopwatches.Load()}) |");
    }

    private static double Rate(double seconds) => PeerTask.Persons * (PeerTask.End / 365.0) / seconds;

    /// <summary>What the arithmetic alone would take if every operation were a fused multiply-add at the measured peak.</summary>
    private static void Bound<T>(string name, PeerTask task)
        where T : struct, ILane<T>
    {
        Counted.Reset();
        task.Solve(PeerTask.BenchOf<Counted>(1), 0);
        var operations = Counted.Fused + Counted.Plain + Counted.Chosen + Counted.Divided;
        var peak = Stopwatches.FmaPeak<T>();
        var bench = PeerTask.BenchOf<T>(1);
        var seconds = Stopwatches.Best(() => task.Solve(bench, 0), 0.5);
        Say($"\n{name}: peak {peak / 1e9:0.00}e9 fused multiply-adds of a vector a second. A handful of {T.Width} takes {operations:#,0} operations ({Counted.Fused:#,0} fused, {Counted.Plain:#,0} plain, {Counted.Chosen:#,0} choices, {Counted.Divided:#,0} divisions): at the peak {T.Width * peak / operations:#,0} patient-years/s; {operations / seconds / peak:0 %} of it is reached.");
    }

    private static void Bytes(PeerTask task)
    {
        var bench = PeerTask.BenchOf<Lane8>(1);
        var working = bench.Severity.Bytes + bench.Steps.Sum(s => s.Bytes) + bench.Trace.Columns.Sum(c => c.Bytes);
        Say($"\nBytes: {8 * task.Columns} read and {8 * (PeerTask.End + 1):#,0} written for a virtual patient with a year of daily severities; {working / 1024.0:0} KiB of working memory a thread for {Lane8.Width} at a time, used again for the next.");
    }

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "processor"
        : RuntimeInformation.ProcessArchitecture.ToString();
}
