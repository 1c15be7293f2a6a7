using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>
/// Predictions with the built-in parameters. A trial that they were fitted to has the effects found then; for another the effects of any
/// trial are drawn, and with them the parameters as uncertain as the calibration left them, so that its ranges are those of an unseen trial.
/// </summary>
internal static class CalibrationCheck
{
    private const int Trials = 200;

    /// <summary>Predicts; fits nothing.</summary>
    /// <param name="set">The figures.</param>
    /// <param name="unknowns">The parameters.</param>
    /// <param name="makeModel">A model for each thread.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="report">Share done.</param>
    /// <param name="stop">Ends it with an exception.</param>
    public static CalibrationResult Of(FigureSet set, Unknowns unknowns, Func<FigureModel> makeModel, CalibrationOptions options, Action<double> report, CancellationToken stop)
    {
        var file = ParameterFile.Current;
        var known = set.Trials.Select(name => file.TrialEffects.FirstOrDefault(t => t.Trial == name)).ToArray();
        var shares = Enumerable.Range(0, set.Figures.Length).Select(_ => new double[Trials]).ToArray();
        var days = Enumerable.Range(0, set.Figures.Length).Select(_ => new (double, double)[Trials]).ToArray();
        var typical = new CoursePlace([.. unknowns.BuiltIn(), .. known.SelectMany(k => new[] { k?.UnmovedShift ?? 0, k?.ReadingShift ?? 0, k?.NoticingShift ?? 0 })], unknowns.Count);
        var seen = new MedianDays(set.Figures.Length);
        var fitted = makeModel().Predict(typical, seen, [.. set.Arms.Where(a => known[a.Trial] is not null)]);
        for (var i = 0; i < fitted.Length; i++)
        {
            Array.Fill(shares[i], fitted[i]);
            Array.Fill(days[i], (seen.Day[i], seen.DaysPerShare[i]));
        }

        FigureArm[] unseen = [.. set.Arms.Where(a => known[a.Trial] is null)];
        var done = 0;
        using var models = new ThreadLocal<FigureModel>(makeModel);
        Parallel.For(0, unseen.Length == 0 ? 0 : Trials, new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = stop }, draw =>
        {
            var medians = new MedianDays(set.Figures.Length);
            var predicted = models.Value!.Predict(Drawn(typical, unknowns, known, options.Seed, draw), medians, unseen);
            foreach (var i in unseen.SelectMany(a => a.Figures))
            {
                shares[i][draw] = predicted[i];
                days[i][draw] = (medians.Day[i], medians.DaysPerShare[i]);
            }

            report((double)Interlocked.Increment(ref done) / Trials);
        });

        var prints = new Draws(options.Seed, 5);
        var parameters = unknowns.All.Select(u =>
        {
            var sd = PosteriorSd(u, file);
            return new CalibratedParameter(u.Name, u.Meaning, u.Unit, u.Scale, u.Prior, new(u.BuiltIn, sd, u.BuiltIn - (1.2816 * sd), u.BuiltIn, u.BuiltIn + (1.2816 * sd)), null, null);
        });
        return new(
            CourseModel.Version, options.Seed, [.. parameters], [],
            [.. Enumerable.Range(0, set.Figures.Length).Select(i => Predictive.Of(set, i, shares[i], days[i], set.Figures[i].Use == FigureUse.Calibrate, prints))],
            set.LeftOut, [.. known.OfType<TrialSpread>()], [], null);
    }

    /// <summary>A draw of the parameters, together as the calibration found them, and of the effects of trials that it did not see; in pairs of opposites.</summary>
    private static CoursePlace Drawn(CoursePlace typical, Unknowns unknowns, TrialSpread?[] known, long seed, int draw)
    {
        var chance = new Draws(seed, 6);
        var file = ParameterFile.Current;
        var sign = draw % 2 == 0 ? 1 : -1;
        double Normal(int what) => sign * chance.Normal(draw / 2, what);
        var values = (double[])typical.Values.Clone();
        for (var j = 0; j < unknowns.Count; j++)
        {
            var unknown = unknowns.All[j];
            var row = file.Posterior.RowOf(unknown.Name);
            var z = 0.0;
            for (var k = 0; k <= row; k++)
            {
                z += file.Posterior.Weight(row, k) * Normal(k);
            }

            values[j] += PosteriorSd(unknown, file) * z;
            values[j] = unknown.Name == "creaseRate" ? Math.Max(values[j], unknown.BuiltIn / 5) : values[j];
        }

        for (var t = 0; t < known.Length; t++)
        {
            for (var e = 0; e < TrialShift.Count && known[t] is null; e++)
            {
                values[unknowns.Count + (TrialShift.Count * t) + e] = Normal(unknowns.Count + (TrialShift.Count * t) + e);
            }
        }

        return typical with { Values = values };
    }

    private static double PosteriorSd(Unknown unknown, ParameterFile file) =>
        file.Parameters.FirstOrDefault(p => p.Name == unknown.Name)?.PosteriorSd
        ?? file.Parameters.FirstOrDefault(p => p.Name + Parameter.BetweenSuffix == unknown.Name)?.Between?.PosteriorSd
        ?? file.Products.Values.Select(p => p.PotencyName == unknown.Name ? p.LogPotencySd : p.LossName == unknown.Name ? p.LossShiftSd : (double?)null).FirstOrDefault(s => s is not null)
        ?? file.Areas.Values.Select(a => a.AmountName == unknown.Name ? a.LogAmountShiftSd : a.UnmovedName == unknown.Name ? a.UnmovedShiftSd : (double?)null).FirstOrDefault(s => s is not null)
        ?? 0;
}
