namespace Glabella.Course.Calibrating;

/// <summary>
/// How badly a place fits: half Student t residuals with four degrees of freedom, so that one odd figure cannot decide alone,
/// plus normal priors of parameters and of trial effects. Minus the logarithm of the posterior density, up to a constant.
/// </summary>
internal sealed class Misfit(FigureSet set, Unknowns unknowns, bool[] used)
{
    private const double Freedom = 4;

    /// <summary>Whether a figure is fitted.</summary>
    public bool Uses(int figure) => used[figure];

    /// <summary>Misfit of predicted shares at a place.</summary>
    public double Of(CoursePlace place, double[] shares)
    {
        var sum = OfPriors(place);
        for (var i = 0; i < shares.Length; i++)
        {
            if (used[i])
            {
                var r = set.Residual(i, shares[i]);
                sum += 0.5 * (Freedom + 1) * Math.Log(1 + (r * r / Freedom));
            }
        }

        return sum;
    }

    /// <summary>The priors' part.</summary>
    public double OfPriors(CoursePlace place)
    {
        var sum = 0.0;
        for (var j = 0; j < place.Values.Length; j++)
        {
            var prior = PriorOf(place, j);
            var z = (place.Values[j] - prior.Mean) / prior.Sd;
            sum += 0.5 * z * z;
        }

        return sum;
    }

    /// <summary>Gauss–Newton matrix (row by row, lower half) and downhill gradient at a place, given shares and their derivatives.</summary>
    public (double[] Matrix, double[] Downhill) Normal(CoursePlace place, double[] shares, double[][] derivatives)
    {
        var n = place.Values.Length;
        var matrix = new double[n * n];
        var downhill = Gather(place, shares, derivatives, (weight, columns, slopes) =>
        {
            for (var a = 0; a < columns.Length; a++)
            {
                for (var b = 0; b <= a; b++)
                {
                    matrix[(columns[a] * n) + columns[b]] += weight * slopes[a] * slopes[b];
                }
            }
        });
        for (var j = 0; j < n; j++)
        {
            matrix[(j * n) + j] += 1 / Square(PriorOf(place, j).Sd);
        }

        return (matrix, downhill);
    }

    /// <summary>The downhill gradient alone.</summary>
    public double[] Downhill(CoursePlace place, double[] shares, double[][] derivatives) => Gather(place, shares, derivatives, null);

    private delegate void Row(double weight, ReadOnlySpan<int> columns, ReadOnlySpan<double> slopes);

    private double[] Gather(CoursePlace place, double[] shares, double[][] derivatives, Row? row)
    {
        var n = place.Values.Length;
        var downhill = new double[n];
        var columns = new int[derivatives.Length > 0 ? derivatives[0].Length : 0];
        var slopes = new double[columns.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            if (!used[i])
            {
                continue;
            }

            var r = set.Residual(i, shares[i]);
            if (!set.Pulls(i, r))
            {
                continue;
            }

            var weight = (Freedom + 1) / (Freedom + (r * r));
            var count = Sparse(i, derivatives[i], place.Parameters, columns, slopes);
            for (var a = 0; a < count; a++)
            {
                downhill[columns[a]] += weight * r * slopes[a];
            }

            row?.Invoke(weight, columns.AsSpan(0, count), slopes.AsSpan(0, count));
        }

        for (var j = 0; j < n; j++)
        {
            var prior = PriorOf(place, j);
            downhill[j] -= (place.Values[j] - prior.Mean) / Square(prior.Sd);
        }

        return downhill;
    }

    private NormalPrior PriorOf(CoursePlace place, int j) => j < place.Parameters ? unknowns.All[j].Prior : Standard;

    private static readonly NormalPrior Standard = new(0, 1);

    private static double Square(double x) => x * x;

    /// <summary>Non-zero derivatives of a standardised figure, with their places, in rising order.</summary>
    private int Sparse(int figure, double[] row, int parameters, int[] columns, double[] slopes)
    {
        var count = 0;
        var effects = parameters + (TrialShift.Count * set.TrialOf(figure));
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] != 0)
            {
                columns[count] = j < parameters ? j : effects + j - parameters;
                slopes[count++] = row[j] / set.Errors[figure];
            }
        }

        return count;
    }
}
