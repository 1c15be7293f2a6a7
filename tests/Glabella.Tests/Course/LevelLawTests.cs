using CsCheck;
using Glabella.Course;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

/// <summary>Laws of the levels above the equations: practice, expectation, weights. The list stands in docs/course/README.md, section 8.</summary>
public sealed class LevelLawTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_practice_never_moves_the_line_of_somebody_untreated() => Gen.Select(Gen.Long, Gen.Double[-3, 3], Gen.Double[-1, 1]).Sample(
        (seed, unmoved, kindness) =>
        {
            var average = new VirtualPerson(seed).Course(Areas.Glabella, [], 200);
            var other = new VirtualPerson(seed, practice: new(unmoved, 0, kindness, 0)).Course(Areas.Glabella, [], 200);
            Assert.All(Enumerable.Range(0, 201), day => Assert.Equal(average.Severity(0), other.Severity(day)));
        },
        iter: 50);

    [Fact]
    public void A_practice_with_more_that_toxin_does_not_move_leaves_the_untreated_line_and_weakens_the_effect()
    {
        static AreaForecast Of(double units, double shift) => Assert.IsType<Forecast>(Forecaster.Forecast(new()
        {
            Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, units)], Members = 1024, HorizonDays = 100, Practice = new(shift, 0.01, 0, 0.01),
        })).Areas[0];
        Assert.Equal(Of(0, 0).Curve.Select(c => c.Grade), Of(0, 2).Curve.Select(c => c.Grade));
        Assert.True(Of(20, 2).Curve[30].Grade.Mean > Of(20, 0).Curve[30].Grade.Mean + 0.3);
    }

    [Fact]
    public void Expectation_lowers_grades_under_placebo_and_never_the_line()
    {
        TrialArm arm = new("placebo", 2000, true, null, Areas.Glabella, []);
        TrialProtocol protocol = new("", 1, 2, [1, 7, 30, 200], [arm], new(), [new("x", TrialKind.NoneOrMild, TrialRater.Investigator, null, [7])]);
        int better = 0, worse = 0;
        TrialSimulation.Count(protocol, 1, 2, 2, null, null, Token, told =>
        {
            for (var i = 0; i < told.Count; i++)
            {
                Assert.All(told.Severity.AsSpan(4 * i, 4).ToArray(), z => Assert.Equal(told.Untreated[i], z));
                Assert.All(told.Force.AsSpan(4 * i, 4).ToArray(), f => Assert.Equal(1, f));
                better += told.Investigator[4 * i] < told.BaselineInvestigator[i] ? 1 : 0;
                worse += told.Investigator[4 * i] > told.BaselineInvestigator[i] ? 1 : 0;
            }
        });
        Assert.True(better > worse + 200, $"{better} of 4,000 are graded better on day 1, {worse} worse");
    }

    [Fact]
    public void Weights_are_shares_of_one_whole()
    {
        var course = new AreaCourse(0, ParameterFile.Current.Areas["glabella"], [new(0, Products.OnabotulinumtoxinA, 20)], [0, 30], [], 60);
        var result = Run.On(new RunSetup(new SobolEnsemble(1024, 3), Setup.Unknown, [course], [new(course, Grade.Severe, true, [], [])], 1, 2, 1));
        var (all, whole) = Weights.Quantiles(Array.ConvertAll(result.Marks[0], _ => 7.0), result.Weights, [0.1, 0.5, 0.9]);
        Assert.Equal([7.0, 7.0, 7.0], all);
        Assert.Equal(1.0, whole);
        var (_, half) = Weights.Quantiles([.. result.Marks[0].Select((_, i) => i % 2 == 0 ? 1.0 : double.NaN)], result.Weights, [0.5]);
        var (_, other) = Weights.Quantiles([.. result.Marks[0].Select((_, i) => i % 2 == 1 ? 1.0 : double.NaN)], result.Weights, [0.5]);
        Assert.Equal(1.0, half + other, 1e-12);
    }

    [Fact]
    public void Thousands_of_treatments_keep_every_state_in_its_range()
    {
        var person = new Solved<Lane8>(new double[12], [.. Enumerable.Range(0, 4000).Select(i => (1.5 * i, i % 3 == 0 ? 1e9 : 20.0))], 6100);
        Assert.All(person.Severity, s => Assert.InRange(s, 0, person.Severity[0]));
        Assert.All(Enumerable.Range(0, person.Days).Select(person.States), state =>
        {
            Assert.True(double.IsFinite(state.Light) && state.Light >= 0);
            Assert.All([state.Intact, state.Transmission, state.Muscle], value => Assert.InRange(value, 0, 1));
        });
    }

    /// <summary>A neutralised share above 1, or a factor that is no number.</summary>
    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_factor_on_the_dose_that_cannot_be_is_refused(double factor) =>
        Assert.Throws<ArgumentException>(() => new Solved<Lane1>(new double[12], [(0, 20)], 30, factor));

    [Fact]
    public void More_units_never_raise_the_force() => Gen.Select(Gen.Double[-3.5, 3.5].Array[12], Gen.Double[0.5, 400], Gen.Double[0.5, 400]).Sample(
        (z, a, b) =>
        {
            var less = new Solved<Lane1>(z, [(0, Math.Min(a, b)), (90, 20)], 250);
            var more = new Solved<Lane1>(z, [(0, Math.Max(a, b)), (90, 20)], 250);
            for (var day = 0; day < 250; day++)
            {
                var (_, _, weak, thin) = more.States(day);
                var (_, _, strong, thick) = less.States(day);
                Assert.True(weak * thin <= (strong * thick) + 2e-5);
            }
        },
        iter: 100);
}
