using System.Collections.Immutable;

namespace Glabella.Course.Calibrating;

/// <summary>What draws say about parameters and trials.</summary>
internal sealed record PosteriorTables(ImmutableArray<CalibratedParameter> Parameters, ImmutableArray<double> Correlation, ImmutableArray<TrialSpread> Trials)
{
    /// <summary>Summarises a sample.</summary>
    public static PosteriorTables Of(Unknowns unknowns, FigureSet set, PosteriorSample sample)
    {
        var draws = sample.All.ToArray();
        var n = unknowns.Count;
        double[] means = [.. Enumerable.Range(0, n).Select(j => draws.Average(d => d.Place.Values[j]))];
        double[] sds = [.. Enumerable.Range(0, n).Select(j => Math.Sqrt(draws.Sum(d => Square(d.Place.Values[j] - means[j])) / (draws.Length - 1)))];
        var parameters = unknowns.All.Select((u, j) =>
        {
            double[] sorted = [.. draws.Select(d => d.Place.Values[j]).Order()];
            double Quantile(double q) => sorted[(int)(q * (sorted.Length - 1))];
            var (rHat, effective) = ChainDiagnostics.Of([.. sample.Chains.Select(c => c.Select(d => d.Place.Values[j]).ToArray())]);
            return new CalibratedParameter(u.Name, u.Meaning, u.Unit, u.Scale, u.Prior, new(means[j], sds[j], Quantile(0.1), Quantile(0.5), Quantile(0.9)), rHat, effective);
        });
        var correlation = ImmutableArray.CreateBuilder<double>(n * n);
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
            {
                correlation.Add(a == b ? 1 : draws.Sum(d => (d.Place.Values[a] - means[a]) * (d.Place.Values[b] - means[b])) / ((draws.Length - 1) * sds[a] * sds[b]));
            }
        }

        var trials = set.Trials.Select((name, t) =>
        {
            double Mean(Func<TrialShift, double> of) => draws.Average(d => of(d.Place.Trial(t)));
            return new TrialSpread(name, Mean(s => s.Unmoved), Mean(s => s.Reading), Mean(s => s.Noticing));
        });
        return new([.. parameters], correlation.MoveToImmutable(), [.. trials]);
    }

    private static double Square(double x) => x * x;
}
