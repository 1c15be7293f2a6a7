using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>What the light chain acts on, relative to the untreated state.</summary>
internal struct Tissue<T>
    where T : struct, ILane<T>
{
    /// <summary>Share of SNAP-25 that is intact.</summary>
    public T Intact;

    /// <summary>Muscle bulk.</summary>
    public T Muscle;

    /// <summary>The skin's part of the line.</summary>
    public T Crease;
}

/// <summary>One step of tissue under a given light chain.</summary>
internal readonly struct Shared<T>
    where T : struct, ILane<T>
{
    private readonly T turnover, safety, oneAndSafety, loss, regrowthLessLoss, wasting, flattening;

    public Shared(Fixed fix, T turnover)
    {
        this.turnover = turnover;
        safety = T.Of(fix.SafetyFactor);
        oneAndSafety = T.Of(1) + safety;
        loss = T.Of(fix.MuscleLoss);
        regrowthLessLoss = T.Of(fix.MuscleRegrowth - fix.MuscleLoss);
        wasting = T.Of(1 - fix.LeastMuscle);
        flattening = T.Of(1 - fix.LeastCrease);
    }

    /// <summary>Share of transmission that a share of intact SNAP-25 sustains; exactly 1 at 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Transmission(T intact)
    {
        var square = intact * intact;
        var fourth = square * square;
        return oneAndSafety * fourth / (fourth + safety);
    }

    /// <summary>
    /// Exponential midpoint with e^−z ≈ 1/(1 + z + z²/2): second order, always in (0, 1], and exactly still where nothing acts.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(ref Tissue<T> tissue, T light, T h, T creaseKept)
    {
        T one = T.Of(1), half = T.Of(0.5);
        var cut = one + light;
        var z = turnover * cut * h;
        var p = T.Fma(z * half, z, z);
        var intact = T.Fma(tissue.Intact, cut, p) / T.Fma(cut, p, cut);
        var r = Transmission((tissue.Intact + intact) * half);
        tissue.Intact = intact;

        z = T.Fma(regrowthLessLoss, r, loss) * h;
        p = T.Fma(z * half, z, z);
        var bulk = one - (wasting * (one - r));
        var muscle = T.Fma(bulk, p, tissue.Muscle) / (one + p);
        var force = r * (tissue.Muscle + muscle) * half;
        tissue.Muscle = muscle;

        var rest = one - (flattening * (one - force));
        tissue.Crease = T.Fma(tissue.Crease - rest, creaseKept, rest);
    }
}
