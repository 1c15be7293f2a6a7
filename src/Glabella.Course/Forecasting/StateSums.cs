using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>
/// Weighted sums of the states within the muscle at the ends of steps. A day within a step is read from the same cubic as a member's would be:
/// it is linear in what stands at the ends, so the mean of the members' cubics is the cubic of their means.
/// </summary>
internal static class StateSums
{
    /// <summary>
    /// Value and slope of each of <see cref="Trace{T}"/>'s states. What waits after a session is left out: a step that begins with one is shorter than a day,
    /// so no summed day lies within it.
    /// </summary>
    public const int Columns = 12;

    /// <summary>First column of a state of the bench's order.</summary>
    public static int ColumnOf(int state) => state == 4 ? 10 : state == 5 ? 8 : 2 * state;

    /// <summary>Adds a handful, each number into eight places; column by column, moment by moment.</summary>
    public static void Add<T>(Trace<T> trace, int first, int moments, T weight, Aligned<double> sums, int lane)
        where T : struct, ILane<T>
    {
        Aligned<T>[] columns = trace.Columns;
        for (var column = 0; column < Columns; column++)
        {
            Add(columns[column].AsSpan().Slice(first, moments), weight, ref sums[column * moments * 8], lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(ReadOnlySpan<T> values, T weight, ref double sums, int lane)
        where T : struct, ILane<T>
    {
        for (var i = 0; i < values.Length; i++, lane += 8)
        {
            T.Store(T.Fma(weight, values[i], T.Load(ref sums, lane)), ref sums, lane);
        }
    }
}
