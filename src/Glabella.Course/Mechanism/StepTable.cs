using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>What a step of one length needs of the persons' rates.</summary>
internal struct Step<T>
    where T : struct, ILane<T>
{
    /// <summary>The chain's exact step.</summary>
    public Propagator<T> Chain;

    /// <summary>Half the length, and a twelfth of its square.</summary>
    public T Half, Twelfth;

    /// <summary>The crease's rate is constant, so its step is a sum: share that is kept, weight of the sources and of their terms.</summary>
    public T CreaseKept, CreaseSource, CreaseTerm;
}

/// <summary>Steps of all lengths of a mesh; each is made from shorter ones where they add up to it.</summary>
internal static class StepTable
{
    /// <summary>Fills a table.</summary>
    /// <param name="table">One entry for each length.</param>
    /// <param name="lengths">Rising, days.</param>
    /// <param name="parts">For each length two shorter ones that add up to it, or −1.</param>
    /// <param name="fix">What is the same for all persons.</param>
    /// <param name="rates">The persons.</param>
    /// <param name="loss">Loss rate of the light chain.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>(
        Aligned<Step<T>> table, ReadOnlySpan<double> lengths, ReadOnlySpan<(int First, int Second)> parts, Fixed fix, in Rates<T> rates, T loss)
        where T : struct, ILane<T>
    {
        var one = T.Of(1);
        for (var i = 0; i < lengths.Length; i++)
        {
            var h = lengths[i];
            ref var step = ref table[i];
            var (a, b) = parts[i];
            step.Chain = a < 0
                ? Propagator<T>.Over(T.Of(h), rates.Uptake, T.Of(fix.Lytic), loss, fix.BoundShare)
                : table[a].Chain.Then(table[b].Chain);
            step.Half = T.Of(h / 2);
            step.Twelfth = T.Of(h * h / 12);
            T z = step.Half * rates.Crease, square = step.Twelfth * rates.Crease * rates.Crease;
            var inverse = one / (one + z + square);
            step.CreaseKept = (one - z + square) * inverse;
            step.CreaseSource = step.Half * inverse;
            step.CreaseTerm = step.Twelfth * inverse;
        }
    }
}
