using System.Collections.Immutable;
using Glabella.Course.Calibrating;
using Glabella.Course.Mechanism;
using Glabella.Course.Rivals;

namespace Glabella.Course;

/// <summary>Refits the course model to published trial figures. Method: docs/course/calibration.md.</summary>
public static class Calibration
{
    private const int MostRounds = 200;

    private static readonly Lazy<byte[]> Embedded = new(() =>
    {
        using var stream = typeof(Calibration).Assembly.GetManifestResourceStream("Glabella.Course.Data.trials.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    });

    /// <summary>The published figures that this program's parameters were fitted to, as JSON in the layout that <c>glabella calibrate</c> reads.</summary>
    public static ReadOnlyMemory<byte> Tables => Embedded.Value;

    /// <summary>Why a figure can be neither fitted nor predicted; null if it can be.</summary>
    public static string? WhyLeftOut(TrialFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return FigureReason.WhyLeftOut(figure, ParameterFile.Current);
    }

    /// <summary>Fits, samples, predicts and scores; or, for a check, predicts with the built-in parameters.</summary>
    /// <param name="figures">Published figures; at least one that can be predicted, and without a check one that may be fitted.</param>
    /// <param name="options">What to do.</param>
    /// <param name="progress">Share done, 0…1, and what is being done; from any thread.</param>
    /// <param name="stop">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The result, or why there is none. The same for any number of threads.</returns>
    public static (CalibrationResult? Result, CalibrationFailed? Failed) Run(
        ImmutableArray<TrialFigure> figures, CalibrationOptions options, Action<double, string>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        progress ??= (_, _) => { };
        var cohort = new Cohort(options.Persons);
        var set = new FigureSet(figures, cohort);
        var unknowns = new Unknowns(ParameterFile.Current);
        FigureModel Make() => new(set, unknowns, cohort);
        if (options.Check)
        {
            return (CalibrationCheck.Of(set, unknowns, Make, options, share => progress(share, "trials not seen before"), stop), null);
        }

        bool[] used = [.. set.Figures.Select(f => f.Use == FigureUse.Calibrate && (options.Holdout.IsDefaultOrEmpty || !options.Holdout.Contains(f.Trial)))];
        var misfit = new Misfit(set, unknowns, used);
        progress(0, "most probable parameters");

        // From the priors, not from the built-in values: a calibration must not depend on the one before it.
        var fitted = PosteriorMode.Search(Make(), misfit, CoursePlace.Start(unknowns.PriorMeans(), set.Trials.Length), MostRounds, stop: stop);
        if (!fitted.Converged)
        {
            return (null, new("CAL-101", $"The fit did not converge within {MostRounds} rounds: {fitted.Slowest} was still moving."));
        }

        var sample = PosteriorSample.Take(Make, misfit, fitted, options, share => progress(0.1 + (0.6 * share), "draws from the posterior"), stop);
        ImmutableArray<FigurePrediction> predictions = [.. Predictions(set, used, sample, options.Seed)];
        var scores = ImmutableArray<CalibrationScores>.Empty;
        if (options.Score)
        {
            var mean = sample.Mean;
            double[] centre = [.. Enumerable.Range(0, unknowns.Count).Select(j => mean.Values[j] - fitted.Place.Values[j])];
            var (arms, trials) = LeftOut.Predict(Make, set, unknowns, used, fitted, centre, options, share => progress(0.7 + (0.2 * share), "arms and trials left out"), stop);
            progress(0.9, "rivals");
            ImmutableArray<TrialFigure> seen = [.. set.Figures.Select((f, i) => f with { Use = used[i] ? FigureUse.Calibrate : FigureUse.Validate })];
            scores = [new("course model", predictions, arms, trials), ProductLimitTable.Score(seen), LogLogisticCourse.Score(seen, options.Seed, options.Threads, stop)];
        }

        progress(1, "done");
        var summary = PosteriorTables.Of(unknowns, set, sample);
        return (new(CourseModel.Version, options.Seed, summary.Parameters, summary.Correlation, predictions, set.LeftOut, summary.Trials, scores, sample.Acceptance), null);
    }

    private static IEnumerable<FigurePrediction> Predictions(FigureSet set, bool[] used, PosteriorSample sample, long seed)
    {
        // At most a few hundred draws, evenly spaced: enough for a mean and a range.
        var all = sample.All.ToArray();
        var every = Math.Max(1, all.Length / 400);
        ChainDraw[] some = [.. all.Where((_, i) => i % every == 0)];
        var prints = new Draws(seed, 5);
        for (var i = 0; i < set.Figures.Length; i++)
        {
            yield return Predictive.Of(set, i, [.. some.Select(d => d.Shares[i])], [.. some.Select(d => (d.Days.Day[i], d.Days.DaysPerShare[i]))], used[i], prints);
        }
    }
}
