using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>Turns standard normal numbers into persons. Equations: docs/course/README.md, section 2.</summary>
/// <remarks>Population parameters are drawn together, correlated as the calibration found them.</remarks>
internal sealed class Persons(Ensemble ensemble, Population population, PracticeEffects practice, AreaCourse course)
{
    private readonly double[]?[] columns = new double[]?[(int)Dimension.Expectation + 1];
    private readonly double[]?[] parameters = new double[]?[Ensemble.Parameters];
    private double[]? neighbours;

    /// <summary>Fills amounts and loss rates of a bench and returns the other rates.</summary>
    public Rates<T> Prepare<T>(int[] members, Bench<T> bench)
        where T : struct, ILane<T>
    {
        var p = population;
        Rates<T> rates;
        rates.Uptake = Exp(Person<T>(p.Uptake, Dimension.MeanUptake, Dimension.SpreadUptake, Column(Dimension.Uptake), members));
        rates.Turnover = Exp(T.Fma(T.Of(p.Turnover.Between!.Sd), Gather<T>(Column(Dimension.Turnover), members), T.Of(p.Turnover.WorkingValue)));
        rates.Crease = T.Max(Mean<T>(p.Crease, Dimension.Crease, members), T.Of(p.Crease.WorkingValue / 5));
        rates.Unmoved = Unmoved<T>(members);
        rates.Untreated = Untreated<T>(members);
        Losses(members, bench);
        Amounts(members, bench);
        return rates;
    }

    private T Unmoved<T>(int[] members)
        where T : struct, ILane<T>
    {
        var mean = Mean<T>(population.Unmoved, Dimension.MeanUnmoved, members) + Uncertain<T>(course.Area.UnmovedShift, course.Area.UnmovedShiftSd, ParameterDimensions.Of(course.Area, 1), members);
        if (course.Neighbours)
        {
            var shift = T.Of(population.Neighbours.WorkingValue);
            mean += ensemble.DrawsParameters
                ? T.Fma(T.Of(population.Neighbours.PosteriorSd), Gather<T>(neighbours ??= ensemble.Parameter(ParameterDimensions.Neighbours), members), shift)
                : shift;
        }

        if (ensemble.DrawsLevels)
        {
            mean += T.Fma(T.Of(practice.UnmovedShiftSd), Gather<T>(Column(Dimension.PracticeUnmoved), members), T.Of(practice.UnmovedShift));
        }

        var logit = T.Fma(Spread<T>(population.Unmoved, Dimension.SpreadUnmoved, members), Gather<T>(ensemble.Line(course.Order, 0), members), mean);
        return T.Of(1) / (T.Of(1) + Exp(T.Of(0) - logit));
    }

    private void Losses<T>(int[] members, Bench<T> bench)
        where T : struct, ILane<T>
    {
        var loss = Person<T>(population.Loss, Dimension.MeanLoss, Dimension.SpreadLoss, Column(Dimension.Loss), members);
        for (var chain = 0; chain < bench.Losses.Length; chain++)
        {
            bench.Losses[chain] = Exp(course.Products.Length == 0
                ? loss
                : loss + Uncertain<T>(course.Products[chain].LossShift, course.Products[chain].LossShiftSd, ParameterDimensions.Of(course.Products[chain], 1), members));
        }
    }

    private void Amounts<T>(int[] members, Bench<T> bench)
        where T : struct, ILane<T>
    {
        T one = T.Of(1), inverse = one / (Exp(Mean<T>(population.Saturation, Dimension.Saturation, members)) / T.Of(population.SaturationReferenceUnits));
        var amount = Person<T>(population.Amount, Dimension.MeanAmount, Dimension.SpreadAmount, Column(Dimension.Amount), members);
        amount += Uncertain<T>(course.Area.LogAmountShift, course.Area.LogAmountShiftSd, ParameterDimensions.Of(course.Area, 0), members);
        var (known, potency) = (-1, one);
        for (var i = 0; i < course.Sessions.Length; i++)
        {
            var session = course.Sessions[i];
            var chain = course.Chains[i];
            if (known != chain)
            {
                known = chain;
                potency = Exp(Uncertain<T>(course.Products[chain].LogPotency, course.Products[chain].LogPotencySd, ParameterDimensions.Of(course.Products[chain], 0), members));
            }

            var doses = potency * T.Of(session.Units / course.Area.ReferenceUnits);
            var taken = doses * (one + inverse) / T.Fma(doses, inverse, one);
            var log = ensemble.DrawsLevels
                ? T.Fma(T.Of(population.OccasionSd), Gather<T>(ensemble.Occasion(course.Order, course.Sessions.Length - 1 - i), members), amount)
                : amount;
            T.Store(Exp(log) * taken * T.Of(course.AmountFactor), ref bench.Amounts[0], i * T.Width);
        }
    }

