using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>
/// SNAP-25, transmission, muscle and crease of a handful of persons, one equation after the other over all steps. Equations:
/// docs/course/README.md. Each loop is short enough for the processor to work on several steps at once; each goes on from the
/// trace's value at its first step.
/// </summary>
internal static class Tissue
{
    /// <summary>S' = kS (1 − S − L S), in losses: from <see cref="Trace{T}.Light"/> to <see cref="Trace{T}.Cut"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Snap<T>(T turnover, int from, ReadOnlySpan<int> kinds, ReadOnlySpan<Step<T>> steps, Trace<T> trace)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), one = T.Of(1);
        ReadOnlySpan<T> light = trace.Light.AsSpan(), slope = trace.LightSlope.AsSpan();
        Span<T> cuts = trace.Cut.AsSpan(), cutSlopes = trace.CutSlope.AsSpan();
        var cut = cuts[from];
        var before = SnapUnder(turnover, light[from], slope[from]);
        cutSlopes[from] = before.Slope(cut);
        for (var i = from; i < kinds.Length; i++)
        {
            ref readonly var step = ref steps[kinds[i]];
            var after = SnapUnder(turnover, light[i + 1], slope[i + 1]);
            cut = T.Min(T.Max(Linear<T>.Advance(cut, before, after, step.Half, step.Twelfth), zero), one);
            cuts[i + 1] = cut;
            cutSlopes[i + 1] = after.Slope(cut);
            before = after;
        }
    }

    /// <summary>Transmission and muscle: from <see cref="Trace{T}.Cut"/> to <see cref="Trace{T}.Weakened"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Force<T>(Fixed fix, int from, ReadOnlySpan<int> kinds, ReadOnlySpan<Step<T>> steps, Trace<T> trace)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), one = T.Of(1);
        var transmission = new Transmission<T>(fix);
        var bulk = new Bulk<T>(fix);
        ReadOnlySpan<T> cuts = trace.Cut.AsSpan(), cutSlopes = trace.CutSlope.AsSpan();
        Span<T> weak = trace.Weakened.AsSpan(), weakSlopes = trace.WeakenedSlope.AsSpan(), wastes = trace.Wasted.AsSpan();
        Span<T> blocks = trace.Blocked.AsSpan(), blockSlopes = trace.BlockedSlope.AsSpan(), wasteSlopes = trace.WastedSlope.AsSpan();
        var all = trace.All;
        var wasted = wastes[from];
        var blocked = transmission.Blocked(cuts[from], cutSlopes[from], out var blockedSlope);
        var before = bulk.Under(blocked, blockedSlope);
        for (var i = from; ; i++)
        {
            T wastedSlope = before.Slope(wasted), transmitted = one - blocked;
            weak[i] = T.Fma(wasted, transmitted, blocked);
            weakSlopes[i] = T.Fma(wastedSlope, transmitted, T.FmaNegated(wasted, blockedSlope, blockedSlope));
            if (all)
            {
                wastes[i] = wasted;
                blocks[i] = blocked;
                blockSlopes[i] = blockedSlope;
                wasteSlopes[i] = wastedSlope;
            }

            if (i >= kinds.Length)
            {
                wastes[i] = wasted;
                return;
            }

            ref readonly var step = ref steps[kinds[i]];
            blocked = transmission.Blocked(cuts[i + 1], cutSlopes[i + 1], out blockedSlope);
            var after = bulk.Under(blocked, blockedSlope);
            wasted = T.Max(Linear<T>.Advance(wasted, before, after, step.Half, step.Twelfth), zero);
            before = after;
        }
    }

    /// <summary>C' = kc (cmin + (1 − cmin) F − C), in losses, and what of the line is lost: κ of it is crease. From <see cref="Trace{T}.Weakened"/> to <see cref="Trace{T}.Lost"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Line<T>(Fixed fix, T crease, T unmoved, int from, ReadOnlySpan<int> kinds, ReadOnlySpan<Step<T>> steps, Trace<T> trace)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), moved = T.Of(1) - unmoved, flattening = T.Of(1 - fix.LeastCrease) * crease;
        ReadOnlySpan<T> weak = trace.Weakened.AsSpan(), weakSlopes = trace.WeakenedSlope.AsSpan();
        Span<T> lost = trace.Lost.AsSpan(), lostSlopes = trace.LostSlope.AsSpan();
        Span<T> smooths = trace.Smoothed.AsSpan(), smoothSlopes = trace.SmoothedSlope.AsSpan();
        var all = trace.All;
        T smoothed = smooths[from], weakened = weak[from], weakenedSlope = weakSlopes[from];
        T source = flattening * weakened, term = T.FmaNegated(crease, source, flattening * weakenedSlope);
        for (var i = from; ; i++)
        {
            var smoothedSlope = T.FmaNegated(crease, smoothed, source);
            lost[i] = T.Fma(unmoved, smoothed, moved * weakened);
            lostSlopes[i] = T.Fma(unmoved, smoothedSlope, moved * weakenedSlope);
            if (all)
            {
                smooths[i] = smoothed;
                smoothSlopes[i] = smoothedSlope;
            }

            if (i >= kinds.Length)
            {
                smooths[i] = smoothed;
                return;
            }

            ref readonly var step = ref steps[kinds[i]];
            T sourceBefore = source, termBefore = term;
            (weakened, weakenedSlope) = (weak[i + 1], weakSlopes[i + 1]);
            source = flattening * weakened;
            term = T.FmaNegated(crease, source, flattening * weakenedSlope);
            var gained = T.Fma(step.CreaseSource, sourceBefore + source, step.CreaseTerm * (termBefore - term));
            smoothed = T.Max(T.Fma(step.CreaseKept, smoothed, gained), zero);
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

/// <summary>R = (1 + h) S⁴/(S⁴ + h), so 1 − R = h (1 − S⁴)/(S⁴ + h): exactly 0 where S is 1.</summary>
internal readonly struct Transmission<T>(Fixed fix)
    where T : struct, ILane<T>
{
    private readonly T safety = T.Of(fix.SafetyFactor), steepness = T.Of(4 * fix.SafetyFactor * (1 + fix.SafetyFactor));

    /// <summary>What is lost of it, and how fast more is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Blocked(T cut, T cutSlope, out T slope)
    {
        var intact = T.Of(1) - cut;
        var square = intact * intact;
        var fourth = square * square;
        var inverse = T.Of(1) / (fourth + safety);
        slope = steepness * (square * inverse) * (intact * inverse * cutSlope);
        return T.FmaNegated(safety, fourth, safety) * inverse;
    }
}

/// <summary>M' = (kd + (ku − kd) R)(Mmin + (1 − Mmin) R − M): in losses a rate that rises with what is blocked, towards a share of it.</summary>
internal readonly struct Bulk<T>(Fixed fix)
    where T : struct, ILane<T>
{
    private readonly T regrowth = T.Of(fix.MuscleRegrowth), faster = T.Of(fix.MuscleLoss - fix.MuscleRegrowth), wasting = T.Of(1 - fix.LeastMuscle);

    /// <summary>The muscle's equation under a loss of transmission.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Linear<T> Under(T blocked, T blockedSlope)
    {
        var rate = T.Fma(faster, blocked, regrowth);
        T rateSlope = faster * blockedSlope, towards = wasting * blocked;
        return new(rate, rateSlope, rate * towards, T.Fma(rate * wasting, blockedSlope, rateSlope * towards));
    }
}
