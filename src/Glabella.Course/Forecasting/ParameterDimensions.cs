using System.Collections.Frozen;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>Which dimension of chance a calibrated parameter is drawn from.</summary>
internal static class ParameterDimensions
{
    /// <summary>From here on: parameters that readings of trials alone depend on.</summary>
    private const int FirstOfReadings = 1002;

    private static readonly string[] Areas = [.. ParameterFile.Current.Areas.Keys.Order(StringComparer.Ordinal)];
    private static readonly string[] Products = [.. ParameterFile.Current.Products.Keys.Order(StringComparer.Ordinal)];
    private static readonly FrozenDictionary<string, int> Numbers = Name().ToFrozenDictionary(p => p.Name, p => p.Dimension, StringComparer.Ordinal);

    private static readonly FrozenDictionary<int, int> Rows =
        ParameterFile.Current.Posterior.Names.Select((n, i) => (Dimension: Numbers[n], Row: i)).ToFrozenDictionary(p => p.Dimension, p => p.Row);

    /// <summary>Dimension of what areas treated beside the rated one change.</summary>
    public static int Neighbours { get; } = Of("neighboursUnmovedShift");

    /// <summary>Dimension of a parameter by name.</summary>
    public static int Of(string name) => Numbers[name];

    /// <summary>Strength (0) or loss rate (1) of a product.</summary>
    public static int Of(ProductParameters product, int which) => Ensemble.ProductDimension(Array.IndexOf(Products, product.Name), which);

    /// <summary>Amount (0) or unmoved share (1) of an area.</summary>
    public static int Of(AreaParameters area, int which) => Ensemble.AreaDimension(Array.IndexOf(Areas, area.Area.Id), which);

    /// <summary>Row of a dimension among the calibrated parameters, −1 if it is none of them.</summary>
    public static int RowOf(int dimension) => Rows.GetValueOrDefault(dimension, -1);

    private static IEnumerable<(string Name, int Dimension)> Name()
    {
        (string Name, Dimension Mean, Dimension Spread)[] persons =
        [
            ("amountPerReferenceDose", Dimension.MeanAmount, Dimension.SpreadAmount), ("lightChainLossRate", Dimension.MeanLoss, Dimension.SpreadLoss),
            ("uptakeRate", Dimension.MeanUptake, Dimension.SpreadUptake), ("unmovedShareLogit", Dimension.MeanUnmoved, Dimension.SpreadUnmoved),
        ];
        foreach (var (name, mean, spread) in persons)
        {
            yield return (name, (int)mean);
            yield return (name + Parameter.BetweenSuffix, (int)spread);
        }

        yield return ("severityUntreatedMean", (int)Dimension.MeanUntreated);
        yield return ("severityUntreatedSd", (int)Dimension.SpreadUntreated);
        yield return ("creaseRate", (int)Dimension.Crease);
        yield return ("saturationUnits", (int)Dimension.Saturation);
        yield return ("subjectBias", (int)Dimension.MeanSubjectBias);
        yield return ("expectation", (int)Dimension.Expectation);
        string[] readings =
        [
            "investigatorError", "subjectError", "globalThreshold", "globalSpread", "onsetThreshold", "onsetSpread", "onsetSpontaneous",
            "neighboursUnmovedShift", "openLabelExpectation", "openLabelNoticing",
        ];
        for (var i = 0; i < readings.Length; i++)
        {
            yield return (readings[i], FirstOfReadings + i);
        }

        foreach (var product in ParameterFile.Current.Products.Values)
        {
            yield return (product.PotencyName, Of(product, 0));
            yield return (product.LossName, Of(product, 1));
        }

        foreach (var area in ParameterFile.Current.Areas.Values)
        {
            yield return (area.AmountName, Of(area, 0));
            yield return (area.UnmovedName, Of(area, 1));
        }
    }
}
