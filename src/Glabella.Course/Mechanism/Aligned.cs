using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glabella.Course.Mechanism;

/// <summary>
/// A row of numbers or of vectors that begins on a cache line and does not move. A vector of 512 bits fills a line; astride
/// two, every load and store would cost twice. Given back, its memory serves the next row.
/// </summary>
internal sealed class Aligned<T>
    where T : struct
{
    private const int Line = 64;

    private readonly double[] memory;
    private readonly int offset;

    /// <summary>Makes a row of zeros.</summary>
    public Aligned(int length)
    {
        Length = length;
        memory = PinnedMemory.Rent((length * Unsafe.SizeOf<T>() / sizeof(double)) + (Line / sizeof(double)));
        var beyond = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) % Line);
        offset = beyond == 0 ? 0 : (Line - beyond) / sizeof(double);
    }

    /// <summary>How many items there are.</summary>
    public int Length { get; }

    /// <summary>Bytes that its items take.</summary>
    public int Bytes => Length * Unsafe.SizeOf<T>();

    /// <summary>An item.</summary>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)Length)
            {
                Refuse(index);
            }

            return ref Unsafe.Add(ref Unsafe.As<double, T>(ref memory[offset]), index);
        }
    }

    /// <summary>Gives the memory back; the row is not to be used after it.</summary>
    public void GiveBack() => PinnedMemory.Return(memory);

    [DoesNotReturn]
    private static void Refuse(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, "No such item.");

    /// <summary>All items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> AsSpan() => MemoryMarshal.CreateSpan(ref Unsafe.As<double, T>(ref memory[offset]), Length);
}
