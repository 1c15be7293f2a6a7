using System.Runtime.CompilerServices;
namespace Glabella.Course.Mechanism;

/// <summary>What a step of one length needs of the persons' rates.</summary>
internal struct Step<T>
    where T : struct, ILane<T>
{
    public Propagator<T> Quarter, Half, ThreeQuarters, Whole;
    public T CreaseHalf, CreaseWhole, Length, HalfLength;
}

/// <summary>Steps of all lengths of a mesh; each is made from the step of half its length where there is one.</summary>
internal static class StepTable
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>(Step<T>[] table, double[] lengths, Fixed fix, in Rates<T> rates, T loss)
        where T : struct, ILane<T>
    {
        for (var i = 0; i < lengths.Length; i++)
        {
            var h = lengths[i];
            ref var step = ref table[i];
            step.Length = T.Of(h);
            step.HalfLength = T.Of(h / 2);
            var shorter = Array.BinarySearch(lengths, 0, i, h / 2);
            if (shorter >= 0)
            {
                step.Quarter = table[shorter].Half;
                step.Half = table[shorter].Whole;
                step.CreaseHalf = table[shorter].CreaseWhole;
            }
            else
            {
                step.Quarter = Propagator<T>.Over(T.Of(h / 4), rates.Uptake, T.Of(fix.Lytic), loss, fix.BoundShare);
                step.Half = step.Quarter.Then(step.Quarter);
                step.CreaseHalf = Elementary.Exp(T.Of(-h / 2) * rates.Crease);
            }

            step.ThreeQuarters = step.Half.Then(step.Quarter);
            step.Whole = step.Half.Then(step.Half);
            step.CreaseWhole = step.CreaseHalf * step.CreaseHalf;
        }
    }
}
