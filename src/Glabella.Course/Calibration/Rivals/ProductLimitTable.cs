using System.Collections.Immutable;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Rivals;

/// <summary>
/// A rival without any equation of a course: the table of what was published. A figure is predicted by figures of its endpoint, product and area,
/// weighted by how near they are in log day and log dose; where these are few, by coarser pools (other raters, areas, products, endpoints).
/// </summary>
public static class ProductLimitTable
{
    /// <summary>Its name in reports.</summary>
    public const string Method = "product-limit table";

    private const int Pools = 5;
    private const double HalfWeight = 50; // subjects at which a figure has half the weight of a very large one

    private sealed record Table(ImmutableArray<TrialFigure> Figures, FigureKind[] Kinds, string[] Products, double[] Days, double[] Doses, ArmKey[] Arms);

    /// <summary>Widths of the kernel in log day and log dose, and how many full-weight figures a coarser pool is worth.</summary>
    private readonly record struct Widths(double Day, double Dose, double Coarser);

    /// <summary>Predicts every figure with everything seen, with its arm and with its trial unseen.</summary>
    /// <param name="figures">Figures that the model predicts; those marked <see cref="FigureUse.Calibrate"/> are the table.</param>
    public static CalibrationScores Score(ImmutableArray<TrialFigure> figures)
    {
        var table = new Table(
            figures,
            [.. figures.Select(FigureKinds.Of)],
            [.. figures.Select(FigureKinds.ProductOf)],
            [.. figures.Select(f => f.Day is { } day ? Elementary.Log(Math.Max(day, 0.5)) : 0)],
            FigureKinds.LogDoses(figures),
            [.. figures.Select(ArmKey.Of)]);
        var widths = Best(table);
        return new(
            Method,
            Predictions(table, widths, (_, _) => true),
            Predictions(table, widths, (i, j) => table.Arms[i] != table.Arms[j]),
            Predictions(table, widths, (i, j) => table.Figures[i].Trial != table.Figures[j].Trial));
    }

    /// <summary>The widths with the smallest error over left-out arms. That uses the figures that it is then scored on, in this rival's favour.</summary>
    private static Widths Best(Table table)
    {
        var best = (Error: double.PositiveInfinity, Widths: default(Widths));
        foreach (var day in new[] { 0.15, 0.25, 0.4, 0.7 })
        {
            foreach (var dose in new[] { 0.25, 0.5, 1.0 })
            {
                foreach (var coarser in new[] { 0.03, 0.1, 0.3, 1.0 })
                {
                    var widths = new Widths(day, dose, coarser);
                    var error = 0.0;
                    for (var i = 0; i < table.Figures.Length; i++)
                    {
                        if (!table.Figures[i].IsMedian)
                        {
                            var e = Estimate(table, widths, i, j => table.Arms[i] != table.Arms[j]) - table.Figures[i].Value;
                            error += e * e;
                        }
                    }

                    if (error < best.Error)
                    {
                        best = (error, widths);
                    }
                }
            }
        }

        return best.Widths;
    }

    private static ImmutableArray<FigurePrediction> Predictions(Table table, Widths widths, Func<int, int, bool> seen)
    {
        var figures = table.Figures;
        var predicted = Enumerable.Range(0, figures.Length).Select(i => Estimate(table, widths, i, j => seen(i, j))).ToArray();

        // How far such a table is off, by kind: the spread of a range. A figure's own error is left out of it.
        var all = ImmutableArray.CreateBuilder<FigurePrediction>(figures.Length);
        for (var i = 0; i < figures.Length; i++)
        {
            var (sum, n) = (0.0, 0);
            for (var j = 0; j < figures.Length; j++)
            {
                if (j != i && table.Kinds[j] == table.Kinds[i] && figures[j].IsPlacebo == figures[i].IsPlacebo && figures[j].Use == FigureUse.Calibrate && table.Arms[i] != table.Arms[j])
                {
                    (sum, n) = (sum + Math.Pow(predicted[j] - figures[j].Value, 2), n + 1);
                }
            }

            var full = figures[i].IsMedian ? double.PositiveInfinity : 100;
            var chance = figures[i].IsMedian ? 0 : 100 * FigureError.Sd(figures[i], predicted[i] / 100);
            var half = Normal.Quantile(0.9) * Math.Max(chance, n > 0 ? Math.Sqrt(sum / n) : chance);
            all.Add(new(
                figures[i], figures[i].Use == FigureUse.Calibrate, predicted[i], Math.Max(0, predicted[i] - half), Math.Min(full, predicted[i] + half), FigureGroups.Of(figures[i])));
        }

        return all.MoveToImmutable();
    }

    /// <summary>From the coarsest pool to the finest, each drawn towards the one before it.</summary>
    private static double Estimate(Table table, Widths widths, int i, Func<int, bool> seen)
    {
        double[] sums = new double[Pools + 1], weights = new double[Pools + 1];
        for (var j = 0; j < table.Figures.Length; j++)
        {
            if (table.Figures[j].Use != FigureUse.Calibrate || !seen(j) || table.Figures[j].IsMedian != table.Figures[i].IsMedian)
            {
                continue;
            }

            double day = (table.Days[i] - table.Days[j]) / widths.Day, dose = (table.Doses[i] - table.Doses[j]) / widths.Dose;
            var n = FigureError.Subjects(table.Figures[j]);
            var size = n / (n + HalfWeight);
            var near = size * Elementary.Exp(-0.5 * ((day * day) + (dose * dose)));
            for (var pool = Nearness(table, i, j); pool >= 0; pool--)
            {
                var weight = pool == 0 ? size : near;
                (sums[pool], weights[pool]) = (sums[pool] + (weight * table.Figures[j].Value), weights[pool] + weight);
            }
        }

        var estimate = weights[0] > 0 ? sums[0] / weights[0] : table.Figures[i].IsMedian ? 0 : 50;
        for (var pool = 1; pool <= Pools; pool++)
        {
            estimate = (sums[pool] + (widths.Coarser * estimate)) / (weights[pool] + widths.Coarser);
        }

        return estimate;
    }

    /// <summary>The finest pool that two figures share: 0 any figure, 1 placebo or not, 2 its kind, 3 its product, 4 its area, 5 its rater too.</summary>
    private static int Nearness(Table table, int i, int j)
    {
        TrialFigure a = table.Figures[i], b = table.Figures[j];
        return a.IsPlacebo != b.IsPlacebo ? 0
            : table.Kinds[i] != table.Kinds[j] ? 1
            : table.Products[i] != table.Products[j] ? 2
            : a.Area != b.Area ? 3
            : a.Code != b.Code ? 4
            : 5;
    }
}
