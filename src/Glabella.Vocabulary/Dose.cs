namespace Glabella.Vocabulary;

/// <summary>Units of one product. Units of different products never convert and never add up.</summary>
/// <param name="Product">The toxin whose units these are.</param>
/// <param name="Units">Units, finite and not negative.</param>
public readonly record struct Dose(Product Product, double Units)
{
    /// <summary>The sum of two doses of one product.</summary>
    /// <exception cref="InvalidOperationException">The products differ: their units have no sum.</exception>
    public static Dose operator +(Dose a, Dose b) => a.Product == b.Product
        ? a with { Units = a.Units + b.Units }
        : throw new InvalidOperationException($"Units of {a.Product} and {b.Product} do not add up.");

    /// <summary>The sum of two doses of one product.</summary>
    public static Dose Add(Dose a, Dose b) => a + b;
}
