using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>Predictions with the built-in parameters: a trial that they were fitted to has the effects found then, another has those of any trial.</summary>
internal static class CalibrationCheck
{
    private const int Trials = 200;

    /// <summary>Predicts; fits nothing.</summary>
    public static CalibrationResult Of(FigureSet set, Unknowns unknowns, Cohort cohort, long seed)
    {
        var model = new FigureModel(set, unknowns, cohort);
        var file = ParameterFile.Current;
        var chance = new Draws(seed, 6);
        var place = CoursePlace.Start(unknowns.BuiltIn(), set.Trials.Length);
        var known = set.Trials.Select(name => file.TrialEffects.FirstOrDefault(t => t.Trial == name)).ToArray();
        var shares = Enumerable.Range(0, set.Figures.Length).Select(_ => new double[Trials]).ToArray();
        var days = Enumerable.Range(0, set.Figures.Length).Select(_ => new (double, double)[Trials]).ToArray();
        for (var draw = 0; draw < Trials; draw++)
        {
            var values = (double[])place.Values.Clone();
            for (var t = 0; t < known.Length; t++)
            {
                var at = place.Parameters + (TrialShift.Count * t);
                for (var e = 0; e < TrialShift.Count; e++)
                {
                    var z = (draw % 2 == 0 ? 1 : -1) * chance.Normal(draw / 2, (TrialShift.Count * t) + e);
                    values[at + e] = known[t] is { } found ? (e == 0 ? found.UnmovedShift : e == 1 ? found.ReadingShift : found.NoticingShift) : z;
                }
            }

            var medians = new MedianDays(set.Figures.Length);
            var predicted = model.Predict(place with { Values = values }, medians);
            for (var i = 0; i < predicted.Length; i++)
            {
                shares[i][draw] = predicted[i];
                days[i][draw] = (medians.Day[i], medians.DaysPerShare[i]);
            }

            if (Array.TrueForAll(known, k => k is not null))
            {
                // Every trial is known: each draw is the same.
                for (var i = 0; i < predicted.Length; i++)
                {
                    Array.Fill(shares[i], predicted[i]);
                    Array.Fill(days[i], days[i][0]);
                }

                break;
            }
        }

        var prints = new Draws(seed, 5);
        var parameters = unknowns.All.Select(u =>
        {
            var sd = PosteriorSd(u, file);
            return new CalibratedParameter(u.Name, u.Meaning, u.Unit, u.Scale, u.Prior, new(u.BuiltIn, sd, u.BuiltIn - (1.2816 * sd), u.BuiltIn, u.BuiltIn + (1.2816 * sd)), null, null);
        });
        return new(
            CourseModel.Version, seed, [.. parameters], [],
            [.. Enumerable.Range(0, set.Figures.Length).Select(i => Predictive.Of(set, i, shares[i], days[i], set.Figures[i].Use == FigureUse.Calibrate, prints))],
            set.LeftOut, [.. known.OfType<TrialSpread>()], [], null);
    }

    private static double PosteriorSd(Unknown unknown, ParameterFile file) =>
        file.Parameters.FirstOrDefault(p => p.Name == unknown.Name)?.PosteriorSd
        ?? file.Parameters.FirstOrDefault(p => p.Name + Parameter.BetweenSuffix == unknown.Name)?.Between?.PosteriorSd
        ?? file.Products.Values.Select(p => p.PotencyName == unknown.Name ? p.LogPotencySd : p.LossName == unknown.Name ? p.LossShiftSd : (double?)null).FirstOrDefault(s => s is not null)
        ?? file.Areas.Values.Select(a => a.AmountName == unknown.Name ? a.LogAmountShiftSd : a.UnmovedName == unknown.Name ? a.UnmovedShiftSd : (double?)null).FirstOrDefault(s => s is not null)
        ?? 0;
}
