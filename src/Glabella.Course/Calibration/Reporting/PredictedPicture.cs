using System.Collections.Immutable;

namespace Glabella.Course.Reporting;

/// <summary>Predicted against published: one field for all figures, and one small field for each trial.</summary>
internal static class PredictedPicture
{
    /// <summary>Groups in the order of their marks; medians have a picture of their own.</summary>
    private static readonly ImmutableArray<FigureGroup> Groups =
    [
        FigureGroup.NoneOrMild, FigureGroup.TwoGrade, FigureGroup.OneGradeEarly, FigureGroup.OneGradeLate, FigureGroup.Onset, FigureGroup.SubjectGlobal, FigureGroup.Placebo,
    ];

    /// <summary>Arms of one day stand so far from each other.</summary>
    private const double Dodge = 4;

    /// <summary>Squares of published against predicted percentages, one for each list.</summary>
    public static string Scatter(IReadOnlyList<(string Title, ImmutableArray<FigurePrediction> List)> lists)
    {
        const int side = 300, left = 52, gap = 64, top = 56;
        var width = left + (lists.Count * (side + gap)) - gap + 20;
        var drawing = new Drawing(width, top + side + 96, "Predicted against published percentages",
            "Each mark is one published percentage, its place to the right what was published, its height what was predicted. Marks on the diagonal are predicted exactly.");
        for (var l = 0; l < lists.Count; l++)
        {
            var x = new Ruler(0, 100, left + (l * (side + gap)), left + (l * (side + gap)) + side);
            var y = new Ruler(0, 100, top + side, top);
            Field(drawing, x, y, [0, 20, 40, 60, 80, 100], [0, 20, 40, 60, 80, 100]);
            drawing.Line(x[0], y[0], x[100], y[100], "axis");
            drawing.Text(x[0] - 36, 20, lists[l].Title, "ink strong");
            drawing.Text(x[0] - 36, 40, "predicted, %", "quiet");
            drawing.Text(x[50], top + side + 34, "published, %", "quiet", "middle");
            foreach (var p in lists[l].List.Where(p => !p.Figure.IsMedian))
            {
                drawing.Mark(Groups.IndexOf(p.Group), x[p.Figure.Value], y[p.Predicted], 3, Words.Of(p), hollow: p.Figure.Bound != FigureBound.Exact);
            }
        }

        Legend(drawing, left, top + side + 60, width);
        return drawing.Svg();
    }

    /// <summary>One small field a trial: what was published (marks) and predicted (lines and ranges) by day; a colour for each arm, a mark for each endpoint.</summary>
    public static string Trials(ImmutableArray<FigurePrediction> predictions)
    {
        const int across = 4, wide = 232, high = 150, left = 34, top = 62, gapX = 14, gapY = 66;
        var trials = predictions.Where(p => !p.Figure.IsMedian).GroupBy(p => p.Figure.Trial).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).ToArray();
        var rows = (trials.Length + across - 1) / across;
        var drawing = new Drawing(left + (across * (wide + gapX)) + 6, top + (rows * (high + gapY)), "Every trial: published percentages and the fitted course",
            "One field for each trial, day against percent. Marks are published figures, thin lines join what is predicted of one arm and endpoint, thick bars are 80 % ranges. Arms of one day stand side by side, by product and dose. Each mark tells its figures.");
        Legend(drawing, left, 18, left + (across * (wide + gapX)));
        for (var t = 0; t < trials.Length; t++)
        {
            var trial = trials[t].ToArray();
            double x0 = left + (t % across * (wide + gapX)), y0 = top + (t / across * (high + gapY));
            var last = Math.Max(35, trial.Max(p => p.Figure.Day!.Value));
            var x = new Ruler(0, last * 1.04, x0, x0 + wide - 22);
            var y = new Ruler(0, 100, y0 + high, y0);
            var step = last > 150 ? 60 : last > 60 ? 30 : 7;
            Field(drawing, x, y, [.. Enumerable.Range(0, (int)(last / step) + 1).Select(i => (double)i * step)], t % across == 0 ? [0, 50, 100] : [], [0, 50, 100]);
            drawing.Text(x0, y0 - 8, Words.Shortened(trials[t].Key, 36), "ink small strong");
            ArmKey[] arms = [.. trial.GroupBy(p => ArmKey.Of(p.Figure)).OrderBy(a => a.Key.Product, StringComparer.Ordinal).ThenBy(a => a.Min(p => p.Figure.Units)).Select(a => a.Key)];
            double Across(FigurePrediction p) => x[p.Figure.Day!.Value] + (Dodge * (Array.IndexOf(arms, ArmKey.Of(p.Figure)) - ((arms.Length - 1) / 2.0)));
            foreach (var line in trial.GroupBy(p => (ArmKey.Of(p.Figure), Kind: Kind(p), p.Figure.Code, p.Figure.Area)))
            {
                var points = line.OrderBy(p => p.Figure.Day).ToArray();
                drawing.Path(points.Select(p => (Across(p), y[p.Predicted])), $"thread k{line.Key.Kind}");
                foreach (var p in points)
                {
                    drawing.Line(Across(p), y[p.Low], Across(p), y[p.High], $"range k{line.Key.Kind}");
                }
            }

            foreach (var p in trial)
            {
                drawing.Mark(Groups.IndexOf(p.Group), Across(p), y[p.Figure.Value], 2.6, Words.Of(p), hollow: p.Figure.Bound != FigureBound.Exact);
            }
        }

        return drawing.Svg();
    }

    /// <summary>Colour of a figure's line and range. One grade has one line, early and late.</summary>
    private static int Kind(FigurePrediction p) => Groups.IndexOf(p.Group == FigureGroup.OneGradeLate ? FigureGroup.OneGradeEarly : p.Group);

    private static void Field(Drawing drawing, Ruler x, Ruler y, IReadOnlyList<double> acrossAt, IReadOnlyList<double> upAt, IReadOnlyList<double>? lines = null)
    {
        foreach (var v in lines ?? upAt)
        {
            drawing.Line(x.From, y[v], x.To, y[v], "grid");
        }

        foreach (var v in upAt)
        {
            drawing.Text(x.From - 5, y[v] + 4, Markdown.N(v, 0), "quiet small", "end");
        }

        foreach (var v in acrossAt)
        {
            drawing.Line(x[v], y.From, x[v], y.From + 4, "axis");
            drawing.Text(x[v], y.From + 15, Markdown.N(v, 0), "quiet small", "middle");
        }

        drawing.Line(x.From, y.From, x.To, y.From, "axis");
        drawing.Line(x.From, y.From, x.From, y.To, "axis");
    }

    private static void Legend(Drawing drawing, double x, double y, double width)
    {
        var at = x;
        foreach (var group in Groups)
        {
            var title = FigureGroups.Title(group);
            if (at + 24 + (6.4 * title.Length) > width)
            {
                (at, y) = (x, y + 18);
            }

            drawing.Mark(Groups.IndexOf(group), at + 5, y - 4, 4, "");
            drawing.Text(at + 15, y, title);
            at += 34 + (6.4 * title.Length);
        }
    }
}
