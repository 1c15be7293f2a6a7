using Glabella.Course;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course.Calibrating;

/// <summary>Made-up published figures.</summary>
internal static class Figures
{
    public static TrialFigure Percent(
        int row, string trial, double day, double value, double units = 20, string product = "onabotulinumtoxinA", string code = "NM_INV", int? n = 200, Area? area = null,
        FigureBound bound = FigureBound.Exact, FigureUse use = FigureUse.Calibrate) =>
        new(row, trial, product, units == 0 ? "placebo" : $"{units} U", units, n, area ?? Areas.Glabella, code, "investigator",
            code.StartsWith("ONSET", StringComparison.Ordinal) ? FigureMetric.CumulativeOnsetPercent : FigureMetric.ResponderPercent, day, value, bound, false, use, false, false);

    public static TrialFigure Median(int row, string trial, double days, string code = "T_G1_INV", double units = 20, FigureBound bound = FigureBound.Exact) =>
        Percent(row, trial, 0, days, units, code: code, bound: bound) with { Metric = FigureMetric.MedianDurationDays, Day = null };
}
