namespace Glabella.Course.Mechanism;

/// <summary>
/// The days of a course. Steps are short after each session and long later, with every session at the beginning of one, so that no dose
/// snaps to a neighbour. Nodes, at which severity is told, lie closer and include every wanted day; between the ends of a step they are read from the cubic
/// through values and slopes.
/// </summary>
internal sealed class Mesh
{
    /// <summary>
    /// Days since the last session and the step until then. Chosen by search: the fewest steps with which 800 persons, spread 1.2 times as widely
    /// as the population, stay within 1e-4 grade on every day of a year with three treatments.
    /// </summary>
    private static readonly (double Until, double Step)[] StepBands =
        [(1.0 / 4, 1.0 / 16), (1, 1.0 / 8), (2, 1.0 / 4), (4, 1.0 / 2), (14, 1), (24, 2), (112, 4), (double.PositiveInfinity, 8)];

    /// <summary>The same for nodes: between them, crossings are looked for on straight lines.</summary>
    private static readonly (double Until, double Step)[] NodeBands = [(3, 1.0 / 8), (6, 1.0 / 4), (14, 1.0 / 2), (60, 1), (double.PositiveInfinity, 2)];

    /// <summary>Node times, days, rising.</summary>
    public double[] Times { get; }

    /// <summary>For each step its length's place in <see cref="Lengths"/>.</summary>
    public int[] Kinds { get; }

    /// <summary>For each step the node at its end.</summary>
    public int[] Ends { get; }

    /// <summary>The different step lengths, rising, days.</summary>
    public double[] Lengths { get; }

    /// <summary>For each length two shorter ones that add up to it; −1 if there are none.</summary>
    public (int First, int Second)[] Parts { get; }

    /// <summary>Node of each session, in the order of sessions.</summary>
    public int[] SessionNodes { get; }

    /// <summary>Node of each wanted day.</summary>
    public int[] WantedNodes { get; }

    /// <summary>For each node the step that it lies in or ends.</summary>
    internal int[] StepOf { get; }

    /// <summary>For each node the number of the moment between steps that it is (0 before the first step); −1 within a step.</summary>
    internal int[] MomentOf { get; }

    /// <summary>For each node within a step three weights of the cubic: of the step's change, of the slope before and of the slope after it.</summary>
    internal double[] Weights { get; }

    private Mesh(double[] times, List<double> ends, int[] sessions, int[] wanted)
    {
        (Times, SessionNodes, WantedNodes) = (times, sessions, wanted);
        var steps = ends.Count - 1;
        double[] length = [.. Enumerable.Range(0, steps).Select(i => ends[i + 1] - ends[i])];
        Lengths = [.. length.Distinct().Order()];
        Kinds = [.. length.Select(h => Array.BinarySearch(Lengths, h))];
        Ends = [.. ends.Skip(1).Select(day => Array.BinarySearch(times, day))];
        Parts = [.. Lengths.Select((h, i) => PartsOf(h, Lengths.AsSpan(0, i)))];
        StepOf = new int[times.Length];
        MomentOf = new int[times.Length];
        Weights = new double[3 * times.Length];
        for (int step = 0, node = 0; step < steps; step++)
        {
            for (node += step == 0 ? 1 : 0; node <= Ends[step]; node++)
            {
                double h = length[step], x = (times[node] - ends[step]) / h;
                StepOf[node] = step;
                MomentOf[node] = node == Ends[step] ? step + 1 : -1;
                Weights[3 * node] = x * x * (3 - (2 * x));
                Weights[(3 * node) + 1] = h * x * (1 - x) * (1 - x);
                Weights[(3 * node) + 2] = h * x * x * (x - 1);
            }
        }
    }

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
        var ends = Laid(sessions, start, end, StepBands, refine);
        List<double> nodes = [.. ends, .. Laid(sessions, start, end, NodeBands, 1), .. wanted];
        foreach (var day in also)
        {
            if (day > start && day < end)
            {
                nodes.Add(day);
            }
        }

        double[] times = [.. nodes.Distinct().Order()];
        return new(times, ends, Nodes(times, sessions), Nodes(times, wanted));
    }

    /// <summary>The node at or just before a day.</summary>
    public int NodeAt(double day)
    {
        var node = Array.BinarySearch(Times, day);
        return node >= 0 ? node : Math.Max(0, ~node - 1);
    }

    /// <summary>Days from start to end, closer after each session.</summary>
    private static List<double> Laid(ReadOnlySpan<double> sessions, double start, double end, (double Until, double Step)[] bands, int refine)
    {
        List<double> days = [start];
        double last = double.NegativeInfinity, at = start;
        var next = 0;
        while (at < end)
        {
            while (next < sessions.Length && sessions[next] <= at)
            {
                last = sessions[next++];
            }

            var stop = next < sessions.Length ? sessions[next] : end;
            var (until, step) = Array.Find(bands, band => at - last < band.Until) is { Step: > 0 } band ? band : bands[^1];
            var to = Math.Min(stop, at + step);
            if (double.IsFinite(until) && last + until > at)
            {
                to = Math.Min(to, last + until);
            }

            for (var part = 1; part <= refine; part++)
            {
                days.Add(part == refine ? to : at + ((to - at) * part / refine));
            }

            at = to;
        }

        return days;
    }

    private static (int First, int Second) PartsOf(double length, ReadOnlySpan<double> shorter)
    {
        for (var i = shorter.Length - 1; i >= 0 && shorter[i] >= length / 2; i--)
        {
            var rest = shorter.BinarySearch(length - shorter[i]);
            if (rest >= 0 && shorter[i] + shorter[rest] == length)
            {
                return (i, rest);
            }
        }

        return (-1, -1);
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
