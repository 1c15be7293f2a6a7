using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Glabella.Course.Mechanism;

namespace Glabella.Benchmarks.Peers;

/// <summary>Times of short pieces of work, the best of many: what the machine can when nobody else wants it.</summary>
internal static class Stopwatches
{
    /// <summary>Shortest time of a piece of work, seconds.</summary>
    public static double Best(Action work, double seconds)
    {
        var best = double.PositiveInfinity;
        for (var whole = Stopwatch.StartNew(); whole.Elapsed.TotalSeconds < seconds;)
        {
            var clock = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(clock).TotalSeconds);
        }

        return best;
    }

    /// <summary>Threads that start together and do a piece of work each, many times.</summary>
    /// <returns>Shortest time in which all were done, and the mean CPU time of a piece, seconds; the latter is NaN where the system does not tell.</returns>
    public static (double Waited, double Cpu) Together(int threads, Func<Action> make, int rounds)
    {
        var best = double.PositiveInfinity;
        using var together = new Barrier(threads);
        long[] begun = new long[threads], ended = new long[threads];
        var cpu = new double[threads];
        var all = Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            var work = make();
            work();
            var used = ThreadClock.Seconds();
            for (var round = 0; round < rounds; round++)
            {
                together.SignalAndWait();
                begun[i] = Stopwatch.GetTimestamp();
                work();
                ended[i] = Stopwatch.GetTimestamp();
                together.SignalAndWait();
                if (i == 0)
                {
                    best = Math.Min(best, Stopwatch.GetElapsedTime(begun.Min(), ended.Max()).TotalSeconds);
                }
            }

            cpu[i] = (ThreadClock.Seconds() - used) / rounds;
        })).ToArray();
        Array.ForEach(all, thread => thread.Start());
        Array.ForEach(all, thread => thread.Join());
        return (best, cpu.Average());
    }

    /// <summary>Fused multiply-adds a second of one core, each of a whole vector: twelve independent chains.</summary>
    public static double FmaPeak<T>()
        where T : struct, ILane<T>
    {
        const int rounds = 4000;
        return 12.0 * rounds / Best(() => sink = Chains<T>(rounds), 0.5);
    }

    private static double sink;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Chains<T>(int rounds)
        where T : struct, ILane<T>
    {
        T x = T.Of(0.999999), y = T.Of(1e-6);
        T a = T.Of(1), b = T.Of(2), c = T.Of(3), d = T.Of(4), e = T.Of(5), f = T.Of(6), g = T.Of(7), h = T.Of(8), i = T.Of(9), j = T.Of(10), k = T.Of(11), l = T.Of(12);
        for (var round = 0; round < rounds; round++)
        {
            a = T.Fma(a, x, y);
            b = T.Fma(b, x, y);
            c = T.Fma(c, x, y);
            d = T.Fma(d, x, y);
            e = T.Fma(e, x, y);
            f = T.Fma(f, x, y);
            g = T.Fma(g, x, y);
            h = T.Fma(h, x, y);
            i = T.Fma(i, x, y);
            j = T.Fma(j, x, y);
            k = T.Fma(k, x, y);
            l = T.Fma(l, x, y);
        }

        Span<double> sum = stackalloc double[Vector512<double>.Count];
        T.Store(a + b + c + d + e + f + g + h + i + j + k + l, ref sum[0], 0);
        return sum[0];
    }

    /// <summary>How many processes want to run, and what else the machine did: for judging times.</summary>
    public static string Load() => File.Exists("/proc/loadavg")
        ? string.Create(CultureInfo.InvariantCulture, $"load {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])} on {Environment.ProcessorCount} cores")
        : $"load unknown on {Environment.ProcessorCount} cores";
}
