namespace Glabella.Course.Rivals;

/// <summary>A least-squares fit with normal priors, and what it leaves open.</summary>
/// <param name="Mode">Values at the smallest sum of squares.</param>
/// <param name="Root">Lower Cholesky factor of the curvature there, row by row: the inverse of the covariance.</param>
internal sealed record Fit(double[] Mode, double[] Root)
{
    /// <summary>Values drawn from the normal approximation, given standard normal numbers.</summary>
    public double[] Draw(ReadOnlySpan<double> normals)
    {
        // Solves Rootᵀ x = normals: covariance of x is the inverse of Root·Rootᵀ.
        var size = Mode.Length;
        var x = new double[size];
        for (var i = size - 1; i >= 0; i--)
        {
            var rest = normals[i];
            for (var j = i + 1; j < size; j++)
            {
                rest -= Root[(j * size) + i] * x[j];
            }

            x[i] = rest / Root[(i * size) + i];
        }

        for (var i = 0; i < size; i++)
        {
            x[i] += Mode[i];
        }

        return x;
    }

    /// <summary>Variance of one value.</summary>
    public double Variance(int index)
    {
        // Solves Root y = unit vector; the variance is y·y.
        var size = Mode.Length;
        var y = new double[size];
        var sum = 0.0;
        for (var i = index; i < size; i++)
        {
            var rest = i == index ? 1.0 : 0.0;
            for (var j = index; j < i; j++)
            {
                rest -= Root[(i * size) + j] * y[j];
            }

            y[i] = rest / Root[(i * size) + i];
            sum += y[i] * y[i];
        }

        return sum;
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
                var root = curvature.ToArray();
                for (var i = 0; i < size; i++)
                {
                    root[(i * size) + i] *= 1 + damping;
                }

                Factor(root, size);
                var trial = Stepped(x, root);
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
        Factor(curvature, size);
        return new(x, curvature);

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

        double[] Stepped(double[] from, double[] root)
        {
            var y = new double[size];
            for (var i = 0; i < size; i++)
            {
                var rest = -slope[i];
                for (var j = 0; j < i; j++)
                {
                    rest -= root[(i * size) + j] * y[j];
                }

                y[i] = rest / root[(i * size) + i];
            }

            for (var i = size - 1; i >= 0; i--)
            {
                for (var j = i + 1; j < size; j++)
                {
                    y[i] -= root[(j * size) + i] * y[j];
                }

                y[i] /= root[(i * size) + i];
            }

            for (var i = 0; i < size; i++)
            {
                y[i] += from[i];
            }

            return y;
        }
    }

    /// <summary>Lower Cholesky factor, in place; what stands above the diagonal is left as it was.</summary>
    public static void Factor(double[] matrix, int size)
    {
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * size) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[(i * size) + k] * matrix[(j * size) + k];
                }

                matrix[(i * size) + j] = i == j ? Math.Sqrt(sum) : sum / matrix[(j * size) + j];
            }
        }
    }
}
