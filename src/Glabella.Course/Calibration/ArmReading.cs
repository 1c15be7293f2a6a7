using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>Standardised effects of a trial: unmoved share, reading, noticing.</summary>
internal readonly record struct TrialShift(double Unmoved, double Reading, double Noticing)
{
    public const int Count = 3;

    /// <summary>The same with one moved.</summary>
    public TrialShift Moved(int which, double by) => which switch
    {
        0 => this with { Unmoved = Unmoved + by },
        1 => this with { Reading = Reading + by },
        _ => this with { Noticing = Noticing + by },
    };
}

/// <summary>
/// What raters would record of an arm: the probability of each figure, person by person a product of normal distribution functions,
/// averaged with the probability of being enrolled. Definitions: docs/course/README.md, section 3. Not safe for several threads.
/// </summary>
internal sealed class ArmReading<T>(Cohort cohort)
    where T : struct, ILane<T>
{
    private readonly int count = cohort.Count;
    private readonly double[] untreated = new double[cohort.Count], unmoved = new double[cohort.Count], weights = new double[cohort.Count];
    private readonly double[] inv2 = new double[cohort.Count], inv3 = new double[cohort.Count], sub2 = new double[cohort.Count], sub3 = new double[cohort.Count];
    private readonly double[] stay22 = new double[cohort.Count], stay23 = new double[cohort.Count], stay32 = new double[cohort.Count], stay33 = new double[cohort.Count];
    private readonly double[] felt = new double[cohort.Count], terms = new double[cohort.Count];
    private readonly double[] still = [.. Enumerable.Repeat(1.0, cohort.Count)];
    private double enrolled, unkind;
    private CoursePoint point = null!;
    private FigureArm arm = null!;
    private CurveStates? states;
    private double expectation, eagerness;

    /// <summary>Predicts the arm's figures.</summary>
    /// <param name="set">Where the figures stand.</param>
    /// <param name="which">The arm.</param>
    /// <param name="curve">Its course at this point; null for placebo.</param>
    /// <param name="at">The model's numbers.</param>
    /// <param name="trial">The trial's effects.</param>
    /// <param name="shares">For each figure of the set the share (for medians: of the smoothed curve at the published day); others stay.</param>
    /// <param name="days">The same for medians, days; null if they are not asked for.</param>
    /// <param name="needed">Which figures; null = all of the arm.</param>
    public void Predict(FigureSet set, FigureArm which, CurveStates? curve, CoursePoint at, TrialShift trial, double[] shares, MedianDays? days = null, Func<int, bool>? needed = null)
    {
        (arm, states, point) = (which, curve, at);
        expectation = at.Expectation + (which.OpenLabel ? at.OpenLabelExpectation : 0);
        eagerness = (at.NoticingTrialSd * trial.Noticing) + (which.OpenLabel ? at.OpenLabelNoticing : 0);
        unkind = at.ReadingTrialSd * trial.Reading;
        Begin(at.Unmoved + at.UnmovedShift(which.Area) + (at.UnmovedTrialSd * trial.Unmoved) + (which.Neighbours ? at.NeighboursShift : 0));
        foreach (var figure in which.Figures)
        {
            if (needed is null || needed(figure))
            {
                shares[figure] = Share(set, figure, days);
            }
        }
    }

    private double Share(FigureSet set, int figure, MedianDays? days)
    {
        var f = set.Figures[figure];
        var visits = set.Visits[figure];
        switch (visits.Kind)
        {
            case FigureKind.Share:
                return AtVisit(f.Code, visits.Days[0]);
            case FigureKind.Lasting:
                return Lasting(visits.Days, both: f.Rater == "unspecified");
            case FigureKind.Noticing:
                var noticed = Noticed(visits.Days);
                if (f.Metric != FigureMetric.TimeToOnsetDays)
                {
                    return noticed[^1];
                }

                days?.Set(figure, visits.Days, [.. noticed.Select(n => 1 - n)]);

                // The fall of a day is spread half a day to either side.
                var on = (int)f.Value;
                return (noticed[on - 1] + (on > 1 ? noticed[on - 2] : 0)) / 2;
            default:
                var curve = Staying(f.Code, visits.Days);
                days?.Set(figure, visits.Days, curve);
                return SmoothedCurve.At(visits.Days, curve, f.Value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Begin(double logit)
    {
        T cut1 = T.Of(1.5), cut2 = T.Of(2.5), inv = T.Of(1 / point.InvestigatorError), sub = T.Of(1 / point.SubjectError);
        for (var i = 0; i < count; i += T.Width)
        {
            var z = T.Min(T.Max(T.Fma(T.Of(point.UntreatedSd), T.Load(ref cohort.Untreated[0], i), T.Of(point.UntreatedMean)), T.Of(0.2)), T.Of(4));
            T.Store(z, ref untreated[0], i);
            var kappa = T.Fma(T.Of(point.UnmovedSd), T.Load(ref cohort.Unmoved[0], i), T.Of(logit));
            T.Store(T.Of(1) / (T.Of(1) + Elementary.Exp(T.Of(0) - kappa)), ref unmoved[0], i);
            T y = z + Bias(i, true), x = z + Bias(i, false);
            T i3 = Normal.Below((y - cut2) * inv), i2 = Normal.Below((y - cut1) * inv), s3 = Normal.Below((x - cut2) * sub), s2 = Normal.Below((x - cut1) * sub);
            T.Store(i3, ref inv3[0], i);
            T.Store(i2 - i3, ref inv2[0], i);
            T.Store(s3, ref sub3[0], i);
            T.Store(s2 - s3, ref sub2[0], i);
            T.Store(i2 * s2, ref weights[0], i);
        }

        enrolled = Sum(weights);
    }

    private T Bias(int i, bool investigator) => investigator
        ? T.Of(point.InvestigatorBiasSd) * T.Load(ref cohort.InvestigatorBias[0], i)
        : T.Fma(T.Of(point.SubjectBiasSd), T.Load(ref cohort.SubjectBias[0], i), T.Of(point.SubjectBias));

    /// <summary>Severity of the line, without rater.</summary>
    private T Severity(int day, int i)
    {
        if (states is null)
        {
            return T.Load(ref untreated[0], i);
        }

        var place = arm.Curve!.PlaceOf(day);
        T force = T.Load(ref states.Force[place][0], i), crease = T.Load(ref states.Crease[place][0], i), kappa = T.Load(ref unmoved[0], i);
        return T.Load(ref untreated[0], i) * T.Fma(kappa, crease - force, force);
    }

    private double Hoped(int day) => expectation * Elementary.Exp(-point.ExpectationDecay * day);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double AtVisit(string code, int day)
    {
        T inv = T.Of(1 / point.InvestigatorError), sub = T.Of(1 / point.SubjectError), off = T.Of(Hoped(day) + unkind);
        T none = T.Of(0.5), mild = T.Of(1.5), moderate = T.Of(2.5);
        for (var i = 0; i < count; i += T.Width)
        {
            var z = Severity(day, i) - off;
            T y = z + Bias(i, true), x = z + Bias(i, false), w = T.Load(ref weights[0], i);
            T i2 = T.Load(ref inv2[0], i), i3 = T.Load(ref inv3[0], i), s2 = T.Load(ref sub2[0], i), s3 = T.Load(ref sub3[0], i);
            var term = code switch
            {
                "NM_SUB" => w * Normal.Below((mild - x) * sub),
                "NM_COMP" => w * Normal.Below((mild - y) * inv) * Normal.Below((mild - x) * sub),
                "NM_INV" or "NM_UNSP" => w * Normal.Below((mild - y) * inv),
                "G1_SUB" => (i2 + i3) * T.Fma(s2, Normal.Below((mild - x) * sub), s3 * Normal.Below((moderate - x) * sub)),
                "C2" or "C2_NM" => T.Fma(i2, Normal.Below((none - y) * inv), i3 * Normal.Below((mild - y) * inv))
                    * T.Fma(s2, Normal.Below((none - x) * sub), s3 * Normal.Below((mild - x) * sub)),
                "SUB_GA" => w * Normal.Below((((T.Load(ref untreated[0], i) - z) / T.Load(ref untreated[0], i)) - T.Of(point.GlobalThreshold)) * T.Of(1 / point.GlobalSpread)),
                _ => (s2 + s3) * T.Fma(i2, Normal.Below((mild - y) * inv), i3 * Normal.Below((moderate - y) * inv)),
            };
            T.Store(term, ref terms[0], i);
        }

        return Sum(terms) / enrolled;
    }

    /// <summary>Better than baseline at every visit: by the investigator, or on either scale where the table does not say whose relapse counts.</summary>
    private double Lasting(int[] days, bool both) => Staying(both ? "T_BASE_BOTH" : "T_BASE_INV", days)[^1];

    /// <summary>Share without the event after each visit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Staying(string code, int[] days)
    {
        var curve = new double[days.Length];
        var among = enrolled;
        double[][] keep = [stay22, stay23, stay32, stay33];
        foreach (var column in keep)
        {
            still.CopyTo(column, 0);
        }

        for (var visit = 0; visit < days.Length; visit++)
        {
            T inv = T.Of(1 / point.InvestigatorError), sub = T.Of(1 / point.SubjectError), off = T.Of(Hoped(days[visit]) + unkind);
            T one = T.Of(1), mild = T.Of(1.5), moderate = T.Of(2.5);
            for (var i = 0; i < count; i += T.Width)
            {
                var z = Severity(days[visit], i) - off;
                T y = z + Bias(i, true), x = z + Bias(i, false);
                var well2 = Normal.Below((mild - y) * inv);
                T i2 = T.Load(ref inv2[0], i), i3 = T.Load(ref inv3[0], i), s2 = T.Load(ref sub2[0], i), s3 = T.Load(ref sub3[0], i);
                T a = T.Load(ref stay22[0], i), term;
                if (code is "T_NM_BOTH" or "T_NM_UNSP" or "T_NM_COND")
                {
                    var subject = Normal.Below((mild - x) * sub);
                    a *= code == "T_NM_COND" && visit == 0 ? well2 * subject : one - ((one - well2) * (one - subject));
                    term = T.Load(ref weights[0], i) * a;
                }
                else
                {
                    var well3 = Normal.Below((moderate - y) * inv);
                    var d = T.Load(ref stay33[0], i);
                    if (code is "T_BASE_INV" or "T_G1_INV")
                    {
                        a *= well2;
                        d *= well3;
                        term = (s2 + s3) * T.Fma(i2, a, i3 * d);
                    }
                    else
                    {
                        T back2 = one - Normal.Below((mild - x) * sub), back3 = one - Normal.Below((moderate - x) * sub);
                        T b = T.Load(ref stay23[0], i), c = T.Load(ref stay32[0], i);
                        a *= one - ((one - well2) * back2);
                        b *= one - ((one - well2) * back3);
                        c *= one - ((one - well3) * back2);
                        d *= one - ((one - well3) * back3);
                        T.Store(b, ref stay23[0], i);
                        T.Store(c, ref stay32[0], i);
                        term = T.Fma(i2, T.Fma(s2, a, s3 * b), i3 * T.Fma(s2, c, s3 * d));
                    }

                    T.Store(d, ref stay33[0], i);
                }

                T.Store(a, ref stay22[0], i);
                T.Store(term, ref terms[0], i);
            }

            var sum = Sum(terms);
            among = visit == 0 && (code is "T_NM_COND" or "T_G1_INV") ? sum : among;
            curve[visit] = sum / among;
        }

        return curve;
    }

    /// <summary>Share that has noticed by each day: the improvement as felt, expectation included, has passed a threshold of one's own, or chance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Noticed(int[] days)
    {
        var shares = new double[days.Length];
        Array.Clear(felt);
        for (var visit = 0; visit < days.Length; visit++)
        {
            T hope = T.Of(Hoped(days[visit])), threshold = T.Of(point.OnsetThreshold - eagerness), spread = T.Of(1 / point.OnsetSpread);
            for (var i = 0; i < count; i += T.Width)
            {
                var now = T.Load(ref untreated[0], i) - Severity(days[visit], i) + hope;
                var most = T.Max(T.Load(ref felt[0], i), T.Max(now, T.Of(1e-9)));
                T.Store(most, ref felt[0], i);
                var noticed = Normal.Below((Elementary.Log(most) - threshold) * spread);
                T.Store(T.Load(ref weights[0], i) * (T.Of(1) - (T.Of(1 - point.OnsetSpontaneous) * (T.Of(1) - noticed))), ref terms[0], i);
            }

            shares[visit] = Sum(terms) / enrolled;
        }

        return shares;
    }

    /// <summary>Sum in one order, whatever the width of a lane.</summary>
    private static double Sum(double[] column)
    {
        double a = 0, b = 0, c = 0, d = 0;
        for (var i = 0; i < column.Length; i += 4)
        {
            a += column[i];
            b += column[i + 1];
            c += column[i + 2];
            d += column[i + 3];
        }

        return (a + b) + (c + d);
    }
}
