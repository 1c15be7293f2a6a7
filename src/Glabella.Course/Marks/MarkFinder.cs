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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find<T>(Bench<T> bench, T untreated, int first, int last, Span<MarkDays> marks, bool drawnOn = false)
        where T : struct, ILane<T>
    {
        ref var z = ref bench.Severity[0];
        T never = T.Of(double.PositiveInfinity), low = T.Of(WearOffGrade);
        var before = T.Load(ref z, first * T.Width);
        var lowest = before;
        for (var node = first + 1; node <= last; node++)
        {
            lowest = T.Min(lowest, T.Load(ref z, node * T.Width));
        }

        var onsetLevel = before - T.Of(OnsetDrop);
        var fullLevel = before - (T.Of(FullShare) * (before - lowest));
        var halfLevel = untreated - (T.Of(0.5) * (untreated - lowest));
        var baseLevel = untreated - T.Of(BaselineWithin);
        T onset = never, full = never, half = never, wearOff = never, baseline = never;
        for (var node = last; node >= first; node--)
        {
            var here = T.Load(ref z, node * T.Width);
            var at = T.Of(node);
            onset = T.WhereLess(onsetLevel, here, onset, at);
            full = T.WhereLess(fullLevel, here, full, at);
        }

        for (var node = last; node > first; node--)
        {
            var here = T.Load(ref z, node * T.Width);
            var at = T.Of(node);
            half = T.WhereLess(here, halfLevel, half, T.WhereLess(full, at, at, half));
            wearOff = T.WhereLess(here, low, wearOff, T.WhereLess(full, at, at, wearOff));
            baseline = T.WhereLess(here, baseLevel, baseline, T.WhereLess(full, at, at, baseline));
        }

        Span<double> lanes = stackalloc double[10 * T.Width];
        ref var lane = ref lanes[0];
        T[] found = [onset, full, half, wearOff, baseline, before, lowest, untreated, fullLevel, halfLevel];
        for (var i = 0; i < found.Length; i++)
        {
            T.Store(found[i], ref lane, i * T.Width);
        }

        for (var person = 0; person < T.Width; person++)
        {
            double Of(Span<double> values, int what) => values[(what * T.Width) + person];
            double z0 = Of(lanes, 7), least = Of(lanes, 6), start = Of(lanes, 5);
            var days = new Crossings(bench.Mesh.Times, bench.Severity, T.Width, person, last, drawnOn);
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

    private readonly ref struct Crossings(double[] times, Aligned<double> severity, int width, int person, int last, bool drawnOn)
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

            var node = (int)found;
            if (node == 0)
            {
                return times[0];
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
