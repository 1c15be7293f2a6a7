namespace Glabella.Course.Mechanism;

/// <summary>
/// From doses to the severity of a line, for a handful of persons: exact chain, then one step of fourth order each for SNAP-25, muscle and
/// crease, and a cubic for the nodes within a step. Equations: docs/course/README.md.
/// </summary>
internal static class MuscleCourse
{

    /// <summary>
    /// Solves from an untreated start. <see cref="Bench{T}.Amounts"/> and <see cref="Bench{T}.Losses"/> are given;
    /// the result stands in <see cref="Bench{T}.Severity"/> and <see cref="Bench{T}.States"/>.
    /// </summary>
    public static void Solve<T>(Fixed fix, in Rates<T> rates, Bench<T> bench)
        where T : struct, ILane<T>
    {
        Begin(fix, rates, bench);
        Advance(fix, rates, bench, 0, bench.Mesh.Kinds.Length);
    }

    /// <summary>Puts the persons' steps on the bench, and an untreated muscle.</summary>
    public static void Begin<T>(Fixed fix, in Rates<T> rates, Bench<T> bench)
        where T : struct, ILane<T>
    {
        for (var chain = 0; chain < bench.Losses.Length; chain++)
        {
            StepTable.Fill(bench.Steps[chain], bench.Mesh.Lengths, bench.Mesh.Parts, fix, rates, bench.Losses[chain]);
        }

        bench.Chain.AsSpan().Clear();
        bench.Trace.Cut[0] = bench.Trace.Wasted[0] = bench.Trace.Smoothed[0] = T.Of(0);
    }

    /// <summary>
    /// Goes on from where the bench stands. In parts or at once, the same bits. States of wanted days are told by the part that reaches the end.
    /// </summary>
    /// <param name="fix">What is the same for all persons.</param>
    /// <param name="rates">The persons.</param>
    /// <param name="bench">Where the course stands and goes on.</param>
    /// <param name="from">First step of this part: 0 after <see cref="Begin"/>, then the last part's <paramref name="to"/>.</param>
    /// <param name="to">The step after its last one.</param>
    /// <param name="told">First step whose nodes' severities are told.</param>
    public static void Advance<T>(Fixed fix, in Rates<T> rates, Bench<T> bench, int from, int to, int told = 0)
        where T : struct, ILane<T>
    {
        var kinds = bench.Mesh.Kinds.AsSpan(0, to);
        for (var chain = 0; chain < bench.Losses.Length; chain++)
        {
            Chain(fix, rates.Uptake, chain, from, kinds, bench);
        }

        ReadOnlySpan<Step<T>> steps = bench.Steps[0].AsSpan();
        Tissue.Snap(rates.Turnover, from, kinds, steps, bench.Trace);
        Tissue.Force(fix, from, kinds, steps, bench.Trace);
        Tissue.Line(fix, rates.Crease, rates.Unmoved, from, kinds, steps, bench.Trace);
        if (told <= to)
        {
            Reading.Severity(rates.Untreated, bench, Math.Max(from, told), to);
        }

        if (to == bench.Mesh.Kinds.Length && bench.States.Length > 0)
        {
            Reading.States(bench);
        }
    }

    /// <summary>Depot, bound toxin and light chain of one product, added to those of the products before it: all act alike, each is lost at its own rate.</summary>
    private static void Chain<T>(Fixed fix, T uptake, int chain, int from, ReadOnlySpan<int> kinds, Bench<T> bench)
        where T : struct, ILane<T>
    {
        var flow = new Flow<T>(fix, bench.Losses[chain], chain == 0);
        var stand = bench.Chain.AsSpan().Slice(3 * chain, 3);
        var trace = bench.Trace;
        flow.Told(stand, uptake, from, trace);
        var sessions = bench.Mesh.SessionNodes;
        for (int at = from, next; at < kinds.Length; at = next)
        {
            // From one session, or from where the course stands, to the next.
            next = kinds.Length;
            for (var session = 0; session < sessions.Length; session++)
            {
                var moment = bench.Mesh.MomentOf[sessions[session]];
                if (moment == at && bench.Chains[session] == chain)
                {
                    stand[0] += T.Load(ref bench.Amounts[0], session * T.Width);
                }
                else if (moment > at)
                {
                    next = Math.Min(next, moment);
                }
            }

            ReadOnlySpan<int> steps = kinds[at..next];
            if (trace.All)
            {
                flow.Waiting(stand[0], stand[1], uptake, at, steps, bench.Steps[chain].AsSpan(), trace);
            }

            flow.Along(stand, steps, bench.Steps[chain].AsSpan(), trace.Light.AsSpan()[(at + 1)..], trace.LightSlope.AsSpan()[(at + 1)..]);
        }
    }
}
