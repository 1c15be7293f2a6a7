using System.Globalization;
using System.Text.RegularExpressions;
using Glabella.Planning;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>How long an open vial may be used, as its label says under "storage after reconstitution".</summary>
public static partial class ShelfLife
{
    /// <summary>The label's words; null where they were not read.</summary>
    public static LabelFact? Words(Product product) => Labels.For(product)?.FactsOn("storage after reconstitution").FirstOrDefault();

    /// <summary>The label's hours; where none were read, 24, the shortest that any of the six labels gives.</summary>
    public static Duration OnceOpen(Product product) =>
        Words(product) is { } fact && fact.Texts.Select(t => Hours().Match(t)).FirstOrDefault(m => m.Success) is { } hours
            ? Duration.FromHours(int.Parse(hours.Groups[1].Value, CultureInfo.InvariantCulture))
            : Duration.FromHours(24);

    [GeneratedRegex(@"\b(\d{1,3}) h\b")]
    private static partial Regex Hours();
}
