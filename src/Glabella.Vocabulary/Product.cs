using System.Collections.Immutable;

namespace Glabella.Vocabulary;

/// <summary>What a product is: a botulinum toxin, whose units are its own, or a dermal filler, dosed in millilitres.</summary>
public enum ProductKind
{
    /// <summary>A botulinum toxin; dosed in units of this product only.</summary>
    Toxin,

    /// <summary>A dermal filler, named by brand family; dosed in millilitres.</summary>
    Filler,
}

/// <summary>
/// A product by its nonproprietary name. Two products are never interchangeable, unit for unit.
/// </summary>
/// <param name="Name">Nonproprietary name without suffix (<c>onabotulinumtoxinA</c>), or the brand family of a filler.</param>
/// <param name="Kind">Toxin or filler.</param>
/// <param name="Brands">Brand names by which people call it; never empty.</param>
/// <param name="Suffix">The four-letter suffix of US labels (<c>xvfs</c>), or null where the name has none.</param>
public sealed record Product(string Name, ProductKind Kind, ImmutableArray<string> Brands, string? Suffix = null)
{
    /// <summary>Compares by name alone: the name identifies the product.</summary>
    public bool Equals(Product? other) => other is not null && Name == other.Name;

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <summary>The nonproprietary name.</summary>
    public override string ToString() => Name;
}
