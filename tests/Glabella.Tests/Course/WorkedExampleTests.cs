using Glabella.Course.Forecasting;
using Glabella.Course.Marks;
using Glabella.Course.Mechanism;
using Glabella.Tests.Course.Reference;

namespace Glabella.Tests.Course;

/// <summary>
/// The twelve worked examples with the parameters of today, against the reference. That the reference meets the printed numbers of the
/// examples, with the parameters that those were computed with, is ReferenceTests' part; so a new calibration changes no test.
/// </summary>
public sealed class WorkedExampleTests
{
    private static readonly string[] Names = ["onset", "fullEffect", "halfFaded", "wearOff", "backToBaseline"];

    public static TheoryData<int> Ids => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_median_person_of_an_example_is_that_of_the_reference(int id)
    {
        var example = WorkedExample.All[id - 1];
        var course = example.Course(refine: 16);
        var (bench, _) = Median(course);
        string product = example.Json.GetProperty("product").GetString()!, area = example.Json.GetProperty("area").GetString()!;
        ReferenceDose[] doses = [.. course.Sessions.Select(s => new ReferenceDose(s.Day, ReferenceModel.Current.Amount(area, product, s.Units, factor: example.Factor)))];
        var expected = ReferenceCourse.Solve(ReferenceModel.Current.Person(area, [product]), doses, [.. course.Mesh.WantedNodes.Select(node => course.Mesh.Times[node])]);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Z, bench.Severity[bench.Mesh.WantedNodes[i]], 1e-7);
            double[] states = [expected[i].L, expected[i].S, expected[i].R, expected[i].M, expected[i].D + expected[i].B, expected[i].C];
            for (var state = 0; state < states.Length; state++)
            {
                Assert.Equal(states[state], bench.States[(i * Bench<Lane1>.StatesOfADay) + state], state is 0 or 4 ? 1e-6 : 1e-7);
            }
        }
    }

    /// <summary>On the mesh that forecasts use; the trough is flat, so the day of full effect is the least sharp.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void The_median_persons_events_are_those_of_the_reference(int id)
    {
        var example = WorkedExample.All[id - 1];
        var course = example.Course(refine: 1);
        var (bench, rates) = Median(course);
        Span<MarkDays> marks = stackalloc MarkDays[1];
        MarkFinder.Find(bench, rates.Untreated, course.Cycles[^1].FirstNode, course.Cycles[^1].LastNode, marks);
        var expected = new ReferencePopulation(ReferenceModel.Current, example, new OnePerson());
        Assert.Equal(example.CountFrom, expected.First);
        double[] days = [marks[0].Onset, marks[0].FullEffect, marks[0].HalfFaded, marks[0].WearOff, marks[0].BackToBaseline];
        for (var i = 0; i < days.Length; i++)
        {
            Assert.Equal(expected.Event(Names[i], 0.5).Value, days[i] - example.CountFrom, i == 1 ? 0.3 : 0.05);
        }
    }

    /// <summary>The same points on both sides; bins of 1/512 grade and straight lines between nodes are what is left, and the flat trough, on which the day of full effect moves by a step of the reference, and with it the wear-off of those who stand above 1.5 even then.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void The_population_of_an_example_is_that_of_the_reference(int id)
    {
        var example = WorkedExample.All[id - 1];
        var course = example.Course(refine: 1);
        var points = new SobolEnsemble(256, 1, uncertain: false);
        var expected = new ReferencePopulation(ReferenceModel.Current, example, points);
        var days = course.Mesh.WantedNodes.Select(node => course.Mesh.Times[node]).ToArray();
        var result = Run.On(new RunSetup(points, Setup.Unknown, [course], [new(course, null, true, [], [])], 1, days.Length, 2));
        for (var i = 0; i < days.Length; i++)
        {
            foreach (var share in new[] { 0.1, 0.5, 0.9 })
            {
                Assert.Equal(expected.Severity(days[i], share), result.Curves[0].Quantile(i, share, result.Weights.Sum()), 0.004);
            }
        }

        Func<MarkDays, double>[] marks = [m => m.Onset, m => m.FullEffect, m => m.HalfFaded, m => m.WearOff, m => m.BackToBaseline];
        for (var i = 0; i < marks.Length; i++)
        {
            var (q, probability) = Weights.Quantiles(Array.ConvertAll(result.Marks[0], m => marks[i](m) - example.CountFrom), result.Weights, [0.1, 0.5, 0.9]);
            Assert.Equal(expected.Event(Names[i], 0.5).Probability, probability, 1e-6);
            Assert.Equal(expected.Event(Names[i], 0.1).Value, q[0], i is 1 or 3 ? 3 : 0.1);
            Assert.Equal(expected.Event(Names[i], 0.5).Value, q[1], i == 1 ? 3 : 0.1);
            Assert.Equal(expected.Event(Names[i], 0.9).Value, q[2], i == 1 ? 3 : 0.3);
        }
    }

    private static (Bench<Lane1> Bench, Rates<Lane1> Rates) Median(AreaCourse course)
    {
        // A member of an ensemble whose numbers are all 0 is the median person.
        var bench = new Bench<Lane1>(course.Mesh, course.Chains);
        var rates = MedianPerson.Prepare(course, bench);
        MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
        return (bench, rates);
    }
}