    /// <summary>Numbers of the dimensions that all subjects of one trial share: practice effects and population parameters.</summary>
    public IEnumerable<int> SharedDimensions()
    {
        yield return (int)Dimension.PracticeUnmoved;
        for (var d = Dimension.MeanAmount; d <= Dimension.Saturation; d++)
        {
            yield return (int)d;
        }

        if (course.Neighbours)
        {
            yield return ParameterDimensions.Neighbours;
        }

        yield return ParameterDimensions.Of(course.Area, 0);
        yield return ParameterDimensions.Of(course.Area, 1);
        foreach (var product in course.Products)
        {
            yield return ParameterDimensions.Of(product, 0);
            yield return ParameterDimensions.Of(product, 1);
        }
    }

    /// <summary>Severity of the untreated line.</summary>
    public T Untreated<T>(int[] members)
        where T : struct, ILane<T>
    {
        var mean = Uncertain<T>(population.Untreated.WorkingValue, population.Untreated.PosteriorSd, (int)Dimension.MeanUntreated, members);
        var sd = T.Max(Uncertain<T>(population.UntreatedSd.WorkingValue, population.UntreatedSd.PosteriorSd, (int)Dimension.SpreadUntreated, members), T.Of(0.3));
        var untreated = T.Fma(sd, Gather<T>(ensemble.Line(course.Order, 1), members), mean);
        return T.Min(T.Max(untreated, T.Of(0.2)), T.Of(4));
    }

    /// <summary>How much lower the practice's raters read after a treatment, grades.</summary>
    public T Kindness<T>(int[] members)
        where T : struct, ILane<T> =>
        ensemble.DrawsLevels
            ? T.Fma(T.Of(practice.ReadingShiftSd), Gather<T>(Column(Dimension.PracticeReading), members), T.Of(practice.ReadingShift))
            : T.Of(0);

    /// <summary>Numbers of the chosen members, which rise; a handful that is not full repeats its first. So members whose ends are as far apart as a handful is wide are neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gather<T>(double[] column, int[] members)
        where T : struct, ILane<T> =>
        members[^1] - members[0] == T.Width - 1 ? T.Load(ref column[members[0]], 0) /* neighbours */ : T.Gather(column, members);

    /// <summary>A person's own value of a parameter, on the scale on which persons differ.</summary>
    private T Person<T>(Parameter parameter, Dimension mean, Dimension spread, double[] column, int[] members)
        where T : struct, ILane<T> => T.Fma(Spread<T>(parameter, spread, members), Gather<T>(column, members), Mean<T>(parameter, mean, members));

    private T Mean<T>(Parameter parameter, Dimension dimension, int[] members)
        where T : struct, ILane<T> => Uncertain<T>(parameter.WorkingValue, parameter.PosteriorSd, (int)dimension, members);

    private T Spread<T>(Parameter parameter, Dimension dimension, int[] members)
        where T : struct, ILane<T>
    {
        var between = parameter.Between!;
        if (!ensemble.DrawsParameters)
        {
            return T.Of(between.Sd);
        }

        var n = Gather<T>(ParameterColumn((int)dimension), members);
        return between.LogScale
            ? T.Of(between.Sd) * Exp(T.Of(between.PosteriorSd) * n)
            : T.Max(T.Fma(T.Of(between.PosteriorSd), n, T.Of(between.Sd)), T.Of(0.1 * between.Sd));
    }

    private T Uncertain<T>(double value, double sd, int dimension, int[] members)
        where T : struct, ILane<T> =>
        ensemble.DrawsParameters && sd > 0 ? T.Fma(T.Of(sd), Gather<T>(ParameterColumn(dimension), members), T.Of(value)) : T.Of(value);

    /// <summary>A dimension, asked for once.</summary>
    private double[] Column(Dimension dimension) => columns[(int)dimension] ??= ensemble[dimension];

    /// <summary>A population parameter's dimension, asked for once.</summary>
    private double[] ParameterColumn(int dimension) => parameters[dimension] ??= ensemble.Parameter(dimension);

    /// <summary>One copy of the exponential: a dozen of them inlined would crowd out everything else.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Exp<T>(T x)
        where T : struct, ILane<T> => Elementary.Exp(x);
}
