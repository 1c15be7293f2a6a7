using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>Turns standard normal numbers into persons. Equations: docs/course/README.md, section 2.</summary>
/// <remarks>Population parameters are drawn one by one from their posterior standard deviations: their correlations are not known here.</remarks>
internal sealed class Persons(Ensemble ensemble, Population population, PracticeEffects practice, AreaCourse course)
{
    /// <summary>Fills amounts and loss rates of a bench and returns the other rates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Rates<T> Prepare<T>(int[] members, Bench<T> bench)
        where T : struct, ILane<T>
    {
        var p = population;
        var area = course.Area;
        var areaNumber = Array.IndexOf(Areas, area.Area.Id);
        T N(Dimension d) => Gather<T>(ensemble[d], members);
        T Mean(Parameter parameter, Dimension d) => Uncertain<T>(parameter.WorkingValue, parameter.PosteriorSd, ensemble[d], members);
        T Spread(Parameter parameter, Dimension d)
        {
            var between = parameter.Between!;
            if (!ensemble.DrawsParameters)
            {
                return T.Of(between.Sd);
            }

            var n = N(d);
            return between.LogScale
                ? T.Of(between.Sd) * Elementary.Exp(T.Of(between.PosteriorSd) * n)
                : T.Max(T.Fma(T.Of(between.PosteriorSd), n, T.Of(between.Sd)), T.Of(0.1 * between.Sd));
        }

        Rates<T> rates;
        rates.Uptake = Elementary.Exp(T.Fma(Spread(p.Uptake, Dimension.SpreadUptake), N(Dimension.Uptake), Mean(p.Uptake, Dimension.MeanUptake)));
        rates.Turnover = Elementary.Exp(T.Fma(T.Of(p.Turnover.Between!.Sd), N(Dimension.Turnover), T.Of(p.Turnover.WorkingValue)));
        rates.Crease = T.Max(Mean(p.Crease, Dimension.Crease), T.Of(p.Crease.WorkingValue / 5));
        var unmoved = Mean(p.Unmoved, Dimension.MeanUnmoved) + Uncertain<T>(area.UnmovedShift, area.UnmovedShiftSd, ensemble.Area(areaNumber, 1), members);
        if (ensemble.DrawsLevels)
        {
            unmoved += T.Fma(T.Of(practice.UnmovedShiftSd), N(Dimension.PracticeUnmoved), T.Of(practice.UnmovedShift));
        }

        unmoved = T.Fma(Spread(p.Unmoved, Dimension.SpreadUnmoved), Gather<T>(ensemble.Line(course.Order, 0), members), unmoved);
        rates.Unmoved = T.Of(1) / (T.Of(1) + Elementary.Exp(T.Of(0) - unmoved));
        rates.Untreated = Untreated<T>(members);

        var loss = T.Fma(Spread(p.Loss, Dimension.SpreadLoss), N(Dimension.Loss), Mean(p.Loss, Dimension.MeanLoss));
        for (var chain = 0; chain < bench.Losses.Length; chain++)
        {
            bench.Losses[chain] = Elementary.Exp(course.Products.Length == 0
                ? loss
                : loss + Uncertain<T>(course.Products[chain].LossShift, course.Products[chain].LossShiftSd, ensemble.Product(Number(course.Products[chain]), 1), members));
        }

        var amount = T.Fma(Spread(p.Amount, Dimension.SpreadAmount), N(Dimension.Amount), Mean(p.Amount, Dimension.MeanAmount));
        amount += Uncertain<T>(area.LogAmountShift, area.LogAmountShiftSd, ensemble.Area(areaNumber, 0), members);
        var saturation = Elementary.Exp(Mean(p.Saturation, Dimension.Saturation)) / T.Of(p.SaturationReferenceUnits);
        var inverse = T.Of(1) / saturation;
        for (var i = 0; i < course.Sessions.Length; i++)
        {
            var session = course.Sessions[i];
            var product = course.Products[course.Chains[i]];
            var potency = Elementary.Exp(Uncertain<T>(product.LogPotency, product.LogPotencySd, ensemble.Product(Number(product), 0), members));
            var doses = potency * T.Of(session.Units / area.ReferenceUnits);
            var taken = doses * (T.Of(1) + inverse) / T.Fma(doses, inverse, T.Of(1));
            var log = ensemble.DrawsLevels
                ? T.Fma(T.Of(p.OccasionSd), Gather<T>(ensemble.Occasion(course.Order, course.Sessions.Length - 1 - i), members), amount)
                : amount;
            T.Store(Elementary.Exp(log) * taken * T.Of(course.AmountFactor), ref bench.Amounts[0], i * T.Width);
        }

        return rates;
    }

    /// <summary>Numbers of the dimensions that all subjects of one trial share: practice effects and population parameters.</summary>
    public IEnumerable<int> SharedDimensions()
    {
        yield return (int)Dimension.PracticeUnmoved;
        for (var d = Dimension.MeanAmount; d <= Dimension.Saturation; d++)
        {
            yield return (int)d;
        }

        var area = Array.IndexOf(Areas, course.Area.Area.Id);
        yield return Ensemble.AreaDimension(area, 0);
        yield return Ensemble.AreaDimension(area, 1);
        foreach (var product in course.Products)
        {
            yield return Ensemble.ProductDimension(Number(product), 0);
            yield return Ensemble.ProductDimension(Number(product), 1);
        }
    }

    /// <summary>Severity of the untreated line.</summary>
    public T Untreated<T>(int[] members)
        where T : struct, ILane<T>
    {
        var mean = Uncertain<T>(population.Untreated.WorkingValue, population.Untreated.PosteriorSd, ensemble[Dimension.MeanUntreated], members);
        var sd = T.Max(Uncertain<T>(population.UntreatedSd.WorkingValue, population.UntreatedSd.PosteriorSd, ensemble[Dimension.SpreadUntreated], members), T.Of(0.3));
        var untreated = T.Fma(sd, Gather<T>(ensemble.Line(course.Order, 1), members), mean);
        return T.Min(T.Max(untreated, T.Of(0.2)), T.Of(4));
    }

    /// <summary>How much lower the practice's raters read after a treatment, grades.</summary>
    public T Kindness<T>(int[] members)
        where T : struct, ILane<T> =>
        ensemble.DrawsLevels
            ? T.Fma(T.Of(practice.ReadingShiftSd), Gather<T>(ensemble[Dimension.PracticeReading], members), T.Of(practice.ReadingShift))
            : T.Of(0);

    /// <summary>Numbers of the chosen members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Gather<T>(double[] column, int[] members)
        where T : struct, ILane<T>
    {
        Span<double> picked = stackalloc double[T.Width];
        for (var i = 0; i < T.Width; i++)
        {
            picked[i] = column[members[i]];
        }

        return T.Load(ref picked[0], 0);
    }

    private T Uncertain<T>(double value, double sd, double[] column, int[] members)
        where T : struct, ILane<T> =>
        ensemble.DrawsParameters && sd > 0 ? T.Fma(T.Of(sd), Gather<T>(column, members), T.Of(value)) : T.Of(value);

    private static int Number(ProductParameters product) => Array.IndexOf(ProductNames, product.Product.Name);

    private static readonly string[] Areas = [.. ParameterFile.Current.Areas.Keys.Order(StringComparer.Ordinal)];
    private static readonly string[] ProductNames = [.. ParameterFile.Current.Products.Keys.Order(StringComparer.Ordinal)];
}
