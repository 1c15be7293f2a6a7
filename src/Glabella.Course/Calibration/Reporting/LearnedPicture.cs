using System.Collections.Immutable;

namespace Glabella.Course.Reporting;

/// <summary>What was learned: parameters against their priors, trials against each other, medians.</summary>
internal static class LearnedPicture
{
    private const double Reach = 1.2815515655446004; // 80 % of a normal distribution lies within so many standard deviations

    /// <summary>Posterior against prior of each parameter, in the prior's standard deviations.</summary>
    public static string Parameters(ImmutableArray<CalibratedParameter> parameters)
    {
        const int left = 300, wide = 420, row = 22, top = 54;
        var drawing = new Drawing(left + wide + 110, top + (parameters.Length * row) + 40, "What the figures say of each parameter",
            "For each parameter a pale bar for 80 % of its prior and a coloured bar for 80 % of its posterior, in standard deviations of the prior. A bar as wide as its prior means that nothing was learned.");
        var x = new Ruler(-4, 4, left, left + wide);
        drawing.Text(left, 20, "pale: prior, 80 %; coloured: posterior, 80 %", "quiet");
        drawing.Text(left + wide + 12, top - 12, "SD left", "quiet small");
        for (var v = -4; v <= 4; v++)
        {
            drawing.Line(x[v], top - 4, x[v], top + (parameters.Length * row), "grid");
            drawing.Text(x[v], top - 12, Markdown.N(v), "quiet small", "middle");
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            var p = parameters[i];
            double Z(double value) => (value - p.Prior.Mean) / p.Prior.Sd;
            double y = top + (i * row) + 4;
            double low = x[Z(p.Posterior.P10)], high = x[Z(p.Posterior.P90)];
            drawing.Text(left - 8, y + 11, Words.Shortened(p.Name, 48), "ink small", "end");
            drawing.Bar(x[-Reach], y + 2, x[Reach] - x[-Reach], 11, "prior", "");
            drawing.Bar(low, y + 4, high - low, 7, "k0", $"{p.Name}: {Markdown.N(p.Posterior.P10, 3)} to {Markdown.N(p.Posterior.P90, 3)}, prior {Markdown.N(p.Prior.Mean, 3)} ± {Markdown.N(p.Prior.Sd, 3)}");
            drawing.Text(left + wide + 12, y + 11, $"{Markdown.N(100 * p.Posterior.Sd / p.Prior.Sd, 0)} %", "ink small");
        }

        drawing.Text(left + (wide / 2), top + (parameters.Length * row) + 26, "standard deviations of the prior from its mean", "quiet", "middle");
        return drawing.Svg();
    }

    /// <summary>Each trial's effects, in standard deviations between trials.</summary>
    public static string Spread(ImmutableArray<TrialSpread> trials)
    {
        const int left = 270, wide = 170, gap = 22, row = 17, top = 44;
        (string Title, Func<TrialSpread, double> Of)[] effects =
            [("unmoved share", t => t.UnmovedShift), ("reading", t => t.ReadingShift), ("noticing", t => t.NoticingShift)];
        var drawing = new Drawing(left + (3 * (wide + gap)), top + (trials.Length * row) + 20, "How trials differ from each other",
            "For each trial the posterior mean of its three effects, in standard deviations between trials: the share of the line that the toxin does not move, how kindly readings are, how early an effect is noticed.");
        for (var e = 0; e < effects.Length; e++)
        {
            var x = new Ruler(-3, 3, left + (e * (wide + gap)), left + (e * (wide + gap)) + wide);
            drawing.Text(x[0], 18, effects[e].Title, "ink strong", "middle");
            for (var v = -2; v <= 2; v++)
            {
                drawing.Line(x[v], top - 4, x[v], top + (trials.Length * row), v == 0 ? "axis" : "grid");
                drawing.Text(x[v], top - 8, Markdown.N(v), "quiet small", "middle");
            }

            for (var t = 0; t < trials.Length; t++)
            {
                drawing.Mark(e, x[effects[e].Of(trials[t])], top + (t * row) + 9, 3.5, $"{trials[t].Trial}, {effects[e].Title}: {Markdown.N(effects[e].Of(trials[t]), 2)}");
            }
        }

        for (var t = 0; t < trials.Length; t++)
        {
            drawing.Text(left - 10, top + (t * row) + 13, Words.Shortened(trials[t].Trial, 42), "ink small", "end");
        }

        return drawing.Svg();
    }

    /// <summary>Published medians and what is predicted of them, weeks.</summary>
    public static string Medians(ImmutableArray<FigurePrediction> fitted, ImmutableArray<FigurePrediction> trialLeftOut)
    {
        const int left = 480, wide = 340, row = 22, top = 66;
        var rows = fitted.Where(p => p.Group == FigureGroup.Median).OrderBy(p => p.Figure.Value).ToArray();
        var unseen = trialLeftOut.ToDictionary(p => p.Figure.Row);
        var last = 7 * Math.Ceiling(rows.Max(p => Math.Max(p.Figure.Value, Math.Min(p.High, 420))) / 28) * 4;
        var first = 7 * Math.Floor(rows.Min(p => Math.Min(p.Figure.Value, p.Low)) / 28) * 4;
        var x = new Ruler(first / 7, last / 7, left, left + wide);
        var drawing = new Drawing(left + wide + 30, top + (rows.Length * row) + 44, "Median durations",
            "For each published median duration a filled circle at the published weeks, a bar over the 80 % range of the fit, a square at the fitted weeks and a hollow triangle at what is predicted when the whole trial is unseen.");
        drawing.Mark(0, left + 6, 18, 4.5, "");
        drawing.Text(left + 16, 22, "published");
        drawing.Mark(1, left + 96, 18, 4, "");
        drawing.Text(left + 106, 22, "fitted, with 80 % range");
        drawing.Mark(2, left + 262, 18, 4, "", hollow: true);
        drawing.Text(left + 272, 22, "trial unseen");
        for (var v = first / 7; v <= last / 7; v += 4)
        {
            drawing.Line(x[v], top - 4, x[v], top + (rows.Length * row), "grid");
            drawing.Text(x[v], top - 10, Markdown.N(v, 0), "quiet small", "middle");
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var (p, y) = (rows[i], top + (i * row) + 11);
            drawing.Text(left - 10, y + 4, $"{Words.Shortened(p.Figure.Trial, 26)}, {Words.Arm(p.Figure)}, {p.Figure.Area.Id}, {p.Figure.Code}", "ink small", "end");
            drawing.Line(x[p.Low / 7], y, x[p.High / 7], y, "range k1");
            drawing.Mark(1, x[p.Predicted / 7], y, 3.6, Words.Of(p));
            drawing.Mark(0, x[p.Figure.Value / 7], y, 4.2, Words.Of(p), hollow: p.Figure.Bound != FigureBound.Exact);
            if (unseen.TryGetValue(p.Figure.Row, out var blind))
            {
                drawing.Mark(2, x[blind.Predicted / 7], y, 3.6, "trial unseen: " + Words.Of(blind), hollow: true);
            }
        }

        drawing.Text(left + (wide / 2), top + (rows.Length * row) + 28, "weeks after treatment", "quiet", "middle");
        return drawing.Svg();
    }
}
