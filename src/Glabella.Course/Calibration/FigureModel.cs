using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>Predicts a set of figures at a place, and how the predictions change with it. One thread at a time.</summary>
internal sealed class FigureModel
{
    private readonly ParameterFile file = ParameterFile.Current;
    private readonly Reading reading;

    public FigureModel(FigureSet set, Unknowns unknowns, Cohort cohort)
    {
        (Set, Unknowns) = (set, unknowns);
        reading = System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? new ArmReading<Lane8>(cohort).Predict : new ArmReading<Lane4>(cohort).Predict;
    }

    private delegate void Reading(FigureSet set, FigureArm which, CurveStates? curve, CoursePoint at, TrialShift trial, double[] shares, MedianDays? days = null, Func<int, bool>? needed = null);

    public FigureSet Set { get; }

    public Unknowns Unknowns { get; }

    /// <summary>Length of a place's values.</summary>
    public int Dimensions => Unknowns.Count + (TrialShift.Count * Set.Trials.Length);

    /// <summary>Shares of all figures, or of some arms' alone; for medians the day as well where it is asked for.</summary>
    public double[] Predict(CoursePlace place, MedianDays? days = null, IReadOnlyCollection<FigureArm>? arms = null)
    {
        var shares = new double[Set.Figures.Length];
        var point = new CoursePoint(file, Unknowns, place.Course);
        var solved = new Dictionary<DoseCurve, CurveStates>();
        foreach (var arm in arms ?? Set.Arms)
        {
            reading(Set, arm, Solved(arm.Curve), point, place.Trial(arm.Trial), shares, days);
        }

        return shares;

        CurveStates? Solved(DoseCurve? curve)
        {
            if (curve is null)
            {
                return null;
            }

            if (!solved.TryGetValue(curve, out var states))
            {
                solved.Add(curve, states = curve.Solve(curve.Rates(point)));
            }

            return states;
        }
    }

    /// <summary>
    /// Derivatives of all shares: one row a figure; columns are the parameters, then the three effects of the figure's own trial.
    /// Courses are differentiated once by the four rates that parameters act through, readings by each parameter.
    /// </summary>
    public double[][] Derivatives(CoursePlace place, double[] shares)
    {
        var width = Unknowns.Count + TrialShift.Count;
        double[][] jacobian = [.. Set.Figures.Select(_ => new double[width])];
        var point = new CoursePoint(file, Unknowns, place.Course);
        var moved = new double[Set.Figures.Length];
        var steps = Unknowns.All.Select(u => 1e-4 * Math.Max(0.1, u.Prior.Sd)).ToArray();
        CoursePoint[] points = [.. Enumerable.Range(0, Unknowns.Count).Select(j => new CoursePoint(file, Unknowns, Moved(place.Course, j, steps[j])))];
        foreach (var group in Set.Arms.GroupBy(a => a.Curve))
        {
            var slopes = group.Key is { } curve ? new CurveSlopes(curve, point) : null;
            for (var j = 0; j < Unknowns.Count; j++)
            {
                var touches = Unknowns.All[j].Touches;
                var states = touches == Touches.Mechanism ? slopes?.At(points[j]) : slopes?.Base;
                if (touches == Touches.Mechanism && states is null)
                {
                    continue;
                }

                foreach (var arm in group)
                {
                    if (touches == Touches.Reading && !Concerns(arm, Unknowns.All[j].Name))
                    {
                        continue;
                    }

                    Func<int, bool>? needed = touches switch
                    {
                        Touches.Global => i => Set.Figures[i].Code == "SUB_GA",
                        Touches.Noticing => i => Set.Visits[i].Kind == FigureKind.Noticing,
                        _ => null,
                    };
                    reading(Set, arm, states, points[j], place.Trial(arm.Trial), moved, needed: needed);
                    Fill(arm, j, steps[j], needed);
                }
            }

            foreach (var arm in group)
            {
                for (var effect = 0; effect < TrialShift.Count; effect++)
                {
                    const double step = 1e-3;
                    reading(Set, arm, slopes?.Base, point, place.Trial(arm.Trial).Moved(effect, step), moved);
                    Fill(arm, Unknowns.Count + effect, step, null);
                }
            }
        }

        return jacobian;

        void Fill(FigureArm arm, int column, double step, Func<int, bool>? needed)
        {
            foreach (var figure in arm.Figures)
            {
                if (needed is null || needed(figure))
                {
                    jacobian[figure][column] = (moved[figure] - shares[figure]) / step;
                }
            }
        }
    }

    private static bool Concerns(FigureArm arm, string parameter) => parameter switch
    {
        "openLabelExpectation" or "openLabelNoticing" => arm.OpenLabel,
        "neighboursUnmovedShift" => arm.Neighbours,
        _ when parameter.EndsWith(".unmoved", StringComparison.Ordinal) => parameter == arm.Area.UnmovedName,
        _ => true,
    };

    private static double[] Moved(double[] values, int which, double by)
    {
        var moved = (double[])values.Clone();
        moved[which] += by;
        return moved;
    }
}
