namespace Glabella.Course.Reporting;

/// <summary>Figures in words.</summary>
internal static class Words
{
    /// <summary>A published figure and what was predicted of it, in one line.</summary>
    public static string Of(FigurePrediction p)
    {
        var f = p.Figure;
        var unit = f.IsMedian ? " d" : " %";
        var day = f.Day is { } d ? $", day {Markdown.N(d, 0)}" : "";
        return $"{f.Trial}, {Arm(f)}, {f.Area.Id}, {f.Code}{day}: published {Published(f)}{unit}, predicted {Markdown.N(p.Predicted)}{unit} ({Markdown.N(p.Low, 0)} to {Markdown.N(p.High, 0)})";
    }

    /// <summary>The arm: product and units.</summary>
    public static string Arm(TrialFigure figure) => figure.IsPlacebo ? "placebo" : $"{figure.Product} {(figure.Units is { } u ? u.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) : "?")} U";

    /// <summary>The published value with its bound.</summary>
    public static string Published(TrialFigure figure) =>
        (figure.Bound switch { FigureBound.AtLeast => "≥ ", FigureBound.AtMost => "≤ ", _ => figure.Approximate ? "~ " : "" }) + Markdown.N(figure.Value);

    /// <summary>A text of at most so many signs.</summary>
    public static string Shortened(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1).TrimEnd(), "…");
}
