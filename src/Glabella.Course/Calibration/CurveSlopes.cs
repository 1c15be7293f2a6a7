namespace Glabella.Course.Calibrating;

/// <summary>A course and how it changes with each person's amount, loss rate and uptake rate and with the crease's rate: nearby courses without solving anew.</summary>
internal sealed class CurveSlopes
{
    private const double Step = 1e-4, CreaseStep = 1e-5;
    private readonly DoseCurve curve;
    private readonly PersonRates rates;
    private readonly CurveStates[] moved;

    public CurveSlopes(DoseCurve curve, CoursePoint point)
    {
        this.curve = curve;
        rates = curve.Rates(point);
        Base = curve.Solve(rates);
        moved = [.. Enumerable.Range(0, 4).Select(which => curve.Solve(rates.Moved(which, which == 3 ? CreaseStep : Step)))];
    }

    /// <summary>The course itself.</summary>
    public CurveStates Base { get; }

    /// <summary>The course at a point nearby; null if nothing of it changes there.</summary>
    public CurveStates? At(CoursePoint point)
    {
        var there = curve.Rates(point);
        double[][] shift = [Less(there.Amount, rates.Amount), Less(there.Loss, rates.Loss), Less(there.Uptake, rates.Uptake)];
        var crease = there.Crease - rates.Crease;
        if (crease == 0 && shift.All(s => s.All(x => x == 0)))
        {
            return null;
        }

        var states = new CurveStates(curve.Days, rates.Amount.Length);
        for (var day = 0; day < curve.Days; day++)
        {
            Move(states.Force[day], s => s.Force[day]);
            Move(states.Crease[day], s => s.Crease[day]);
        }

        return states;

        void Move(double[] to, Func<CurveStates, double[]> of)
        {
            double[] from = of(Base), a = of(moved[0]), l = of(moved[1]), u = of(moved[2]), c = of(moved[3]);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from[i]
                    + ((((a[i] - from[i]) * shift[0][i]) + ((l[i] - from[i]) * shift[1][i]) + ((u[i] - from[i]) * shift[2][i])) / Step)
                    + ((c[i] - from[i]) * crease / CreaseStep);
            }
        }
    }

    private static double[] Less(double[] a, double[] b)
    {
        var less = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            less[i] = a[i] - b[i];
        }

        return less;
    }
}
