using System.Collections.Frozen;
using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>The labels of the toxins (<c>Data/labels/</c>, one file a product).</summary>
public static class Labels
{
    private static readonly Lazy<FrozenDictionary<Product, Label>> ByProduct = new(() =>
        Products.Toxins.ToFrozenDictionary(product => product, product => Knowledge.Read<Label>($"labels.{product.Name}.json")));

    /// <summary>All labels, in the order of <see cref="Products.Toxins"/>.</summary>
    public static ImmutableArray<Label> All { get; } = [.. Products.Toxins.Select(product => ByProduct.Value[product])];

    /// <summary>The label of a toxin; null for a filler, whose labels were not read.</summary>
    public static Label? For(Product product) => ByProduct.Value.GetValueOrDefault(product);
}
