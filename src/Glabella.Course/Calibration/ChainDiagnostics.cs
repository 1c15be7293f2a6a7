using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>
/// Whether chains agree and how many independent draws they are worth: rank-normalised split R-hat and bulk effective sample size
/// (A. Vehtari et al., "Rank-normalization, folding, and localization: an improved R-hat", Bayesian Analysis 16(2) 2021).
/// </summary>
internal static class ChainDiagnostics
{
    /// <summary>Both, of the draws of one number.</summary>
    /// <param name="chains">Draws of each chain, all of one length, at least 8.</param>
    public static (double RHat, double EffectiveDraws) Of(double[][] chains)
    {
        var bulk = Split(Ranked(chains));
        double[][] folded = [.. chains.Select(c => c.ToArray())];
        var sorted = chains.SelectMany(c => c).Order().ToArray();
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        foreach (var chain in folded)
        {
            for (var i = 0; i < chain.Length; i++)
            {
                chain[i] = Math.Abs(chain[i] - median);
            }
        }

        return (Math.Max(RHat(bulk), RHat(Split(Ranked(folded)))), Effective(bulk));
    }

    private static double[][] Split(double[][] chains) =>
        [.. chains.SelectMany(c => new[] { c[..(c.Length / 2)], c[(c.Length - (c.Length / 2))..] })];

    private static double[][] Ranked(double[][] chains)
    {
        var all = chains.SelectMany((c, k) => c.Select((x, i) => (x, k, i))).OrderBy(d => d.x).ToArray();
        double[][] ranked = [.. chains.Select(c => new double[c.Length])];
        for (var from = 0; from < all.Length;)
        {
            var to = from;
            while (to < all.Length && all[to].x == all[from].x)
            {
                to++;
            }

            var rank = (from + to + 1) / 2.0;
            for (; from < to; from++)
            {
                ranked[all[from].k][all[from].i] = Normal.Quantile((rank - 0.375) / (all.Length + 0.25));
            }
        }

        return ranked;
    }

    private static double RHat(double[][] chains)
    {
        var (within, plus) = Variances(chains);
        return within > 0 ? Math.Sqrt(plus / within) : 1;
    }

    private static (double Within, double Plus) Variances(double[][] chains)
    {
        var n = chains[0].Length;
        double[] means = [.. chains.Select(c => c.Average())];
        var within = chains.Select((c, k) => c.Sum(x => (x - means[k]) * (x - means[k])) / (n - 1)).Average();
        var grand = means.Average();
        var between = means.Sum(m => (m - grand) * (m - grand)) / (chains.Length - 1);
        return (within, (within * (n - 1) / n) + between);
    }

    /// <summary>Geyer's initial monotone sequence over the chains' mean autocovariance.</summary>
    private static double Effective(double[][] chains)
    {
        var n = chains[0].Length;
        var (within, plus) = Variances(chains);
        double[] means = [.. chains.Select(c => c.Average())];
        double total = chains.Length * n;
        if (!(plus > 0))
        {
            return total;
        }

        double Rho(int lag)
        {
            var covariance = 0.0;
            for (var k = 0; k < chains.Length; k++)
            {
                for (var i = 0; i + lag < n; i++)
                {
                    covariance += (chains[k][i] - means[k]) * (chains[k][i + lag] - means[k]);
                }
            }

            return 1 - ((within - (covariance / (chains.Length * n))) / plus);
        }

        var pairs = Math.Min(1 + Rho(1), 2);
        var sum = pairs;
        for (var lag = 2; lag + 1 < n; lag += 2)
        {
            pairs = Math.Min(pairs, Rho(lag) + Rho(lag + 1));
            if (pairs <= 0)
            {
                break;
            }

            sum += pairs;
        }

        // The usual bound on the gain of negatively correlated draws.
        return Math.Min(total / Math.Max((2 * sum) - 1, 1e-9), total * Math.Log10(total));
    }
}
