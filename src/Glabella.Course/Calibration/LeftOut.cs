using System.Collections.Immutable;

namespace Glabella.Course.Calibrating;

/// <summary>
/// Predicts each figure without its own arm, and without its whole trial: the search is run again from the full fit with the derivatives
/// taken there, and the unseen figures are averaged over the normal approximation around the new place.
/// An arm is a group of subjects: figures of several areas of the same people go together.
/// </summary>
internal static class LeftOut
{
    private const int Rounds = 20, DrawsEach = 200;

    /// <summary>Scores of both kinds, figures in the order of the set.</summary>
    /// <param name="makeModel">A model for each thread.</param>
    /// <param name="set">The figures.</param>
    /// <param name="unknowns">The parameters.</param>
    /// <param name="used">Figures that are fitted.</param>
    /// <param name="fitted">The full fit.</param>
    /// <param name="centre">Where the full posterior's mean lies off its mode: added to every refit.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="report">Share done.</param>
    /// <param name="stop">Ends it with an exception.</param>
    public static (ImmutableArray<FigurePrediction> Arms, ImmutableArray<FigurePrediction> Trials) Predict(
        Func<FigureModel> makeModel, FigureSet set, Unknowns unknowns, bool[] used, Fitted fitted, double[] centre,
        CalibrationOptions options, Action<double> report, CancellationToken stop)
    {
        var arms = Enumerable.Range(0, set.Figures.Length).GroupBy(i => ArmKey.Of(set.Figures[i])).Select(g => g.ToArray()).ToArray();
        var trials = Enumerable.Range(0, set.Figures.Length).GroupBy(set.TrialOf).Select(g => g.ToArray()).ToArray();
        var units = arms.Select(a => (Unseen: a, Whole: false)).Concat(trials.Select(t => (Unseen: t, Whole: true))).ToArray();
        FigurePrediction[] byArm = new FigurePrediction[set.Figures.Length], byTrial = new FigurePrediction[set.Figures.Length];
        var done = 0;
        using var models = new ThreadLocal<FigureModel>(makeModel);
        Parallel.For(0, units.Length, new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = stop }, u =>
        {
            var (unseen, whole) = units[u];
            foreach (var prediction in Predict(models.Value!, set, unknowns, used, fitted, centre, unseen, whole, options.Seed, u, stop))
            {
                (whole ? byTrial : byArm)[prediction.Figure] = prediction.Of;
            }

            report((double)Interlocked.Increment(ref done) / units.Length);
        });
        return ([.. byArm], [.. byTrial]);
    }

    private static IEnumerable<(int Figure, FigurePrediction Of)> Predict(
        FigureModel model, FigureSet set, Unknowns unknowns, bool[] used, Fitted fitted, double[] centre, int[] unseen, bool whole, long seed, int unit, CancellationToken stop)
    {
        var kept = (bool[])used.Clone();
        foreach (var figure in unseen)
        {
            kept[figure] = false;
        }

        var start = (double[])fitted.Place.Values.Clone();
        if (whole)
        {
            Array.Clear(start, unknowns.Count + (TrialShift.Count * set.TrialOf(unseen[0])), TrialShift.Count);
        }

        var refit = PosteriorMode.Search(model, new Misfit(set, unknowns, kept), fitted.Place with { Values = start }, Rounds, fitted.Derivatives, stop);
        FigureArm[] arms = [.. set.Arms.Where(a => a.Figures.Any(unseen.Contains))];
        var shares = unseen.ToDictionary(i => i, _ => new double[DrawsEach]);
        var days = unseen.ToDictionary(i => i, _ => new (double, double)[DrawsEach]);
        var chance = new Draws(seed, 3);
        var white = new double[refit.Place.Values.Length];
        for (var draw = 0; draw < DrawsEach; draw++)
        {
            stop.ThrowIfCancellationRequested();
            for (var j = 0; j < white.Length; j++)
            {
                // In pairs of opposites, so that the mean of a straight line is exact.
                white[j] = (draw % 2 == 0 ? 1 : -1) * chance.Normal(((long)unit << 32) | (uint)(draw / 2), j);
            }

            var step = (double[])white.Clone();
            refit.Precision.SolveTransposed(step);
            for (var j = 0; j < unknowns.Count; j++)
            {
                step[j] += centre[j];
            }

            var medians = new MedianDays(set.Figures.Length);
            var predicted = model.Predict(refit.Place.Plus(step), medians, arms);
            foreach (var i in unseen)
            {
                shares[i][draw] = predicted[i];
                days[i][draw] = (medians.Day[i], medians.DaysPerShare[i]);
            }
        }

        var prints = new Draws(seed, 4);
        foreach (var i in unseen)
        {
            yield return (i, Predictive.Of(set, i, shares[i], days[i], fitted: false, prints));
        }
    }
}
