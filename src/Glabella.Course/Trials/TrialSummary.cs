using System.Collections.Immutable;
using Glabella.Course.Trials;

namespace Glabella.Course;

/// <summary>From counts to the figures that a trial prints.</summary>
public static class TrialSummary
{
    private static readonly int[] Diary = [.. Enumerable.Range(1, TrialEndpoints.LastDiaryDay)];

    /// <summary>Summarises a whole run.</summary>
    public static TrialResult Of(TrialCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var protocol = counts.Protocol;
        return new(
            protocol, CourseModel.Version, counts.Seed, counts.Replicates,
            [
                .. protocol.Arms.Select((arm, a) => new TrialArmResult(
                    arm.Name, arm.Product, arm.Area, arm.Sessions.FirstOrDefault(s => s.Area == arm.Area)?.Units ?? 0, arm.N, arm.Placebo,
                    [.. protocol.Endpoints.Select((e, i) => Endpoint(counts, a, i, e))])),
            ],
            TrialRemarks.Of(protocol, counts.Replicates));
    }

    private static EndpointResult Endpoint(TrialCounts counts, int arm, int index, TrialEndpoint endpoint)
    {
        switch (endpoint.Kind)
        {
            case TrialKind.RiskRatio:
                return new(endpoint, [.. endpoint.Days.Select(day => Ratio(counts, arm, endpoint, day))], null, null);
            case TrialKind.MeanDifference:
                return new(endpoint, [], null, Difference(counts, arm, endpoint));
            case TrialKind.OnsetMean:
                return new(endpoint, [], null, OnsetMean(counts, arm, index));
            case TrialKind.OnsetMedian:
                return new(endpoint, [], Median(counts, arm, index, Diary, OnsetLeft), null);
            case TrialKind.Onset:
                return new(endpoint, [.. endpoint.Days.Select(day => Point(counts, arm, index, day, c => Share(Cumulated(c, day), c[0])))], null, null);
            case TrialKind.StrainReduction:
                return new(endpoint, [.. endpoint.Days.Select(day => Strain(counts, arm, index, day))], null, null);
            default:
                ImmutableArray<TrialPoint> points =
                    [.. endpoint.Days.Select(day => counts.Protocol.Visits.IndexOf(day)).Select(v => Point(counts, arm, index, counts.Protocol.Visits[v], c => Share(c[1 + v], c[0])))];
                var median = TrialEndpoints.IsTime(endpoint.Kind) ? Median(counts, arm, index, [.. counts.Protocol.Visits], Curve) : null;
                return new(endpoint, points, median, null);
        }
    }

    private delegate double Figure(ReadOnlySpan<long> counts);

    private static double Share(long some, long all) => all == 0 ? double.NaN : Math.Round(100.0 * some / all, 10);

    private static long Cumulated(ReadOnlySpan<long> counts, int day)
    {
        var sum = 0L;
        foreach (var count in counts[1..(day + 1)])
        {
            sum += count;
        }

        return sum;
    }

    private static long[] Pooled(TrialCounts counts, int arm, int endpoint)
    {
        var pooled = counts.Of(arm, 0, endpoint).ToArray();
        for (var r = 1; r < counts.Replicates; r++)
        {
            var one = counts.Of(arm, r, endpoint);
            for (var i = 0; i < pooled.Length; i++)
            {
                pooled[i] += one[i];
            }
        }

        return pooled;
    }

    private static IEnumerable<double> Each(TrialCounts counts, int arm, int endpoint, Figure figure)
    {
        for (var r = 0; r < counts.Replicates; r++)
        {
            yield return figure(counts.Of(arm, r, endpoint));
        }
    }

    private static TrialPoint Point(TrialCounts counts, int arm, int endpoint, int day, Figure figure)
    {
        var pooled = Pooled(counts, arm, endpoint);
        var percent = figure(pooled);
        if (double.IsNaN(percent))
        {
            return new(day, null, null, null);
        }

        percent = Math.Round(percent, 2);
        return new(day, percent, Statistics.Wilson(percent, (double)pooled[0] / counts.Replicates), Statistics.Range(Each(counts, arm, endpoint, figure), counts.Replicates));
    }

    private static TrialPoint Strain(TrialCounts counts, int arm, int endpoint, int day)
    {
        var visits = counts.Protocol.Visits.Length;
        var v = counts.Protocol.Visits.IndexOf(day);
        double Mean(ReadOnlySpan<long> c) => c[0] == 0 ? double.NaN : 1e-4 * c[1 + v] / c[0];
        var pooled = Pooled(counts, arm, endpoint);
        var mean = Mean(pooled);
        if (double.IsNaN(mean))
        {
            return new(day, null, null, null);
        }

        var variance = Math.Max(0, (1e-2 * pooled[1 + visits + v] / pooled[0]) - (mean * mean));
        var half = Statistics.Z * Math.Sqrt(variance * counts.Replicates / pooled[0]);
        return new(day, mean, new(mean - half, mean + half), Statistics.Range(Each(counts, arm, endpoint, Mean), counts.Replicates));
    }

