using Glabella.Course.Chance;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>What differs between members of an ensemble, in the order in which the best spread dimensions are given out.</summary>
internal enum Dimension
{
    Amount, Unmoved, Untreated, Loss, Uptake, PracticeUnmoved, Occasion, Turnover, InvestigatorBias, SubjectBias, PracticeReading,
    MeanAmount, MeanLoss, MeanUptake, MeanUnmoved, MeanUntreated, SpreadAmount, SpreadLoss, SpreadUptake, SpreadUnmoved, SpreadUntreated,
    Crease, Saturation, MeanSubjectBias, Expectation,
}

/// <summary>
/// Standard normal numbers for every member and dimension, made when first asked for. A dimension's numbers do not
/// depend on which others are asked for.
/// </summary>
internal sealed class Ensemble(int members, long seed, bool uncertain = true)
{
    private readonly Dictionary<int, double[]> columns = [];

    /// <summary>One member whose numbers are all 0: the median person.</summary>
    public static Ensemble Median { get; } = new(1, 0, uncertain: false) { still = true };

    private bool still;

    /// <summary>Number of members.</summary>
    public int Members => members;

    /// <summary>
    /// Whether practice effects, occasions and population parameters are drawn too; without them members differ as persons alone.
    /// </summary>
    public bool Uncertain => uncertain;

    /// <summary>One dimension.</summary>
    public double[] this[Dimension dimension] => Column((int)dimension);

    /// <summary>Strength and loss rate of a product (0 or 1).</summary>
    public double[] Product(int product, int which) => Column(42 + (2 * product) + which);

    /// <summary>Amount and unmoved share of an area (0 or 1).</summary>
    public double[] Area(int area, int which) => Column(58 + (2 * area) + which);

    /// <summary>Unmoved share (0) and untreated severity (1) of the person's n-th area: lines differ within one face.</summary>
    public double[] Line(int order, int which) => order == 0 ? this[which == 0 ? Dimension.Unmoved : Dimension.Untreated] : Column(84 + (2 * order) + which);

    /// <summary>The occasion of a session of the n-th area, counted back from the last.</summary>
    public double[] Occasion(int order, int back) => order == 0 && back == 0 ? this[Dimension.Occasion] : Column(126 + (order * 4096) + back);

    private double[] Column(int dimension)
    {
        lock (columns)
        {
            if (!columns.TryGetValue(dimension, out var column))
            {
                column = new double[members];
                if (!still)
                {
                    Draw(column, dimension);
                }

                columns.Add(dimension, column);
            }

            return column;
        }
    }

    private void Draw(double[] column, int dimension)
    {
        Sobol.Fill(dimension, Philox.Mix((ulong)seed), 0, column);
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = Normal.Quantile(column[i]);
        }
    }
}
