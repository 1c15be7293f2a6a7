using CsCheck;
using Glabella.Course;
using Glabella.Course.Forecasting;
using Glabella.Course.Marks;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Course;

/// <summary>A forecast computes the past once, the future only of those that count, and sorts only where a quantile lies: none of it may change a figure.</summary>
public sealed class RunPartsTests
{
    private static readonly LocalDate Day = new(2026, 12, 1);

    private static ForecastCase Known { get; } = new()
    {
        Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)],
        Date = Day,
        Members = 1024,
        Treatments =
        [
            new(Day.PlusDays(-300), Products.OnabotulinumtoxinA, Areas.Glabella, 20), new(Day.PlusDays(-280), Products.DaxibotulinumtoxinA, Areas.Glabella, 20),
            new(Day.PlusDays(-290), Products.OnabotulinumtoxinA, Areas.Forehead, 20),
        ],
        Observations = [new(Day.PlusDays(-200), Rater.Subject, Grade.Mild, Areas.Glabella), new(Day.PlusDays(-100), Rater.Investigator, Grade.Moderate, Areas.Forehead)],
        Reports = [new(Day.PlusDays(-120), ReportedMark.Gone, true, Areas.Glabella)],
    };

    [Fact]
    public void Going_on_from_where_a_member_stands_gives_the_bits_of_the_whole_course()
    {
        var setup = Setup.Of(Known, 200);
        var course = setup.Courses[0];
        var persons = new Persons(setup.Ensemble, Population.Current, setup.Practice, course);
        var moment = course.Mesh.MomentOf[course.Cycles[^1].FirstNode];
        Assert.InRange(moment, 50, course.Mesh.Kinds.Length - 50);
        Bench<Lane8> whole = new(course.Mesh, course.Chains), part = new(course.Mesh, course.Chains);
        int[] members = [.. Enumerable.Range(16, 8)];
        var rates = persons.Prepare(members, whole);
        MuscleCourse.Solve(Population.Current.Fixed, rates, whole);

        persons.Prepare(members, part);
        MuscleCourse.Begin(Population.Current.Fixed, rates, part);
        MuscleCourse.Advance(Population.Current.Fixed, rates, part, 0, moment);
        var checkpoint = new Checkpoint(moment, setup.Ensemble.Members, course.Products.Length);
        checkpoint.Save(part, members[0]);

        // The same members in another order, on a bench that others have used.
        int[] others = [3, 5, 18, 19, 20, 21, 22, 23];
        var otherRates = persons.Prepare([100, 101, 102, 103, 104, 105, 106, 107], part);
        MuscleCourse.Solve(Population.Current.Fixed, otherRates, part);
        otherRates = persons.Prepare(others, part);
        MuscleCourse.Begin(Population.Current.Fixed, otherRates, part);
        checkpoint.Load(part, others);
        MuscleCourse.Advance(Population.Current.Fixed, otherRates, part, moment, course.Mesh.Kinds.Length);
        double[] Of(Bench<Lane8> bench, int lane) =>
        [
            .. Enumerable.Range(course.Cycles[^1].FirstNode, 100).Select(node => bench.Severity[(node * 8) + lane]),
            .. Enumerable.Range(0, bench.States.Length / 8).Select(i => bench.States[(i * 8) + lane]),
        ];
        for (var lane = 2; lane < 8; lane++)
        {
            Assert.Equal(Of(whole, lane), Of(part, lane));
        }
    }

    [Fact]
    public void Members_that_do_not_count_change_no_mean()
    {
        // Means and marks against those of all members solved from their first treatment.
        var setup = Setup.Of(Known, 200);
        var result = Run.On(setup);
        var course = setup.Courses[0];
        var bench = new Bench<Lane1>(course.Mesh, course.Chains);
        var persons = new Persons(setup.Ensemble, Population.Current, setup.Practice, course);
        Span<MarkDays> marks = stackalloc MarkDays[1];
        double[] sums = new double[3];
        for (var member = 0; member < setup.Ensemble.Members; member++)
        {
            var rates = persons.Prepare([member], bench);
            MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
            var weight = (double)result.Weights[member] / result.Weights.Sum();
            sums[0] += weight * bench.States[90 * 6];
            sums[1] += weight * bench.States[(90 * 6) + 2];
            sums[2] += weight * bench.States[(90 * 6) + 4];
            if (result.Weights[member] > 0)
            {
                MarkFinder.Find(bench, rates.Untreated, course.Cycles[^1].FirstNode, course.Cycles[^1].LastNode, marks);
                Assert.Equal(marks[0].WearOff, result.Marks[0][member].WearOff);
                Assert.Equal(marks[0].Onset, result.Marks[0][member].Onset);
            }
        }

        var day = result.Curves[0].Day(90, result.Weights.Sum());
        Assert.Equal(sums[0], day[1], 1e-6);
        Assert.Equal(sums[1], day[3], 1e-6);
        Assert.Equal(sums[2], day[5], 1e-6);
    }

    [Fact]
    public void A_quantile_is_the_smallest_value_whose_weights_reach_the_share() => Gen.Select(
        Gen.OneOf(Gen.Double[-50, 400], Gen.Int[0, 5].Select(i => (double)i), Gen.Const(double.NaN), Gen.Const(double.PositiveInfinity)).Array[1, 400], Gen.Long[0, 1 << 30].Array[400]).Sample(
        (values, weights) =>
        {
            weights = weights[..values.Length];
            double[] shares = [0.1, 0.5, 0.9];
            var (quantiles, share) = Weights.Quantiles(values, weights, shares);
            var happens = values.Zip(weights).Where(v => !double.IsNaN(v.First) && v.Second > 0).OrderBy(v => v.First).ToArray();
            var total = happens.Sum(v => v.Second);
            Assert.Equal(weights.Sum() == 0 ? 0 : (double)total / weights.Sum(), share);
            for (var i = 0; i < shares.Length; i++)
            {
                long cumulated = 0;
                Assert.Equal(happens.SkipWhile(v => (cumulated += v.Second) < shares[i] * total).Select(v => v.First).DefaultIfEmpty(double.NaN).First(), quantiles[i]);
            }
        });
}
