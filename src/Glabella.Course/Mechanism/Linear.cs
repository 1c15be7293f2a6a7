using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>
/// An equation y' = source − rate·y at one moment, with what a step of fourth order needs of its derivatives. Every equation
/// behind the light chain is of this kind, each fed by the one before it, so none needs an iteration.
/// </summary>
internal readonly struct Linear<T>
    where T : struct, ILane<T>
{
    private readonly T rate, rateTerm, source, sourceTerm;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Linear(T rate, T rateSlope, T source, T sourceSlope)
    {
        this.rate = rate;
        this.source = source;
        rateTerm = (rate * rate) - rateSlope;
        sourceTerm = T.FmaNegated(rate, source, sourceSlope);
    }

    /// <summary>y' for a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope(T y) => T.FmaNegated(rate, y, source);

    /// <summary>
    /// y after a step: y₁ = y₀ + h/2 (y₀' + y₁') + h²/12 (y₀'' − y₁''), the rule of Hermite and Obreshkov, solved for y₁.
    /// Fourth order; for a constant rate it is the Padé approximant of e^−z with quadratic numerator and denominator, never above 1.
    /// The quotient does not wait for y₀, so that a processor works on several steps at once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Advance(T y, in Linear<T> before, in Linear<T> after, T half, T twelfth)
    {
        var one = T.Of(1);
        var inverse = one / T.Fma(twelfth, after.rateTerm, T.Fma(half, after.rate, one));
        var kept = T.Fma(twelfth, before.rateTerm, T.FmaNegated(half, before.rate, one));
        var gained = T.Fma(half, before.source + after.source, twelfth * (before.sourceTerm - after.sourceTerm));
        return T.Fma(kept * inverse, y, gained * inverse);
    }
}