    private static double[] Curve(ReadOnlySpan<long> counts)
    {
        var curve = new double[counts.Length - 1];
        for (var v = 0; v < curve.Length; v++)
        {
            curve[v] = Math.Round(Share(counts[1 + v], counts[0]), 2);
        }

        return curve;
    }

    /// <summary>Percentage of those who noticed at all who had not yet by a day.</summary>
    private static double[] OnsetLeft(ReadOnlySpan<long> counts)
    {
        var all = Cumulated(counts, TrialEndpoints.LastDiaryDay);
        var curve = new double[TrialEndpoints.LastDiaryDay];
        for (var day = 1; day <= curve.Length; day++)
        {
            curve[day - 1] = Math.Round(Share(all - Cumulated(counts, day), all), 2);
        }

        return curve;
    }

    private delegate double[] CurveOf(ReadOnlySpan<long> counts);

    private static TrialMedian Median(TrialCounts counts, int arm, int endpoint, int[] visits, CurveOf of)
    {
        var pooled = Pooled(counts, arm, endpoint);
        var curve = of(pooled);
        if (double.IsNaN(curve[0]))
        {
            return new(null, null, null, new(null, null), null);
        }

        var days = Statistics.Median(visits, curve);
        var interpolated = Statistics.InterpolatedMedian(visits, curve);
        var each = Each(counts, arm, endpoint, c => of(c) is var own && double.IsNaN(own[0]) ? double.NaN : Statistics.InterpolatedMedian(visits, own));
        return new(
            days, double.IsFinite(interpolated) ? interpolated : null, days is null ? visits[^1] : null,
            Statistics.GreenwoodMedian(visits, curve, (double)pooled[0] / counts.Replicates), Statistics.Range(each, counts.Replicates));
    }

    private static TrialMean OnsetMean(TrialCounts counts, int arm, int endpoint)
    {
        static (double N, double Mean, double Variance) Moments(ReadOnlySpan<long> c)
        {
            double n = 0, sum = 0, squares = 0;
            for (var day = 1; day < c.Length; day++)
            {
                n += c[day];
                sum += (double)c[day] * day;
                squares += (double)c[day] * day * day;
            }

            return n == 0 ? (0, double.NaN, 0) : (n, sum / n, (squares / n) - (sum / n * (sum / n)));
        }

        var (noticed, mean, variance) = Moments(Pooled(counts, arm, endpoint));
        if (noticed == 0)
        {
            return new(null, false, null, null);
        }

        var half = Statistics.Z * Math.Sqrt(variance * counts.Replicates / noticed);
        return new(mean, false, new(mean - half, mean + half), Statistics.Range(Each(counts, arm, endpoint, c => Moments(c).Mean), counts.Replicates));
    }

    private static TrialPoint Ratio(TrialCounts counts, int arm, TrialEndpoint endpoint, int day)
    {
        int of = endpoint.Of!.Value, versus = endpoint.Versus!.Value, v = counts.Protocol.Visits.IndexOf(day);
        double P(ReadOnlySpan<long> c) => c[0] == 0 ? double.NaN : (double)c[1 + v] / c[0];
        long[] here = Pooled(counts, arm, of), there = Pooled(counts, versus, of);
        double p = P(here), q = P(there);
        if (double.IsNaN(p) || !(q > 0))
        {
            return new(day, null, null, null);
        }

        // Katz's interval of the logarithm, for one trial of this size.
        double n = (double)here[0] / counts.Replicates, m = (double)there[0] / counts.Replicates;
        var half = p > 0 ? Statistics.Z * Math.Sqrt(((1 - p) / (n * p)) + ((1 - q) / (m * q))) : 0;
        Interval? ci = p > 0 ? new(p / q * Mechanism.Elementary.Exp(-half), p / q * Mechanism.Elementary.Exp(half)) : null;
        var each = Enumerable.Range(0, counts.Replicates).Select(r => (P(counts.Of(arm, r, of)), P(counts.Of(versus, r, of))))
            .Select(x => x.Item2 > 0 ? x.Item1 / x.Item2 : x.Item1 > 0 ? double.PositiveInfinity : double.NaN);
        return new(day, p / q, ci, Statistics.Range(each, counts.Replicates));
    }

    private static TrialMean Difference(TrialCounts counts, int arm, TrialEndpoint endpoint)
    {
        int of = endpoint.Of!.Value, versus = endpoint.Versus!.Value;
        int[] visits = [.. counts.Protocol.Visits];
        long[] here = Pooled(counts, arm, of), there = Pooled(counts, versus, of);
        if (here[0] == 0 || there[0] == 0)
        {
            return new(null, true, null, null);
        }

        var (mean, variance) = Statistics.Restricted(visits, Curve(here));
        var (other, otherVariance) = Statistics.Restricted(visits, Curve(there));
        var weeks = (mean - other) / 7;
        var half = Statistics.Z / 7 * Math.Sqrt(((variance / here[0]) + (otherVariance / there[0])) * counts.Replicates);
        double[] Own(int a) => [.. Each(counts, a, of, c => c[0] == 0 ? double.NaN : Statistics.Restricted(visits, Curve(c)).Mean)];
        return new(weeks, true, new(weeks - half, weeks + half), Statistics.Range(Own(arm).Zip(Own(versus), (a, b) => (a - b) / 7), counts.Replicates));
    }
}
