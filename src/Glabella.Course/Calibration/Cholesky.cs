namespace Glabella.Course.Calibrating;

/// <summary>
/// Cholesky factor of a symmetric positive definite matrix. Written out, since the order of operations must be the same on every machine:
/// a calibration gives the same figures everywhere.
/// </summary>
internal sealed class Cholesky
{
    private readonly double[] rows;
    private readonly int n;

    private Cholesky(double[] rows, int n) => (this.rows, this.n) = (rows, n);

    public int Size => n;

    /// <summary>Entry of the lower factor.</summary>
    public double this[int row, int column] => column > row ? 0 : rows[(row * n) + column];

    /// <summary>Factors a matrix given row by row; null if it is not positive definite.</summary>
    /// <param name="matrix">n·n numbers; only the lower half is read.</param>
    /// <param name="n">Rows.</param>
    /// <param name="damping">Each diagonal entry is multiplied by one plus this.</param>
    public static Cholesky? Of(ReadOnlySpan<double> matrix, int n, double damping = 0)
    {
        var l = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * n) + j] * (i == j ? 1 + damping : 1);
                for (var k = 0; k < j; k++)
                {
                    sum -= l[(i * n) + k] * l[(j * n) + k];
                }

                if (i == j)
                {
                    if (!(sum > 0))
                    {
                        return null;
                    }

                    l[(i * n) + i] = Math.Sqrt(sum);
                }
                else
                {
                    l[(i * n) + j] = sum / l[(j * n) + j];
                }
            }
        }

        return new(l, n);
    }

    /// <summary>Solves (L Lᵀ) x = b in place.</summary>
    public void Solve(Span<double> b)
    {
        SolveLower(b);
        SolveTransposed(b);
    }

    /// <summary>Solves L x = b in place.</summary>
    public void SolveLower(Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            var sum = b[i];
            for (var k = 0; k < i; k++)
            {
                sum -= rows[(i * n) + k] * b[k];
            }

            b[i] = sum / rows[(i * n) + i];
        }
    }

    /// <summary>Solves Lᵀ x = b in place: standard normals become draws whose precision is L Lᵀ.</summary>
    public void SolveTransposed(Span<double> b)
    {
        for (var i = n - 1; i >= 0; i--)
        {
            var x = b[i] /= rows[(i * n) + i];
            for (var k = 0; k < i; k++)
            {
                b[k] -= rows[(i * n) + k] * x;
            }
        }
    }

    /// <summary>Lᵀ x, in place.</summary>
    public void MultiplyTransposed(Span<double> x)
    {
        for (var i = 0; i < n; i++)
        {
            var sum = 0.0;
            for (var k = i; k < n; k++)
            {
                sum += rows[(k * n) + i] * x[k];
            }

            x[i] = sum;
        }
    }
}
