using System.Diagnostics;
using Glabella.Course;

namespace Glabella.Benchmarks.Peers;

/// <summary>How long a person waits for a forecast: 16,384 members, one year ahead, one thread; the first one, and one with two years of history.</summary>
internal static class ForecastLatency
{
    private const int Rounds = 300;

    public static void Print()
    {
        PeerBenchmark.Say($"\n| forecast, one thread | CPU p50 | CPU p99 | waited p50 | waited p99 |\n|---|---|---|---|---|");
        foreach (var (name, @case) in new[] { ("first treatment", CourseForecast.First), ("two years of history", CourseForecast.Fifth) })
        {
            double[] cpu = new double[Rounds], waited = new double[Rounds];
            for (var round = -30; round < Rounds; round++)
            {
                var used = Environment.CpuUsage.TotalTime;
                var clock = Stopwatch.GetTimestamp();
                Forecaster.Forecast(@case with { Threads = 1 });
                if (round >= 0)
                {
                    waited[round] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
                    cpu[round] = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
                }
            }

            Array.Sort(cpu);
            Array.Sort(waited);
            double At(double[] sorted, double share) => sorted[(int)(share * (Rounds - 1))];
            PeerBenchmark.Say($"| {name} | {At(cpu, 0.5):0.0} ms | {At(cpu, 0.99):0.0} ms | {At(waited, 0.5):0.0} ms | {At(waited, 0.99):0.0} ms |");
        }

        PeerBenchmark.Say($"\nCPU is all that the process used, the runtime's own threads included. {Stopwatches.Load()}.");
    }
}
