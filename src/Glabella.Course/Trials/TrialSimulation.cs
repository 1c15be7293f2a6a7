using Glabella.Course.Mechanism;
using Glabella.Course.Trials;

namespace Glabella.Course;

/// <summary>A part of a run: part <paramref name="Index"/> of <paramref name="Count"/>.</summary>
/// <param name="Index">1…<paramref name="Count"/>.</param>
/// <param name="Count">How many parts there are.</param>
public readonly record struct TrialShard(int Index, int Count);

/// <summary>A published or planned trial, simulated with virtual subjects and raters at the trial's own visits.</summary>
public static class TrialSimulation
{
    /// <summary>Subjects that are simulated at a time; parts and threads take whole chunks.</summary>
    private const int Chunk = 256;

    /// <summary>Most subjects of one run, replicates included.</summary>
    public const long MostSubjects = 1_000_000_000;

    /// <summary>Most counts that a run keeps.</summary>
    public const long MostCounts = 100_000_000;

    /// <summary>Runs a protocol.</summary>
    /// <param name="protocol">A checked protocol.</param>
    /// <param name="threads">At most so many at once; changes no figure.</param>
    /// <param name="cancellation">Ends the run between chunks.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TrialResult Run(TrialProtocol protocol, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return TrialSummary.Of(Count(protocol, protocol.Seed, protocol.Replicates, threads, null, null, cancellation));
    }

    /// <summary>Runs a protocol, or a part of it, and returns what was counted.</summary>
    /// <param name="protocol">A checked protocol.</param>
    /// <param name="seed">Seed in place of the protocol's.</param>
    /// <param name="replicates">Replicates in place of the protocol's.</param>
    /// <param name="threads">At most so many at once; changes no figure.</param>
    /// <param name="shard">Which part; null = all.</param>
    /// <param name="progress">Called with the share done, from any thread, or null.</param>
    /// <param name="cancellation">Ends the run between chunks.</param>
    /// <param name="persons">Called with all subjects, some hundreds at a time, in the order of arms, replicates and subjects, one call after the other; or null.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TrialCounts Count(
        TrialProtocol protocol, long seed, int replicates, int threads, TrialShard? shard, Action<double>? progress, CancellationToken cancellation,
        Action<TrialPersons>? persons = null) =>
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? Count<Lane8>(protocol, seed, replicates, threads, shard, progress, cancellation, persons: persons)
        : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? Count<Lane4>(protocol, seed, replicates, threads, shard, progress, cancellation, persons: persons)
        : Count<Lane1>(protocol, seed, replicates, threads, shard, progress, cancellation, persons: persons);

    internal static TrialCounts Count<T>(
        TrialProtocol protocol, long seed, int replicates, int threads, TrialShard? shard, Action<double>? progress, CancellationToken cancellation, bool typical = false,
        Action<TrialPersons>? persons = null)
        where T : struct, ILane<T>
    {
        var counts = new TrialCounts(protocol, seed, replicates);
        var chunks = new List<(int Arm, long From, long To)>();
        var number = 0;
        for (var arm = 0; arm < protocol.Arms.Length; arm++)
        {
            var subjects = (long)protocol.Arms[arm].N * replicates;
            for (long from = 0; from < subjects; from += Chunk)
            {
                if (shard is not { } part || number++ % part.Count == part.Index - 1)
                {
                    chunks.Add((arm, from, Math.Min(from + Chunk, subjects)));
                }
            }
        }

        var next = -1;
        var done = 0;
        var turns = new Turns(cancellation);
        void Work()
        {
            var workers = new ArmWorker<T>?[protocol.Arms.Length];
            var told = persons is null ? null : new TrialPersons(Chunk, protocol.Visits.Length);
            var finished = false;
            try
            {
                for (var i = Interlocked.Increment(ref next); i < chunks.Count; i = Interlocked.Increment(ref next))
                {
                    cancellation.ThrowIfCancellationRequested();
                    var (arm, from, to) = chunks[i];
                    (workers[arm] ??= new(counts, arm, typical, told)).Run(from, to);
                    if (told is not null)
                    {
                        turns.Take(i, () => persons!(told));
                    }

                    progress?.Invoke((double)Interlocked.Increment(ref done) / chunks.Count);
                }

                finished = true;
            }
            finally
            {
                if (!finished)
                {
                    turns.Break();
                }
            }
        }

        threads = Math.Clamp(threads, 1, Math.Max(1, chunks.Count));
        if (threads == 1)
        {
            Work();
        }
        else
        {
            RunAll(Work, threads, cancellation);
        }

        return counts;
    }

    private static void RunAll(Action work, int threads, CancellationToken cancellation)
    {
        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => work());
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(cancellation);
        }
    }
}
