using System.Buffers;

namespace Glabella.Course.Forecasting;

/// <summary>
/// Large arrays are borrowed and given back: made anew for each forecast they would have the runtime collect its oldest generation every time,
/// which takes longer than a tenth of the forecast.
/// </summary>
internal static class Rented
{
    /// <summary>An array of at least so many zeros.</summary>
    public static T[] Zeros<T>(int length)
        where T : struct
    {
        var array = ArrayPool<T>.Shared.Rent(length);
        Array.Clear(array);
        return array;
    }

    /// <summary>An array of at least so many numbers, whatever they are.</summary>
    public static T[] Any<T>(int length)
        where T : struct => ArrayPool<T>.Shared.Rent(length);

    /// <summary>Gives it back.</summary>
    public static void Return<T>(T[] array)
        where T : struct => ArrayPool<T>.Shared.Return(array);
}
