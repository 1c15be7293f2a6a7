using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>Which figures the model cannot predict, and why.</summary>
internal static class FigureReason
{
    /// <summary>Why a figure is neither fitted nor predicted; null if it can be.</summary>
    public static string? WhyLeftOut(TrialFigure figure, ParameterFile file)
    {
        if (figure.Use == FigureUse.DoNotFit)
        {
            return "marked do_not_fit";
        }

        if (TrialEndpoints.AtRest.Contains(figure.Code))
        {
            return "lines at rest are not simulated";
        }

        if (figure.Metric == FigureMetric.Other || FigureVisits.KindOf(figure.Code) is null)
        {
            return $"{figure.Code} has no comparable scale or a definition that is not visible";
        }

        if (figure.IsPlacebo)
        {
            return null;
        }

        if (figure.Units is null)
        {
            return "the units are not stated";
        }

        return ModelProduct(figure.Product, file) is null ? $"the model has no parameters for {figure.Product}" : null;
    }

    /// <summary>The model's name of a product in the tables; null if it has no parameters.</summary>
    public static string? ModelProduct(string product, ParameterFile file) =>
        file.Products.ContainsKey(product) ? product : file.Products.Values.FirstOrDefault(p => p.Aliases.Contains(product))?.Name;
}
