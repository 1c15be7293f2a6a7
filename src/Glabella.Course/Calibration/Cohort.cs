using Glabella.Course.Chance;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>
/// Fixed virtual persons: each arm is read by the same ones, so that the misfit is a smooth function of the parameters.
/// Scrambled Sobol points, each dimension brought to mean 0 and variance 1.
/// </summary>
internal sealed class Cohort
{
    /// <param name="count">Persons, a multiple of 8.</param>
    public Cohort(int count)
    {
        Count = count;
        Amount = Numbers(0);
        Unmoved = Numbers(1);
        Untreated = Numbers(2);
        Loss = Numbers(3);
        Uptake = Numbers(4);
        Turnover = Numbers(5);
        InvestigatorBias = Numbers(6);
        SubjectBias = Numbers(7);
    }

    public int Count { get; }

    public double[] Amount { get; }

    public double[] Unmoved { get; }

    public double[] Untreated { get; }

    public double[] Loss { get; }

    public double[] Uptake { get; }

    public double[] Turnover { get; }

    public double[] InvestigatorBias { get; }

    public double[] SubjectBias { get; }

    private double[] Numbers(int dimension)
    {
        var column = new double[Count];
        Sobol.Fill(dimension, Philox.Mix(1), 0, column);
        for (var i = 0; i < Count; i++)
        {
            column[i] = Normal.Quantile(column[i]);
        }

        var mean = column.Average();
        var sd = Math.Sqrt(column.Sum(x => (x - mean) * (x - mean)) / Count);
        for (var i = 0; i < Count; i++)
        {
            column[i] = (column[i] - mean) / sd;
        }

        return column;
    }
}
