using Glabella.Course.Forecasting;

namespace Glabella.Course;

/// <summary>
/// Learns how a practice differs from the trials' average from the follow-ups of its own people: its faces and technique (κ_t),
/// and how kindly its raters read (δ_t).
/// </summary>
public static class PracticeLearning
{
    private const int Members = 4096;

    /// <summary>What the cases say together; without observations or reports, what is known of any practice.</summary>
    /// <param name="cases">
    /// One case for each person, with everything observed and reported; cases without problems. What one person tells is taken as normal
    /// in both effects, so that people simply add up; order does not matter.
    /// </param>
    /// <param name="threads">At most so many at once; changes no figure.</param>
    public static PracticeEffects From(IReadOnlyList<ForecastCase> cases, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var told = new Told[cases.Count];
        Parallel.For(0, cases.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) }, i => told[i] = Of(cases[i]));
        double a = 1, b = 0, c = 1, x = 0, y = 0;
        foreach (var t in told.OrderBy(t => t.A).ThenBy(t => t.X))
        {
            (a, b, c, x, y) = (a + t.A, b + t.B, c + t.C, x + t.X, y + t.Y);
        }

        // Precisions of independent people add; sampling noise must not make them fall below what is known of any practice.
        (a, c) = (Math.Max(a, 1), Math.Max(c, 1));
        b = Math.Clamp(b, -0.95 * Math.Sqrt(a * c), 0.95 * Math.Sqrt(a * c));
        var determinant = (a * c) - (b * b);
        var unknown = Setup.Unknown;
        return new(
            unknown.UnmovedShiftSd * ((c * x) - (b * y)) / determinant, unknown.UnmovedShiftSd * Math.Sqrt(c / determinant),
            unknown.ReadingShiftSd * ((a * y) - (b * x)) / determinant, unknown.ReadingShiftSd * Math.Sqrt(a / determinant));
    }

    /// <summary>Precision matrix (A, B; B, C) and precision times mean (X, Y) that a person adds, in standard deviations of any practice.</summary>
    private readonly record struct Told(double A, double B, double C, double X, double Y);

    private static Told Of(ForecastCase @case)
    {
        if (@case.Observations.IsEmpty && @case.Reports.IsEmpty)
        {
            return default;
        }

        var setup = Setup.Of(@case with { Members = Members, Threads = 1, Practice = null, HorizonDays = 1 }, 1);
        var (prior, posterior) = Run.Weigh(setup);
        double[] unmoved = setup.Ensemble[Dimension.PracticeUnmoved], reading = setup.Ensemble[Dimension.PracticeReading];
        Told before = Moments(unmoved, reading, prior), after = Moments(unmoved, reading, posterior);
        return new(after.A - before.A, after.B - before.B, after.C - before.C, after.X - before.X, after.Y - before.Y);
    }

    private static Told Moments(double[] u, double[] v, long[] weights)
    {
        double n = 0, mu = 0, mv = 0, uu = 0, uv = 0, vv = 0;
        for (var i = 0; i < u.Length; i++)
        {
            double w = weights[i];
            n += w;
            mu += w * u[i];
            mv += w * v[i];
            uu += w * u[i] * u[i];
            uv += w * u[i] * v[i];
            vv += w * v[i] * v[i];
        }

        (mu, mv) = (mu / n, mv / n);
        (uu, uv, vv) = ((uu / n) - (mu * mu), (uv / n) - (mu * mv), (vv / n) - (mv * mv));
        var determinant = Math.Max((uu * vv) - (uv * uv), 1e-6);
        double a = vv / determinant, b = -uv / determinant, c = uu / determinant;
        return new(a, b, c, (a * mu) + (b * mv), (b * mu) + (c * mv));
    }
}
