using System.Collections.Concurrent;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>
/// The points of an ensemble, moved to where observations and reports point and drawn together there. What that changes
/// in a member's chance is given back by <see cref="Corrections"/>, so that weights stay those of the same posterior;
/// only more members share it. Without this an unusual person is described by a handful of members, and the ranges
/// come out narrower than they are.
/// </summary>
internal sealed class AdaptedEnsemble : Ensemble
{
    /// <summary>Moved points are spread a little wider than what they aim at, so that no tail is lost.</summary>
    private const double Wider = 1.1;

    private readonly Ensemble points;
    private readonly SortedDictionary<int, (double Mean, double Sd)> moved;
    private readonly ConcurrentDictionary<int, Lazy<double[]>> columns = new();
    private readonly CorrelatedColumns parameters = new();

    private AdaptedEnsemble(Ensemble points, SortedDictionary<int, (double Mean, double Sd)> moved) => (this.points, this.moved) = (points, moved);

    public override int Members => points.Members;

    public override bool DrawsParameters => points.DrawsParameters;

    public override bool DrawsLevels => points.DrawsLevels;

    public override IEnumerable<int> Drawn => points.Drawn;

    public override double[] Parameter(int dimension) => parameters.Of(this, dimension);

    /// <summary>Moves the points to the centre and spread of a weighted ensemble.</summary>
    /// <param name="points">The unmoved points.</param>
    /// <param name="weighted">The ensemble that was run.</param>
    /// <param name="logs">Logarithms of its weights.</param>
    /// <param name="worth">How many members the weights should be worth when centre and spread are taken; they are flattened until they are.</param>
    public static AdaptedEnsemble Towards(Ensemble points, Ensemble weighted, double[] logs, double worth)
    {
        var weights = Flattened(logs, worth);
        var total = weights.Sum(w => (double)w);
        var moved = new SortedDictionary<int, (double, double)>();
        foreach (var dimension in weighted.Drawn.Order().ToArray())
        {
            var column = weighted.Numbers(dimension);
            double sum = 0, squares = 0;
            for (var i = 0; i < column.Length; i++)
            {
                sum += weights[i] * column[i];
                squares += weights[i] * column[i] * column[i];
            }

            var mean = sum / total;
            var sd = Math.Sqrt(Math.Max((squares / total) - (mean * mean), 0));
            if (Math.Abs(mean) > 0.25 || sd < 0.85)
            {
                moved.Add(dimension, (mean, Math.Clamp(Wider * sd, 0.15, 1.2)));
            }
        }

        return new(points, moved);
    }

    /// <summary>For each member the logarithm of its chance among the unmoved points over that among the moved ones.</summary>
    public double[] Corrections()
    {
        var sums = new double[Members];
        foreach (var (dimension, (_, sd)) in moved)
        {
            double[] before = points.Numbers(dimension), after = Numbers(dimension);
            var log = Elementary.Log(sd);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += log + (0.5 * ((before[i] * before[i]) - (after[i] * after[i])));
            }
        }

        return sums;
    }

    protected override double[] Column(int dimension) => moved.TryGetValue(dimension, out var to)
        ? columns.GetOrAdd(dimension, d => new(() => Array.ConvertAll(points.Numbers(d), z => to.Mean + (to.Sd * z)))).Value
        : points.Numbers(dimension);

    /// <summary>Weights raised to the largest power, at most 1, at which they are still worth so many members.</summary>
    private static long[] Flattened(double[] logs, double worth)
    {
        double low = 0, high = 1;
        var weights = Weights.Whole(logs);
        if (Weights.Effective(weights) >= worth)
        {
            return weights;
        }

        for (var step = 0; step < 20; step++)
        {
            var power = (low + high) / 2;
            weights = Weights.Whole(Array.ConvertAll(logs, log => power * log));
            if (Weights.Effective(weights) >= worth)
            {
                low = power;
            }
            else
            {
                high = power;
            }
        }

        return Weights.Whole(Array.ConvertAll(logs, log => low * log));
    }
}
