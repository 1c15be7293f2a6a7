using System.Collections.Concurrent;
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

/// <summary>Standard normal numbers for members and dimensions: what makes each member the person that it is.</summary>
internal abstract class Ensemble
{
    /// <summary>Number of members.</summary>
    public abstract int Members { get; }

    /// <summary>Whether population parameters are drawn from their posterior; else they stand at its mode.</summary>
    public virtual bool DrawsParameters => false;

    /// <summary>Whether practice effects and occasions are drawn; else they are 0.</summary>
    public virtual bool DrawsLevels => false;

    /// <summary>Dimensions that were asked for so far; an ensemble that does not keep count has none.</summary>
    public virtual IEnumerable<int> Drawn => [];

    /// <summary>A dimension by number.</summary>
    public double[] Numbers(int dimension) => Column(dimension);

    /// <summary>One dimension.</summary>
    public double[] this[Dimension dimension] => Column((int)dimension);

    /// <summary>Standard normals of a population parameter's dimension, correlated with those of the others as the calibration found them.</summary>
    public virtual double[] Parameter(int dimension) => Column(dimension);

    /// <summary>Dimensions below which all population parameters lie.</summary>
    public const int Parameters = 84;

    /// <summary>Number of a product's dimension.</summary>
    public static int ProductDimension(int product, int which) => 42 + (2 * product) + which;

    /// <summary>Number of an area's dimension.</summary>
    public static int AreaDimension(int area, int which) => 58 + (2 * area) + which;

    /// <summary>Unmoved share (0) and untreated severity (1) of the person's n-th area: lines differ within one face.</summary>
    public double[] Line(int order, int which) => order == 0 ? this[which == 0 ? Dimension.Unmoved : Dimension.Untreated] : Column(84 + (2 * order) + which);

    /// <summary>The occasion of a session of the n-th area, counted back from the last.</summary>
    public double[] Occasion(int order, int back) => order == 0 && back == 0 ? this[Dimension.Occasion] : Column(126 + (order * 4096) + back);

    /// <summary>A dimension by number; the same numbers whichever others are asked for.</summary>
    protected abstract double[] Column(int dimension);
}

/// <summary>Scrambled Sobol points; dimensions are made when first asked for, by any thread.</summary>
/// <param name="members">A power of two.</param>
/// <param name="seed">Seed of the scrambling.</param>
/// <param name="uncertain">Whether practice effects, occasions and population parameters are drawn too.</param>
internal sealed class SobolEnsemble(int members, long seed, bool uncertain = true) : Ensemble
{
    private const int LargestKept = 16384;

    private static SobolEnsemble? kept;

    private readonly ConcurrentDictionary<int, Lazy<double[]>> columns = new();
    private readonly CorrelatedColumns parameters = new();

    /// <summary>The ensemble of a size and seed; the last one is kept, since forecasts in a row mostly share it.</summary>
    public static SobolEnsemble Of(int members, long seed)
    {
        var last = Volatile.Read(ref kept);
        if (last is not null && last.Members == members && last.Seed == seed)
        {
            return last;
        }

        var made = new SobolEnsemble(members, seed);
        if (members <= LargestKept)
        {
            Volatile.Write(ref kept, made);
        }

        return made;
    }

    /// <summary>Seed of the scrambling.</summary>
    public long Seed => seed;

    public override int Members => members;

    public override bool DrawsParameters => uncertain;

    public override bool DrawsLevels => uncertain;

    public override IEnumerable<int> Drawn => columns.Keys;

    public override double[] Parameter(int dimension) => parameters.Of(this, dimension);

    protected override double[] Column(int dimension) =>
        (columns.TryGetValue(dimension, out var made) ? made : columns.GetOrAdd(dimension, d => new(() => Draw(d)))).Value;

    private double[] Draw(int dimension)
    {
        var column = new double[members];
        Sobol.Fill(dimension, Philox.Mix((ulong)seed), 0, column);
        if (System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated)
        {
            Normal.Quantiles<Lane8>(column);
        }
        else
        {
            Normal.Quantiles<Lane4>(column);
        }

        return column;
    }
}

/// <summary>One person, whose numbers are given; without any, the median person.</summary>
internal sealed class OnePerson(Func<int, double>? numbers = null, bool levels = false) : Ensemble
{
    private readonly Dictionary<int, double[]> columns = [];

    public override int Members => 1;

    public override bool DrawsLevels => levels;

    protected override double[] Column(int dimension)
    {
        if (!columns.TryGetValue(dimension, out var column))
        {
            columns.Add(dimension, column = [numbers?.Invoke(dimension) ?? 0]);
        }

        return column;
    }
}
