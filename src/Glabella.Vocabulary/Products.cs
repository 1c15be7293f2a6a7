using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Glabella.Vocabulary;

/// <summary>
/// The products that the house knows by name. What a label says of each stands in the planning room;
/// this list only settles what a name means.
/// </summary>
public static class Products
{
    /// <summary>BOTOX Cosmetic and BOTOX.</summary>
    public static Product OnabotulinumtoxinA { get; } = Toxin("onabotulinumtoxinA", null, "Botox", "Botox Cosmetic", "Vistabel", "Vistabex");

    /// <summary>Dysport and its sister brands, powder and solution.</summary>
    public static Product AbobotulinumtoxinA { get; } = Toxin("abobotulinumtoxinA", null, "Dysport", "Azzalure", "Alluzience");

    /// <summary>Xeomin and Bocouture.</summary>
    public static Product IncobotulinumtoxinA { get; } = Toxin("incobotulinumtoxinA", null, "Xeomin", "Bocouture", "Xeomeen");

    /// <summary>Jeuveau and Nuceiva.</summary>
    public static Product PrabotulinumtoxinA { get; } = Toxin("prabotulinumtoxinA", "xvfs", "Jeuveau", "Nuceiva", "Nabota");

    /// <summary>Daxxify.</summary>
    public static Product DaxibotulinumtoxinA { get; } = Toxin("daxibotulinumtoxinA", "lanm", "Daxxify");

    /// <summary>Letybo.</summary>
    public static Product LetibotulinumtoxinA { get; } = Toxin("letibotulinumtoxinA", "wlbg", "Letybo", "Botulax");

    /// <summary>The six type A toxins, in the order in which lists show them.</summary>
    public static ImmutableArray<Product> Toxins { get; } =
        [OnabotulinumtoxinA, AbobotulinumtoxinA, IncobotulinumtoxinA, PrabotulinumtoxinA, DaxibotulinumtoxinA, LetibotulinumtoxinA];

    /// <summary>Fillers by brand family.</summary>
    public static ImmutableArray<Product> Fillers { get; } =
    [
        Filler("Juvéderm", "Juvederm", "Juvéderm Ultra", "Juvéderm Voluma", "Juvéderm Volbella", "Juvéderm Vollure", "Juvéderm Volift", "Juvéderm Volux"),
        Filler("Restylane", "Restylane Lyft", "Restylane Refyne", "Restylane Defyne", "Restylane Kysse", "Restylane Contour", "Restylane Silk", "Restylane Eyelight"),
        Filler("Belotero", "Belotero Balance", "Belotero Soft", "Belotero Intense", "Belotero Volume"),
        Filler("Teosyal", "Teosyal RHA", "RHA"),
        Filler("Radiesse"),
        Filler("Sculptra"),
        Filler("Bellafill"),
    ];

    /// <summary>Toxins first, then fillers.</summary>
    public static ImmutableArray<Product> All { get; } = [.. Toxins, .. Fillers];

    private static readonly FrozenDictionary<string, Product> ByName = Index();

    /// <summary>
    /// The product that a name or brand means, in any letter case, with or without the US suffix; null if no product has that name.
    /// </summary>
    public static Product? Find(string? name) =>
        name is not null && ByName.TryGetValue(NearestNames.Folded(name), out var product) ? product : null;

    /// <summary>The names and brands nearest to an unknown one, best first; for "did you mean".</summary>
    public static ImmutableArray<string> Nearest(string name) =>
        NearestNames.Of(name, All.SelectMany(p => p.Brands.Prepend(p.Name)));

    private static Product Toxin(string name, string? suffix, params string[] brands) => new(name, ProductKind.Toxin, [.. brands], suffix);

    private static Product Filler(string family, params string[] brands) => new(family, ProductKind.Filler, [family, .. brands]);

    private static FrozenDictionary<string, Product> Index()
    {
        var index = new Dictionary<string, Product>(StringComparer.Ordinal);
        foreach (var product in All)
        {
            index.TryAdd(NearestNames.Folded(product.Name), product);
            foreach (var brand in product.Brands)
            {
                index.TryAdd(NearestNames.Folded(brand), product);
            }

            if (product.Suffix is { } suffix)
            {
                index.TryAdd(NearestNames.Folded($"{product.Name}-{suffix}"), product);
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
