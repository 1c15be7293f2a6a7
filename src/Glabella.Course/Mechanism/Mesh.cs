namespace Glabella.Course.Mechanism;

/// <summary>
/// The days on which a course is computed: short steps after each session, long ones later,
/// with every session and every wanted day as a node, so that no dose snaps to a neighbour.
/// </summary>
internal sealed class Mesh
{
    private static readonly (double Until, double Step)[] Bands = [(3, 1.0 / 8), (6, 1.0 / 4), (14, 1.0 / 2), (60, 1), (double.PositiveInfinity, 2)];

    /// <summary>Node times, days, rising.</summary>
    public double[] Times { get; }

    /// <summary>For each step its length's place in <see cref="Lengths"/>.</summary>
    public int[] Kinds { get; }

    /// <summary>The different step lengths, rising, days.</summary>
    public double[] Lengths { get; }

    /// <summary>Node of each session, in the order of sessions.</summary>
    public int[] SessionNodes { get; }

    /// <summary>Node of each wanted day.</summary>
    public int[] WantedNodes { get; }

    private Mesh(double[] times, int[] kinds, double[] lengths, int[] sessions, int[] wanted) =>
        (Times, Kinds, Lengths, SessionNodes, WantedNodes) = (times, kinds, lengths, sessions, wanted);

    /// <summary>Lays a mesh.</summary>
    /// <param name="sessions">Days of sessions, not falling.</param>
    /// <param name="wanted">Days for which the course is asked, rising, none before the first session.</param>
    /// <param name="end">Last day, not before any of them.</param>
    /// <param name="refine">How many parts each step is cut into; 1 for use, more for proofs.</param>
    /// <exception cref="ArgumentException">Days that are not finite, not in order, or after the end.</exception>
    public static Mesh Lay(ReadOnlySpan<double> sessions, ReadOnlySpan<double> wanted, double end, int refine = 1) =>
        Lay(sessions, wanted, [], end, refine);

    /// <summary>Lays a mesh with further nodes, whose states are not asked for.</summary>
    public static Mesh Lay(ReadOnlySpan<double> sessions, ReadOnlySpan<double> wanted, ReadOnlySpan<double> also, double end, int refine = 1)
    {
        var start = sessions.Length > 0 ? sessions[0] : wanted.Length > 0 ? Math.Min(wanted[0], end) : end;
        Check(sessions, start, end, strictly: false);
        Check(wanted, start, end, strictly: true);
        var stops = new SortedSet<double> { start, end };
        stops.UnionWith(sessions.ToArray());
        stops.UnionWith(wanted.ToArray());
        stops.UnionWith(also.ToArray().Where(day => day > start && day < end));
        var times = new List<double> { start };
        var steps = new List<double>();
        double last = double.NegativeInfinity, at = start;
        var next = 0;
        foreach (var stop in stops)
        {
            while (at < stop)
            {
                while (next < sessions.Length && sessions[next] <= at)
                {
                    last = sessions[next++];
                }

                var (until, step) = Band(at - last);
                var to = Math.Min(stop, at + step);
                if (double.IsFinite(until) && last + until > at)
                {
                    to = Math.Min(to, last + until);
                }

                for (var part = 1; part <= refine; part++)
                {
                    steps.Add((to - at) / refine);
                    times.Add(part == refine ? to : at + ((to - at) * part / refine));
                }

                at = to;
            }
        }

        double[] lengths = [.. steps.Distinct().Order()];
        var all = times.ToArray();
        return new(
            all,
            [.. steps.Select(h => Array.BinarySearch(lengths, h))],
            lengths,
            Nodes(all, sessions),
            Nodes(all, wanted));
    }

    /// <summary>The node at or just before a day.</summary>
    public int NodeAt(double day)
    {
        var node = Array.BinarySearch(Times, day);
        return node >= 0 ? node : Math.Max(0, ~node - 1);
    }

    private static (double Until, double Step) Band(double sinceSession)
    {
        foreach (var band in Bands)
        {
            if (sinceSession < band.Until)
            {
                return band;
            }
        }

        return Bands[^1];
    }

    private static int[] Nodes(double[] times, ReadOnlySpan<double> days)
    {
        var nodes = new int[days.Length];
        for (var i = 0; i < days.Length; i++)
        {
            nodes[i] = Array.BinarySearch(times, days[i]);
        }

        return nodes;
    }

    private static void Check(ReadOnlySpan<double> days, double from, double to, bool strictly)
    {
        var before = double.NegativeInfinity;
        foreach (var day in days)
        {
            if (!double.IsFinite(day) || day < from || day > to || day < before || (strictly && day == before))
            {
                throw new ArgumentException("Days must be finite, in order, not before the first session and not after the end.");
            }

            before = day;
        }
    }
}
