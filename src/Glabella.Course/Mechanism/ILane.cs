namespace Glabella.Course.Mechanism;

/// <summary>
/// A handful of persons side by side. Every operation acts on each person alone and is an IEEE operation
/// (fused multiply-add included), so that one, four or eight persons at a time give the same bits on any machine.
/// </summary>
internal interface ILane<T>
    where T : struct, ILane<T>
{
    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    /// <summary>Persons side by side.</summary>
    static abstract int Width { get; }

    /// <summary>The same number for all.</summary>
    static abstract T Of(double value);

    /// <summary>Reads <see cref="Width"/> numbers.</summary>
    static abstract T Load(ref double first, int offset);

    /// <summary>Reads numbers from <see cref="Width"/> places.</summary>
    static abstract T Gather(double[] numbers, int[] places);

    /// <summary>Writes <see cref="Width"/> numbers.</summary>
    static abstract void Store(T value, ref double first, int offset);

    /// <summary>Writes the whole parts of <see cref="Width"/> numbers between ±2^31.</summary>
    static abstract void StoreWhole(T value, ref int first, int offset);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract T Fma(T a, T b, T c);

    /// <summary>c − a · b, rounded once.</summary>
    static abstract T FmaNegated(T a, T b, T c);

    /// <summary>Square root.</summary>
    static abstract T Sqrt(T a);

    /// <summary>The smaller of two numbers, neither NaN.</summary>
    static abstract T Min(T a, T b);

    /// <summary>The larger of two numbers, neither NaN.</summary>
    static abstract T Max(T a, T b);

    /// <summary><paramref name="x"/> where a &lt; b, else <paramref name="y"/>.</summary>
    static abstract T WhereLess(T a, T b, T x, T y);

    /// <summary>2^n for the whole number n that stands in the low bits of <paramref name="shifted"/> = 1.5·2^52 + n.</summary>
    static abstract T PowerOfTwo(T shifted);

    /// <summary>Splits a positive normal number into a mantissa in [1, 2) and the exponent.</summary>
    static abstract T Split(T a, out T exponent);
}
