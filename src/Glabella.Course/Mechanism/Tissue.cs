using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>
/// SNAP-25, transmission, muscle and crease of a handful of persons, one equation after the other over all steps. Equations:
/// docs/course/README.md. Each loop is short enough for the processor to work on several steps at once.
/// </summary>
internal static class Tissue
{
    /// <summary>S' = kS (1 − S − L S), in losses: from <see cref="Trace{T}.Light"/> to <see cref="Trace{T}.Cut"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Snap<T>(T turnover, ReadOnlySpan<int> kinds, ReadOnlySpan<Step<T>> steps, Trace<T> trace)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), one = T.Of(1);
        ReadOnlySpan<T> light = trace.Light.AsSpan(), slope = trace.LightSlope.AsSpan();
        Span<T> cuts = trace.Cut.AsSpan(), cutSlopes = trace.CutSlope.AsSpan();
        var cut = zero;
        var before = SnapUnder(turnover, light[0], slope[0]);
        cuts[0] = cutSlopes[0] = zero;
        for (var i = 0; i < kinds.Length; i++)
        {
            ref readonly var step = ref steps[kinds[i]];
            var after = SnapUnder(turnover, light[i + 1], slope[i + 1]);
            cut = T.Min(T.Max(Linear<T>.Advance(cut, before, after, step.Half, step.Twelfth), zero), one);
            cuts[i + 1] = cut;
            cutSlopes[i + 1] = after.Slope(cut);
            before = after;
        }
    }

    /// <summary>
    /// R = (1 + h) S⁴/(S⁴ + h), so 1 − R = h (1 − S⁴)/(S⁴ + h), exactly 0 where S is 1; and
    /// M' = (kd + (ku − kd) R)(Mmin + (1 − Mmin) R − M), in losses: a rate that rises with what is blocked, towards a share of it.
    /// From <see cref="Trace{T}.Cut"/> to <see cref="Trace{T}.Weakened"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Force<T>(Fixed fix, ReadOnlySpan<int> kinds, ReadOnlySpan<Step<T>> steps, Trace<T> trace)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), one = T.Of(1), safety = T.Of(fix.SafetyFactor), steepness = T.Of(4 * fix.SafetyFactor * (1 + fix.SafetyFactor));
        T regrowth = T.Of(fix.MuscleRegrowth), faster = T.Of(fix.MuscleLoss - fix.MuscleRegrowth), wasting = T.Of(1 - fix.LeastMuscle);
        ReadOnlySpan<T> cuts = trace.Cut.AsSpan(), cutSlopes = trace.CutSlope.AsSpan();
        Span<T> weak = trace.Weakened.AsSpan(), weakSlopes = trace.WeakenedSlope.AsSpan();
        Span<T> blocks = trace.Blocked.AsSpan(), blockSlopes = trace.BlockedSlope.AsSpan(), wastes = trace.Wasted.AsSpan(), wasteSlopes = trace.WastedSlope.AsSpan();
        var wasted = zero;
        var before = new Linear<T>(regrowth, zero, zero, zero);
        weak[0] = weakSlopes[0] = zero;
        for (var i = 0; i < kinds.Length; i++)
        {
            ref readonly var step = ref steps[kinds[i]];
            var intact = one - cuts[i + 1];
            var square = intact * intact;
            var fourth = square * square;
            var inverse = one / (fourth + safety);
            var blocked = T.FmaNegated(safety, fourth, safety) * inverse;
            var blockedSlope = steepness * (square * inverse) * (intact * inverse * cutSlopes[i + 1]);

            var rate = T.Fma(faster, blocked, regrowth);
            T rateSlope = faster * blockedSlope, towards = wasting * blocked;
            var after = new Linear<T>(rate, rateSlope, rate * towards, T.Fma(rate * wasting, blockedSlope, rateSlope * towards));
            wasted = T.Max(Linear<T>.Advance(wasted, before, after, step.Half, step.Twelfth), zero);
            T wastedSlope = after.Slope(wasted), transmitted = one - blocked;
            weak[i + 1] = T.Fma(wasted, transmitted, blocked);
            weakSlopes[i + 1] = T.Fma(wastedSlope, transmitted, T.FmaNegated(wasted, blockedSlope, blockedSlope));
            before = after;
            if (trace.All)
            {
                blocks[i + 1] = blocked;
                blockSlopes[i + 1] = blockedSlope;
                wastes[i + 1] = wasted;
                wasteSlopes[i + 1] = wastedSlope;
            }
        }
    }

    /// <summary>C' = kc (cmin + (1 − cmin) F − C), in losses, and what of the line is lost: κ of it is crease. From <see cref="Trace{T}.Weakened"/> to <see cref="Trace{T}.Lost"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Line<T>(Fixed fix, T crease, T unmoved, ReadOnlySpan<int> kinds, ReadOnlySpan<Step<T>> steps, Trace<T> trace)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), moved = T.Of(1) - unmoved, flattening = T.Of(1 - fix.LeastCrease) * crease;
        ReadOnlySpan<T> weak = trace.Weakened.AsSpan(), weakSlopes = trace.WeakenedSlope.AsSpan();
        Span<T> lost = trace.Lost.AsSpan(), lostSlopes = trace.LostSlope.AsSpan();
        Span<T> smooths = trace.Smoothed.AsSpan(), smoothSlopes = trace.SmoothedSlope.AsSpan();
        T smoothed = zero, sourceBefore = zero, termBefore = zero;
        lost[0] = lostSlopes[0] = zero;
        for (var i = 0; i < kinds.Length; i++)
        {
            ref readonly var step = ref steps[kinds[i]];
            T weakened = weak[i + 1], weakenedSlope = weakSlopes[i + 1];
            var source = flattening * weakened;
            var term = T.FmaNegated(crease, source, flattening * weakenedSlope);
            var gained = T.Fma(step.CreaseSource, sourceBefore + source, step.CreaseTerm * (termBefore - term));
            smoothed = T.Max(T.Fma(step.CreaseKept, smoothed, gained), zero);
            var smoothedSlope = T.FmaNegated(crease, smoothed, source);
            lost[i + 1] = T.Fma(unmoved, smoothed, moved * weakened);
            lostSlopes[i + 1] = T.Fma(unmoved, smoothedSlope, moved * weakenedSlope);
            (sourceBefore, termBefore) = (source, term);
            if (trace.All)
            {
                smooths[i + 1] = smoothed;
                smoothSlopes[i + 1] = smoothedSlope;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Linear<T> SnapUnder<T>(T turnover, T light, T lightSlope)
        where T : struct, ILane<T>
    {
        T source = turnover * light, slope = turnover * lightSlope;
        return new(turnover + source, slope, source, slope);
    }
}
