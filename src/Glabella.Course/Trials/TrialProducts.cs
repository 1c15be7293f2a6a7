using System.Collections.Frozen;
using System.Collections.Immutable;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Course;

/// <summary>
/// The toxins that a simulated trial may give: those of the system, and those that only published trials know
/// (relabotulinumtoxinA, since the calibration has figures of it). Nobody plans, records or forecasts a treatment with the latter.
/// </summary>
public static class TrialProducts
{
    private static readonly Lazy<FrozenDictionary<string, Product>> ByName = new(() => Index(ParameterFile.Current).ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>The product that a name, brand or name of the published tables means, in any letter case; null if no product has it.</summary>
    public static Product? Find(string name) => Products.Find(name) ?? ByName.Value.GetValueOrDefault(NearestNames.Folded(name));

    /// <summary>The names nearest to an unknown one, best first.</summary>
    public static ImmutableArray<string> Nearest(string name) =>
        NearestNames.Of(name, [.. Products.Toxins.SelectMany(p => p.Brands.Prepend(p.Name)), .. ByName.Value.Values.Select(p => p.Name).Distinct()]);

    private static Dictionary<string, Product> Index(ParameterFile file)
    {
        var index = new Dictionary<string, Product>(StringComparer.Ordinal);
        foreach (var known in file.Products.Values)
        {
            var product = Products.Find(known.Name) ?? new Product(known.Name, ProductKind.Toxin, [known.Name]);
            foreach (var name in known.Aliases.Prepend(known.Name))
            {
                // Tables add in brackets where a product is sold or not: the name stands before.
                index.TryAdd(NearestNames.Folded(name), product);
                index.TryAdd(NearestNames.Folded(name.Split('(')[0]), product);
            }
        }

        return index;
    }
}
