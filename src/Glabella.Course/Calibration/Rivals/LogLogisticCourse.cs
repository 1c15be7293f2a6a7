using System.Collections.Immutable;
using Glabella.Course.Chance;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Rivals;

/// <summary>
/// A rival with a plain course: share = peak(dose, area, product, endpoint) × rise(day) × log-logistic survival(day), over the share under placebo,
/// with effects of the trial on peak, duration and noticing. Least squares with normal priors; ranges from the normal approximation.
/// </summary>
public static class LogLogisticCourse
{
    /// <summary>Its name in reports.</summary>
    public const string Method = "log-logistic course";

    private const int Draws = 400;
    private const int SpreadSteps = 6;
    private const int Purpose = 0x4c4c43;

    private sealed record Problem(ImmutableArray<TrialFigure> Figures, LogLogisticParameters At, LogLogisticCurve[] Curves, double[] Sds, ArmKey[] Arms);

    /// <summary>Predicts every figure with everything seen, with its arm and with its trial unseen.</summary>
    /// <param name="figures">Figures that the model predicts; those marked <see cref="FigureUse.Calibrate"/> are fitted.</param>
    /// <param name="seed">Seed of the draws behind the ranges.</param>
    /// <param name="threads">At most so many fits at once; never changes the result.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CalibrationScores Score(ImmutableArray<TrialFigure> figures, long seed, int threads = 1, CancellationToken stop = default)
    {
        // How much trials differ is learned by expectation and maximisation over all figures, then kept where some are left out.
        double[] spread = [0.5, 0.2, 0.3];
        var problem = Posed(figures, spread);
        var whole = Fitted(problem, problem.At.Means, _ => true);
        for (var step = 0; step < SpreadSteps; step++)
        {
            stop.ThrowIfCancellationRequested();
            spread = [.. LogLogisticParameters.Effects.Select((e, k) => Spread(problem, whole, e, spread[k]))];
            problem = Posed(figures, spread);
            whole = Fitted(problem, whole.Mode, _ => true);
        }

        var normals = Normals(seed, whole.Mode.Length + 1);
        return new(
            Method,
            [.. Enumerable.Range(0, figures.Length).Select(i => Predicted(problem, whole, i, normals))],
            LeftOut(problem, whole, normals, i => problem.Arms[i], threads, stop),
            LeftOut(problem, whole, normals, i => problem.Figures[i].Trial, threads, stop));
    }

    private static Problem Posed(ImmutableArray<TrialFigure> figures, double[] spread)
    {
        var at = new LogLogisticParameters(figures, spread);
        var doses = FigureKinds.LogDoses(figures);
        return new(
            figures, at, [.. figures.Select((f, i) => new LogLogisticCurve(f, doses[i], at))],
            [.. figures.Select(f => FigureError.Sd(f, f.Value / 100))], [.. figures.Select(ArmKey.Of)]);
    }

    private static Fit Fitted(Problem problem, double[] start, Func<int, bool> seen)
    {
        int[] rows = [.. Enumerable.Range(0, problem.Figures.Length).Where(i => problem.Figures[i].Use == FigureUse.Calibrate && seen(i))];
        return LeastSquares.Minimise(start, problem.At.Means, problem.At.Sds, rows.Length, (r, x) => Residual(problem, rows[r], x), r => problem.Curves[rows[r]].Touches);
    }

    private static double Residual(Problem problem, int i, double[] x)
    {
        var figure = problem.Figures[i];
        var share = problem.Curves[i].Share(x);
        var published = figure.IsMedian ? 0.5 : FigureError.PulledIn(figure.Value / 100, FigureError.Subjects(figure));
        var residual = (share - published) / problem.Sds[i];
        return figure.Bound switch
        {
            FigureBound.AtLeast => Math.Min(0, residual),
            FigureBound.AtMost => Math.Max(0, residual),
            _ => residual,
        };
    }

    private static double Spread(Problem problem, Fit fit, string effect, double before)
    {
        var (sum, n) = (0.0, 0);
        foreach (var trial in problem.At.Trials)
        {
            var place = problem.At[effect, trial];
            var variance = fit.Variance(place);
            if (variance < 0.999 * before * before)
            {
                (sum, n) = (sum + (fit.Mode[place] * fit.Mode[place]) + variance, n + 1);
            }
        }

        return n == 0 ? before : Math.Max(0.05, Math.Sqrt(sum / n));
    }

    private static ImmutableArray<FigurePrediction> LeftOut<T>(Problem problem, Fit whole, double[][] normals, Func<int, T> part, int threads, CancellationToken stop)
        where T : notnull
    {
        var predictions = new FigurePrediction[problem.Figures.Length];
        var parts = Enumerable.Range(0, problem.Figures.Length).GroupBy(part).Select(g => g.ToArray()).ToArray();
        Parallel.ForEach(parts, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, rows =>
        {
            var unseen = rows.ToHashSet();
            var fit = Fitted(problem, whole.Mode, i => !unseen.Contains(i));
            foreach (var i in rows)
            {
                predictions[i] = Predicted(problem, fit, i, normals);
            }
        });
        return [.. predictions];
    }

    private static FigurePrediction Predicted(Problem problem, Fit fit, int i, double[][] normals)
    {
        var figure = problem.Figures[i];
        var printed = new double[Draws];
        var sum = 0.0;
        for (var d = 0; d < Draws; d++)
        {
            var x = fit.Draw(normals[d]);
            var chance = normals[d][^1];
            var value = problem.Curves[i].Value(x);
            sum += value;
            printed[d] = figure.IsMedian
                ? problem.Curves[i].Value(x, Math.Clamp(0.5 + (chance * problem.Sds[i]), 0.02, 0.98))
                : Math.Clamp(value + (chance * 100 * FigureError.Sd(figure, value / 100)), 0, 100);
        }

        Array.Sort(printed);
        return new(figure, figure.Use == FigureUse.Calibrate, sum / Draws, printed[Draws / 10], printed[Draws - 1 - (Draws / 10)], FigureGroups.Of(figure));
    }

    private static double[][] Normals(long seed, int size)
    {
        var normals = new double[Draws][];
        for (var d = 0; d < Draws; d++)
        {
            normals[d] = new double[size];
            for (var k = 0; k < size; k += 2)
            {
                var (first, second) = Philox.Pair(Philox.Mix((ulong)seed), ((ulong)Purpose << 32) | (uint)d, (ulong)k);
                normals[d][k] = Normal.Quantile(first);
                if (k + 1 < size)
                {
                    normals[d][k + 1] = Normal.Quantile(second);
                }
            }
        }

        return normals;
    }
}
