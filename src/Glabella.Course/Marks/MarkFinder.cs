using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Marks;

/// <summary>Finds the five events on a computed course. Definitions: docs/course/README.md, section 4.</summary>
internal static class MarkFinder
{
    /// <summary>Grades below the line just before, for <c>onset</c>.</summary>
    public const double OnsetDrop = 0.5;

    /// <summary>Share of the improvement, for <c>fullEffect</c>.</summary>
    public const double FullShare = 0.95;

    /// <summary>Grade of <c>wearOff</c>.</summary>
    public const double WearOffGrade = 1.5;

    /// <summary>Grades from the untreated line, for <c>backToBaseline</c>.</summary>
    public const double BaselineWithin = 0.25;

    /// <summary>Improvement over the untreated line without which nothing fades.</summary>
    public const double LeastImprovement = 0.5;

    /// <summary>Finds the marks of one cycle.</summary>
    /// <param name="bench">A solved course.</param>
    /// <param name="untreated">Severity of the untreated line.</param>
    /// <param name="first">Node of the cycle's first session.</param>
    /// <param name="last">Node of the next cycle's first session, or the last node.</param>
    /// <param name="marks">Where they go, one for each person.</param>
    /// <param name="drawnOn">Whether a fading that the next treatment cuts off is drawn on along its last slope.</param>
    public static void Find<T>(Bench<T> bench, T untreated, int first, int last, Span<MarkDays> marks, bool drawnOn = false)
        where T : struct, ILane<T>
    {
        // Loops over nodes stand in methods of their own that call nothing: so their numbers stay in registers.
        Span<double> lanes = stackalloc double[11 * T.Width];
        ref double z = ref bench.Severity[0], lane = ref lanes[0];
        T.Store(untreated, ref lane, 7 * T.Width);
        Lowest<T>(ref z, first, last, ref lane);

        // Effect sets in before anybody's lowest node, and fades after anybody's full effect: only there are both looked for.
        Rise<T>(ref z, first, unchecked((int)Furthest(lanes.Slice(10 * T.Width, T.Width), 1)), ref lane);
        Fade<T>(ref z, unchecked((int)-Furthest(lanes.Slice(T.Width, T.Width), -1)), last, ref lane);
        for (var person = 0; person < T.Width; person++)
        {
            double Of(Span<double> values, int what) => values[(what * T.Width) + person];
            double z0 = Of(lanes, 7), least = Of(lanes, 6), start = Of(lanes, 5);
            var days = new Crossings(bench.Mesh.Times, bench.Severity, T.Width, person, first, last, drawnOn);
            var responded = z0 - least > LeastImprovement;
            var began = start - least >= OnsetDrop;
            var fullDay = days.At(Of(lanes, 1), Of(lanes, 8), false);
            marks[person] = new()
            {
                Onset = began ? days.At(Of(lanes, 0), start - OnsetDrop, false) : double.NaN,
                FullEffect = began ? fullDay : double.NaN,
                HalfFaded = responded ? days.At(Of(lanes, 2), Of(lanes, 9), true, fullDay) : double.NaN,
                WearOff = least < WearOffGrade && z0 >= WearOffGrade ? days.At(Of(lanes, 3), WearOffGrade, true, fullDay) : double.NaN,
                BackToBaseline = responded ? days.At(Of(lanes, 4), z0 - BaselineWithin, true, fullDay) : double.NaN,
            };
        }
    }

    /// <summary>The lowest value and its first node, beginning with the value just before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lowest<T>(ref double z, int first, int last, ref double lane)
        where T : struct, ILane<T>
    {
        T before = T.Load(ref z, first * T.Width), lowest = before, at = T.Of(first), lowestAt = at, one = T.Of(1);
        for (var node = first + 1; node <= last; node++)
        {
            var here = T.Load(ref z, node * T.Width);
            at += one;
            lowestAt = T.WhereLess(here, lowest, at, lowestAt);
            lowest = T.Min(lowest, here);
        }

        T.Store(before, ref lane, 5 * T.Width);
        T.Store(lowest, ref lane, 6 * T.Width);
        T.Store(lowestAt, ref lane, 10 * T.Width);
    }

