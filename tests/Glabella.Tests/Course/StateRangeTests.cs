using Glabella.Course;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Course;

public sealed class StateRangeTests
{
    private static readonly LocalDate Day = new(2026, 12, 1);

    private static ForecastCase Case { get; } = new()
    {
        Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)], Date = Day, Members = 2048, HorizonDays = 120, StateRanges = true,
    };

    private static AreaForecast Of(ForecastCase @case) => Assert.IsType<Forecast>(Forecaster.Forecast(@case)).Areas[0];

    [Fact]
    public void Asking_for_ranges_changes_no_other_figure()
    {
        Assert.All(Of(Case with { StateRanges = false }).Curve, day => Assert.Null(day.Ranges));
        Assert.Equal(Of(Case with { StateRanges = false }).Curve, Of(Case).Curve.Select(day => day with { Ranges = null }));
    }

    [Fact]
    public void Threads_change_no_range() => Assert.Equal(Of(Case with { Threads = 1 }).Curve, Of(Case with { Threads = 3 }).Curve);

    /// <summary>The counted quantiles against quantiles of the sorted members themselves.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(90)]
    public void A_range_is_that_of_the_members(int day)
    {
        var setup = Setup.Of(Case, 365);
        var result = Run.On<Lane1>(setup);
        var states = MembersOn(setup, day);
        var ranges = Of(Case).Curve[day].Ranges!;
        (double Wanted, StateRange Range, double Within)[] all =
        [
            (0, ranges.LightChain, 0.02), (1, ranges.Snap25, 0.003), (2, ranges.Transmission, 0.003), (3, ranges.Muscle, 0.003), (4, ranges.Depot, 0.02),
        ];
        foreach (var (state, range, within) in all)
        {
            var (q, _) = Weights.Quantiles(states[(int)state], result.Weights, [0.1, 0.9]);
            Assert.Equal(q[0], range.P10, within * (state is 0 or 4 ? 1 + q[0] : 1));
            Assert.Equal(q[1], range.P90, within * (state is 0 or 4 ? 1 + q[1] : 1));
        }
    }

    [Fact]
    public void Before_the_treatment_there_is_nothing_to_be_unsure_of() =>
        Assert.Equal(new StateRanges(new(0, 0), new(0, 0), new(1, 1), new(1, 1), new(1, 1)), Of(Case).Curve[0].Ranges);

    [Fact]
    public void What_is_known_of_a_person_narrows_the_range()
    {
        var known = Case with
        {
            Treatments = [new(Day.PlusDays(-200), Products.OnabotulinumtoxinA, Areas.Glabella, 20)],
            Reports = [new(Day.PlusDays(-100), ReportedMark.Gone, false, Areas.Glabella)],
            Members = 4096,
        };
        StateRange before = Of(Case).Curve[60].Ranges!.Snap25, after = Of(known).Curve[60].Ranges!.Snap25;
        Assert.True(after.P90 - after.P10 < 0.8 * (before.P90 - before.P10), $"{after} against {before}");
    }

    /// <summary>All five states of all members on one day, solved one by one.</summary>
    private static double[][] MembersOn(RunSetup setup, int day)
    {
        var course = setup.Courses[0];
        var persons = new Persons(setup.Ensemble, Population.Current, setup.Practice, course);
        var bench = new Bench<Lane1>(course.Mesh, course.Chains);
        var states = Enumerable.Range(0, 5).Select(_ => new double[setup.Ensemble.Members]).ToArray();
        var place = CurveDays.Days(365).ToList().IndexOf(day);
        for (var member = 0; member < setup.Ensemble.Members; member++)
        {
            var rates = persons.Prepare([member], bench);
            MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
            for (var state = 0; state < 5; state++)
            {
                states[state][member] = bench.States[(place * Bench<Lane1>.StatesOfADay) + state];
            }
        }

        return states;
    }
}
