using Glabella.Course.Calibrating;

namespace Glabella.Course.Rivals;

/// <summary>A least-squares fit with normal priors, and what it leaves open.</summary>
/// <param name="Mode">Values at the smallest sum of squares.</param>
/// <param name="Precision">Factor of the curvature there, the inverse of the covariance.</param>
internal sealed record Fit(double[] Mode, Cholesky Precision)
{
    /// <summary>Values drawn from the normal approximation, given standard normal numbers, at least one for each.</summary>
    public double[] Draw(ReadOnlySpan<double> normals)
    {
        var x = normals[..Mode.Length].ToArray();
        Precision.SolveTransposed(x);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] += Mode[i];
        }

        return x;
    }

    /// <summary>Variance of one value.</summary>
    public double Variance(int index)
    {
        var y = new double[Mode.Length];
        y[index] = 1;
        Precision.SolveLower(y);
        return y.Sum(v => v * v);
    }
}

/// <summary>Levenberg–Marquardt with finite differences.</summary>
internal static class LeastSquares
{
    private const int MostSteps = 60;
    private const double Difference = 1e-5;

    /// <summary>Fits.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="means">Prior means.</param>
    /// <param name="sds">Prior standard deviations.</param>
    /// <param name="residuals">Number of residuals.</param>
    /// <param name="residual">A standardised residual: its index and the values in, the number out.</param>
    /// <param name="touches">Which values a residual depends on.</param>
    public static Fit Minimise(double[] start, double[] means, double[] sds, int residuals, Func<int, double[], double> residual, Func<int, IReadOnlyList<int>> touches)
    {
        var size = start.Length;
        var x = start.ToArray();
        var damping = 1e-3;
        double[] curvature = new double[size * size], slope = new double[size];
        var sum = Sum(x);
        for (var step = 0; step < MostSteps; step++)
        {
            Linearise(x);
            var better = false;
            while (!better && damping < 1e9)
            {
                var trial = Stepped(x, Cholesky.Of(curvature, size, damping)!);
                var there = Sum(trial);
                if (there < sum)
                {
                    better = sum - there > 1e-9 * sum;
                    (x, sum, damping) = (trial, there, damping / 10);
                    if (!better)
                    {
                        break;
                    }
                }
                else
                {
                    damping *= 10;
                }
            }

            if (!better)
            {
                break;
            }
        }

        Linearise(x);
        return new(x, Cholesky.Of(curvature, size)!);

        double Sum(double[] at)
        {
            var total = 0.0;
            for (var i = 0; i < size; i++)
            {
                var z = (at[i] - means[i]) / sds[i];
                total += z * z;
            }

            for (var r = 0; r < residuals; r++)
            {
                var z = residual(r, at);
                total += z * z;
            }

            return total;
        }

        void Linearise(double[] at)
        {
            Array.Clear(curvature);
            for (var i = 0; i < size; i++)
            {
                curvature[(i * size) + i] = 1 / (sds[i] * sds[i]);
                slope[i] = (at[i] - means[i]) / (sds[i] * sds[i]);
            }

            var moved = at.ToArray();
            for (var r = 0; r < residuals; r++)
            {
                var here = residual(r, at);
                var which = touches(r);
                var slopes = new double[which.Count];
                for (var k = 0; k < which.Count; k++)
                {
                    moved[which[k]] = at[which[k]] + Difference;
                    slopes[k] = (residual(r, moved) - here) / Difference;
                    moved[which[k]] = at[which[k]];
                    slope[which[k]] += slopes[k] * here;
                }

                for (var k = 0; k < which.Count; k++)
                {
                    for (var l = 0; l < which.Count; l++)
                    {
                        curvature[(which[k] * size) + which[l]] += slopes[k] * slopes[l];
                    }
                }
            }
        }

        double[] Stepped(double[] from, Cholesky factor)
        {
            double[] y = [.. slope.Select(v => -v)];
            factor.Solve(y);
            for (var i = 0; i < size; i++)
            {
                y[i] += from[i];
            }

            return y;
        }
    }
}