    /// <summary>First nodes of onset and of full effect.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rise<T>(ref double z, int first, int latest, ref double lane)
        where T : struct, ILane<T>
    {
        T before = T.Load(ref lane, 5 * T.Width), lowest = T.Load(ref lane, 6 * T.Width), never = T.Of(double.PositiveInfinity);
        T onsetLevel = before - T.Of(OnsetDrop), fullLevel = before - (T.Of(FullShare) * (before - lowest));
        T onset = never, full = never, at = T.Of(latest), one = T.Of(1);
        for (var node = latest; node >= first; node--)
        {
            var here = T.Load(ref z, node * T.Width);
            onset = T.WhereLess(onsetLevel, here, onset, at);
            full = T.WhereLess(fullLevel, here, full, at);
            at -= one;
        }

        T.Store(onset, ref lane, 0);
        T.Store(full, ref lane, T.Width);
        T.Store(fullLevel, ref lane, 8 * T.Width);
    }

    /// <summary>First nodes of the three marks after full effect.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fade<T>(ref double z, int after, int last, ref double lane)
        where T : struct, ILane<T>
    {
        T full = T.Load(ref lane, T.Width), lowest = T.Load(ref lane, 6 * T.Width), untreated = T.Load(ref lane, 7 * T.Width);
        T halfLevel = untreated - (T.Of(0.5) * (untreated - lowest)), baseLevel = untreated - T.Of(BaselineWithin), low = T.Of(WearOffGrade);
        T never = T.Of(double.PositiveInfinity), below = T.Of(double.NegativeInfinity);
        T half = never, wearOff = never, baseline = never, at = T.Of(last), one = T.Of(1);
        for (var node = last; node > after; node--)
        {
            var here = T.WhereLess(full, at, T.Load(ref z, node * T.Width), below);
            half = T.WhereLess(here, halfLevel, half, at);
            wearOff = T.WhereLess(here, low, wearOff, at);
            baseline = T.WhereLess(here, baseLevel, baseline, at);
            at -= one;
        }

        T.Store(half, ref lane, 2 * T.Width);
        T.Store(wearOff, ref lane, 3 * T.Width);
        T.Store(baseline, ref lane, 4 * T.Width);
        T.Store(halfLevel, ref lane, 9 * T.Width);
    }

    /// <summary>The largest of the values times a sign.</summary>
    private static double Furthest(ReadOnlySpan<double> values, double sign)
    {
        var furthest = double.NegativeInfinity;
        foreach (var value in values)
        {
            furthest = Math.Max(furthest, sign * value);
        }

        return furthest;
    }

    private readonly ref struct Crossings(double[] times, Aligned<double> severity, int width, int person, int first, int last, bool drawnOn)
    {
        /// <summary>
        /// The day on which a level is crossed, linear between the node found and the one before it;
        /// the day of full effect where the line stands above the level even then.
        /// </summary>
        public double At(double found, double level, bool fading, double fullDay = 0)
        {
            if (double.IsPositiveInfinity(found))
            {
                return fading && drawnOn ? DrawnOn(level) : double.PositiveInfinity;
            }

            var node = unchecked((int)found);
            if (node == first)
            {
                return times[first];
            }

            double from = Z(node - 1), to = Z(node);
            if (fading && from >= level)
            {
                return fullDay;
            }

            var part = to == from ? 1 : Math.Clamp((level - from) / (to - from), 0, 1);
            return times[node - 1] + (part * (times[node] - times[node - 1]));
        }

        private double DrawnOn(double level)
        {
            var slope = last > 0 ? (Z(last) - Z(last - 1)) / (times[last] - times[last - 1]) : 0;
            return slope > 1e-6 && Z(last) < level ? times[last] + ((level - Z(last)) / slope) : double.PositiveInfinity;
        }

        private double Z(int node) => severity[(node * width) + person];
    }
}
