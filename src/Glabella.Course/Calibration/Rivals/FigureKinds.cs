using System.Collections.Immutable;

namespace Glabella.Course.Rivals;

/// <summary>What a figure counts, as far as the rivals tell it apart: they know no raters.</summary>
internal enum FigureKind
{
    /// <summary>None or mild.</summary>
    NoneOrMild,

    /// <summary>One grade better, or not relapsed.</summary>
    OneGrade,

    /// <summary>Two grades better by both raters.</summary>
    TwoGrade,

    /// <summary>The subject's global assessment.</summary>
    Global,

    /// <summary>Noticed by a day.</summary>
    Noticed,

    /// <summary>Median duration of a one-grade response, among responders.</summary>
    MedianResponse,

    /// <summary>Median time to baseline, all treated.</summary>
    MedianToBaseline,

    /// <summary>Median time to loss of none or mild, all treated.</summary>
    MedianToLoss,

    /// <summary>The same among responders.</summary>
    MedianToLossAmongResponders,

    /// <summary>Median day of noticing.</summary>
    MedianNoticed,
}

/// <summary>Sorts figures into kinds, and takes doses against what is usual.</summary>
internal static class FigureKinds
{
    /// <summary>The kind of a figure that the model predicts.</summary>
    public static FigureKind Of(TrialFigure figure) => figure switch
    {
        { Metric: FigureMetric.CumulativeOnsetPercent } => FigureKind.Noticed,
        { Metric: FigureMetric.TimeToOnsetDays } => FigureKind.MedianNoticed,
        { Code: "T_G1_INV" } => FigureKind.MedianResponse,
        { Code: "T_NM_COND" or "T_BASE_COND" } => FigureKind.MedianToLossAmongResponders,
        { Code: "T_NM_BOTH" or "T_NM_UNSP" } => FigureKind.MedianToLoss,
        { Metric: FigureMetric.MedianDurationDays } => FigureKind.MedianToBaseline,
        { Code: "SUB_GA" } => FigureKind.Global,
        { Code: "C2" or "C2_NM" or "G2_5PT" } => FigureKind.TwoGrade,
        { Code: "NM_INV" or "NM_SUB" or "NM_COMP" or "NM_UNSP" or "RESP_INV" } => FigureKind.NoneOrMild,
        _ => FigureKind.OneGrade,
    };

    /// <summary>The product of a figure, by the model's name of it where the model has one: the rivals pool what the model pools.</summary>
    public static string ProductOf(TrialFigure figure) =>
        figure.IsPlacebo ? TrialFigure.Placebo : Calibrating.FigureReason.ModelProduct(figure.Product, Mechanism.ParameterFile.Current) ?? figure.Product;

    /// <summary>
    /// Logarithm of each figure's dose against the median dose of its product in its area, over all figures; 0 for placebo and where a dose is not stated.
    /// Doses are a design, no outcome: figures that are left out count too.
    /// </summary>
    public static double[] LogDoses(ImmutableArray<TrialFigure> figures)
    {
        var usual = figures.Where(f => !f.IsPlacebo && f.Units is not null)
            .GroupBy(f => (Product: ProductOf(f), f.Area))
            .ToDictionary(g => g.Key, g => g.Select(f => f.Units!.Value).Order().ElementAt((g.Count() - 1) / 2));
        return [.. figures.Select(f => f.IsPlacebo || f.Units is not { } units ? 0 : Mechanism.Elementary.Log(units / usual[(ProductOf(f), f.Area)]))];
    }
}
