using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;

namespace Glabella.Course;

/// <summary>
/// What one person's follow-ups tell of the practice: a precision matrix and precision times mean that the person adds, both in standard
/// deviations of any practice. Lessons of different people add up.
/// </summary>
/// <param name="Unmoved">Precision of the shift of logit κ.</param>
/// <param name="Both">Precision that both effects share.</param>
/// <param name="Reading">Precision of the shift of readings.</param>
/// <param name="UnmovedPull">Precision times mean, shift of logit κ.</param>
/// <param name="ReadingPull">Precision times mean, shift of readings.</param>
public readonly record struct PracticeLesson(double Unmoved, double Both, double Reading, double UnmovedPull, double ReadingPull);

/// <summary>
/// Learns how a practice differs from the trials' average from the follow-ups of its own people: its faces and technique (κ_t),
/// and how kindly its raters read (δ_t).
/// </summary>
public static class PracticeLearning
{
    private const int Members = 4096;

    /// <summary>
    /// Learned effects stay within so many standard deviations of any practice, and never become surer than a quarter of one: people of one
    /// practice share more than the model knows, so that many of them say less than their number promises (assumption).
    /// </summary>
    private const double Furthest = 2, Surest = 0.25;

    /// <summary>What one person tells; nothing without observations and reports. What a person tells is taken as normal in both effects.</summary>
    /// <param name="case">Everything observed and reported of the person; a case without problems. Its own practice effects are not used.</param>
    public static PracticeLesson Of(ForecastCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (@case.Observations.IsEmpty && @case.Reports.IsEmpty)
        {
            return default;
        }

        var setup = Setup.Of(@case with { Members = Members, Threads = 1, Practice = null, HorizonDays = 1, StateRanges = false }, 1);
        var (prior, posterior, members) = Run.Weigh(setup);
        PracticeLesson before = Moments(setup.Ensemble, prior), after = Moments(members, posterior);
        return new(
            after.Unmoved - before.Unmoved, after.Both - before.Both, after.Reading - before.Reading,
            after.UnmovedPull - before.UnmovedPull, after.ReadingPull - before.ReadingPull);
    }

    /// <summary>What the lessons of different people say together, in whatever order; without any, what is known of any practice.</summary>
    public static PracticeEffects From(IEnumerable<PracticeLesson> lessons)
    {
        double a = 1, b = 0, c = 1, x = 0, y = 0;
        foreach (var t in lessons.OrderBy(t => t.Unmoved).ThenBy(t => t.UnmovedPull))
        {
            (a, b, c, x, y) = (a + t.Unmoved, b + t.Both, c + t.Reading, x + t.UnmovedPull, y + t.ReadingPull);
        }

        // Precisions of independent people add; sampling noise must not make them fall below what is known of any practice.
        (a, c) = (Math.Max(a, 1), Math.Max(c, 1));
        b = Math.Clamp(b, -0.95 * Math.Sqrt(a * c), 0.95 * Math.Sqrt(a * c));
        var determinant = (a * c) - (b * b);
        double Mean(double pull) => Math.Clamp(pull / determinant, -Furthest, Furthest);
        double Sd(double precision) => Math.Clamp(Math.Sqrt(precision / determinant), Surest, 1);
        var unknown = Setup.Unknown;
        return new(
            unknown.UnmovedShiftSd * Mean((c * x) - (b * y)), unknown.UnmovedShiftSd * Sd(c),
            unknown.ReadingShiftSd * Mean((a * y) - (b * x)), unknown.ReadingShiftSd * Sd(a));
    }

    /// <summary>What is known of a practice that has shown nothing yet.</summary>
    public static PracticeEffects Unknown => Setup.Unknown;

    /// <summary>Share of a typical frown line that toxin does not move quickly, 0…1, under a practice's shift of logit κ.</summary>
    public static double UnmovedShare(double shift) => 1 / (1 + Elementary.Exp(-(Population.Current.Unmoved.WorkingValue + shift)));

    private static PracticeLesson Moments(Ensemble members, long[] weights)
    {
        double[] u = members[Dimension.PracticeUnmoved], v = members[Dimension.PracticeReading];
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
