namespace Glabella.Course.Calibrating;

/// <summary>Turns draws of what a figure's arm is like into what a trial of this size would print.</summary>
internal static class Predictive
{
    /// <summary>Prints per draw: enough that the 10 % and 90 % quantiles of a few hundred draws are smooth.</summary>
    private const int Prints = 8;

    /// <summary>Mean and 80 % range of one figure.</summary>
    /// <param name="set">Where it stands.</param>
    /// <param name="figure">Which.</param>
    /// <param name="shares">A share for each draw.</param>
    /// <param name="days">For medians a day for each draw, and days that a share of one stands for.</param>
    /// <param name="fitted">Whether it was fitted.</param>
    /// <param name="chance">Numbers for sampling and model error.</param>
    public static FigurePrediction Of(FigureSet set, int figure, double[] shares, (double Day, double PerShare)[] days, bool fitted, Draws chance)
    {
        var f = set.Figures[figure];
        var n = FigureSet.SubjectsOf(f);
        var median = f.IsMedian;
        var printed = new double[shares.Length * Prints];
        var least = median ? 0 : 0.5 / n;
        for (var i = 0; i < printed.Length; i++)
        {
            var draw = i / Prints;
            var z = chance.Normal(figure, i);
            if (median)
            {
                printed[i] = Math.Max(1, days[draw].Day + (set.Errors[figure] * days[draw].PerShare * z));
                continue;
            }

            var share = Math.Clamp(shares[draw], 1e-6, 1 - 1e-6);
            var model = ModelError(f);
            var sd = Math.Sqrt((share * (1 - share) / n) + (model * model));
            var value = share + (sd * z);

            // Less than half a person is printed as nobody.
            printed[i] = 100 * (value < least ? 0 : value > 1 - least ? 1 : value);
        }

        Array.Sort(printed);
        var mean = median ? days.Average(d => d.Day) : 100 * shares.Average();
        return new(f, fitted, mean, Quantile(printed, 0.1), Quantile(printed, 0.9), set.Groups[figure]);
    }

    private static double ModelError(TrialFigure f) =>
        Mechanism.ParameterFile.Current.LevelSd("modelError") / 100 * (f.Approximate ? Math.Sqrt(2) : 1);

    private static double Quantile(double[] sorted, double q) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(q * sorted.Length) - 1)];
}
