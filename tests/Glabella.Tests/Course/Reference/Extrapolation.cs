namespace Glabella.Tests.Course.Reference;

/// <summary>
/// Solves y' = f(t, y) by Gragg's modified midpoint rule, extrapolated (Bulirsch and Stoer) to order 16 with a step that
/// follows the error. Nothing of the program's own arithmetic is in it: expected values come from here.
/// W. B. Gragg, SIAM J. Numer. Anal. 2 (1965) 384; Hairer, Nørsett, Wanner, Solving ODEs I, section II.9.
/// </summary>
internal sealed class Extrapolation(Action<double, double[], double[]> slope, int states, double tolerance)
{
    private const int Columns = 8;

    private readonly double[][] table = [.. Enumerable.Range(0, Columns).Select(_ => new double[states])];
    private readonly double[] before = new double[states], here = new double[states], next = new double[states], slopeHere = new double[states], slopeStart = new double[states];

    private double usual = 0.01;

    /// <summary>Takes y from one time to another; the step that did well is tried first the next time.</summary>
    public void Advance(double[] y, double from, double to)
    {
        var t = from;
        while (t < to)
        {
            var h = Math.Min(usual, to - t);
            var error = Try(t, y, h);
            if (error <= 1)
            {
                table[Columns - 1].CopyTo(y, 0);
                t = to - (t + h) < 1e-12 * Math.Max(1, Math.Abs(to)) ? to : t + h;
            }

            // A step that was cut short by the end says nothing against the usual one.
            var next = h * Math.Clamp(0.8 * Math.Pow(Math.Max(error, 1e-30), -1.0 / ((2 * Columns) - 1)), 0.1, 3);
            usual = error > 1 || h == usual ? next : Math.Max(usual, next);
            if (usual < 1e-12)
            {
                throw new InvalidOperationException($"The reference stands still at day {t}.");
            }
        }
    }

    /// <summary>One step into the last row of the table; its error over the tolerance.</summary>
    private double Try(double t, double[] y, double h)
    {
        slope(t, y, slopeStart);
        for (var row = 0; row < Columns; row++)
        {
            var parts = 2 * (row + 1);
            Midpoint(t, y, h, parts);
            double[] lower = [.. here];
            for (var column = 0; column < row; column++)
            {
                // Aitken and Neville in (h/n)²; table[column] holds the row before.
                var ratio = (double)parts / (2 * (row - column));
                var factor = 1 / ((ratio * ratio) - 1);
                var old = table[column];
                for (var i = 0; i < states; i++)
                {
                    var better = lower[i] + ((lower[i] - old[i]) * factor);
                    old[i] = lower[i];
                    lower[i] = better;
                }
            }

            lower.CopyTo(table[row], 0);
        }

        var error = 0.0;
        for (var i = 0; i < states; i++)
        {
            var scale = tolerance * Math.Max(Math.Abs(y[i]), Math.Max(Math.Abs(table[Columns - 1][i]), 1e-3));
            var own = Math.Abs(table[Columns - 1][i] - table[Columns - 2][i]) / scale;
            error = own > error || double.IsNaN(own) ? double.IsNaN(own) ? 1e9 : own : error;
        }

        return error;
    }

    private void Midpoint(double t, double[] y, double h, int parts)
    {
        var small = h / parts;
        for (var i = 0; i < states; i++)
        {
            before[i] = y[i];
            here[i] = y[i] + (small * slopeStart[i]);
        }

        for (var part = 1; part < parts; part++)
        {
            slope(t + (part * small), here, slopeHere);
            for (var i = 0; i < states; i++)
            {
                next[i] = before[i] + (2 * small * slopeHere[i]);
            }

            here.CopyTo(before, 0);
            next.CopyTo(here, 0);
        }
    }
}
