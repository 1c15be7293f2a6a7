using CsCheck;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Tests.Course.Reference;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

/// <summary>Laws of the equations, section 8 of docs/course/README.md.</summary>
public sealed class MechanismLawTests
{
    private static readonly Gen<double[]> Numbers = Gen.Double[-3.5, 3.5].Array[12];
    private static readonly Gen<double> Units = Gen.Double[0.5, 400];

    [Fact]
    public void No_dose_changes_nothing_exactly() => Numbers.Sample(
        z =>
        {
            var person = new Solved<Lane1>(z, [], 400);
            Assert.All(person.Severity, s => Assert.Equal(person.Severity[0], s));
            Assert.All(Enumerable.Range(0, 401), day => Assert.Equal((0.0, 1.0, 1.0, 1.0), person.States(day)));
        },
        iter: 200);

    [Fact]
    public void A_wholly_neutralised_dose_is_the_untreated_line() => Numbers.Sample(
        z =>
        {
            var person = new Solved<Lane1>(z, [(0, 20)], 200, factor: 0);
            Assert.All(person.Severity, s => Assert.Equal(person.Severity[0], s));
        },
        iter: 100);

    [Fact]
    public void More_units_never_raise_the_line() => Gen.Select(Numbers, Units, Units).Sample(
        (z, a, b) =>
        {
            var less = new Solved<Lane1>(z, [(0, Math.Min(a, b)), (120, 20)], 300);
            var more = new Solved<Lane1>(z, [(0, Math.Max(a, b)), (120, 20)], 300);
            Assert.All(less.Severity.Zip(more.Severity), pair => Assert.True(pair.Second <= pair.First + 2e-5));
        },
        iter: 200);

    [Fact]
    public void States_stay_in_their_ranges_for_any_dose_and_many_treatments() => Gen.Select(Numbers, Gen.Double[-3, 9], Gen.Int[1, 60]).Sample(
        (z, log, count) =>
        {
            var person = new Solved<Lane1>(z, [.. Enumerable.Range(0, count).Select(i => (7.0 * i, Math.Pow(10, log)))], (7 * count) + 100);
            Assert.All(person.Severity, s => Assert.InRange(s, 0, person.Severity[0]));
            for (var day = 0; day < person.Days; day++)
            {
                var (light, intact, transmission, muscle) = person.States(day);
                Assert.True(light >= 0 && double.IsFinite(light));
                Assert.InRange(intact, 0, 1);
                Assert.InRange(transmission, 0, 1);
                Assert.InRange(muscle, 0.84, 1);
            }
        },
        iter: 60);

    [Fact]
    public void A_thousand_treatments_stay_finite()
    {
        var person = new Solved<Lane1>(new double[12], [.. Enumerable.Range(0, 1000).Select(i => (2.0 * i, 400.0))], 2100);
        Assert.All(person.Severity, s => Assert.InRange(s, 0, person.Severity[0]));
    }

    [Fact]
    public void Units_of_one_session_add_before_they_saturate_and_two_sessions_saturate_apart()
    {
        // Expected: the page's equations, written down once more. sat(2) = 2 (1 + 1/us)/(1 + 2/us).
        double one = ReferenceModel.Current.Amount("glabella", "onabotulinumtoxinA", 20), both = ReferenceModel.Current.Amount("glabella", "onabotulinumtoxinA", 40);
        var once = new Solved<Lane1>(new double[12], [(0, 40)], 30);
        Assert.Equal(both, once.Amounts[0], 1e-9);
        var twice = new Solved<Lane1>(new double[12], [(0, 20), (1e-6, 20)], 30);
        Assert.Equal(2 * one, twice.Amounts.Sum(), 1e-9);
        Assert.True(both < 1.9 * one);
    }

    [Fact]
    public void Two_sessions_a_moment_apart_are_nearly_one_of_their_sum()
    {
        // Without saturation: two sessions of A·u each against one of 2·A·u, so the amounts are set by hand.
        var apart = new Solved<Lane1>(new double[12], [(0, 20), (1e-6, 20)], 120);
        var together = new Solved<Lane1>(new double[12], [(0, 20)], 120, factor: 2);
        foreach (var day in Enumerable.Range(1, 120))
        {
            Assert.Equal(together.On(day), apart.On(day), 1e-4);
        }
    }

    [Fact]
    public void Cycles_two_thousand_days_apart_do_not_know_each_other()
    {
        var alone = new Solved<Lane1>(new double[12], [(0, 20)], 300);
        var second = new Solved<Lane1>(new double[12], [(0, 20), (2000, 20)], 2300);
        foreach (var day in Enumerable.Range(0, 300))
        {
            Assert.Equal(alone.On(day), second.On(2000 + day), 1e-9);
        }
    }

    [Fact]
    public void What_leaves_the_chain_and_what_is_in_it_is_the_dose() => Gen.Select(Gen.Double[-3, 2], Gen.Double[-6, 1]).Sample(
        (logKa, logKl) =>
        {
            double ka = Math.Exp(logKa), kl = Math.Exp(logKl), kt = 18, fb = 0.5, days = 20;
            var (depot, bound, light, gone) = (1.0, 0.0, 0.0, 0.0);
            const int steps = 4000;
            var h = days / steps;
            var p = Propagator<Lane1>.Over(new(h), new(ka), new(kt), new(kl), fb);
            double Lost(double d, double l) => ((1 - fb) * ka * d) + (kl * l);
            for (var i = 0; i < steps; i += 2)
            {
                // Simpson's rule over what leaves, between exact states.
                var (d1, b1, l1) = After(p, depot, bound, light);
                var (d2, b2, l2) = After(p, d1, b1, l1);
                gone += h / 3 * (Lost(depot, light) + (4 * Lost(d1, l1)) + Lost(d2, l2));
                (depot, bound, light) = (d2, b2, l2);
            }

            Assert.Equal(1, depot + bound + light + gone, 1e-6);
        },
        iter: 50);

    [Fact]
    public void The_chain_is_continuous_where_rates_are_equal() => Gen.Select(Gen.Double[-4, 3], Gen.Double[-2, 0.3]).Sample(
        (logRate, logStep) =>
        {
            double rate = Math.Exp(logRate), h = Math.Exp(logStep);
            var equal = Propagator<Lane1>.Over(new(h), new(rate), new(rate), new(rate), 1);

            // Of three equal rates: e^-x · x²/2 (gamma distribution).
            Assert.Equal(Math.Exp(-rate * h) * rate * rate * h * h / 2, Elementary.One(equal.LightDepot), 1e-13);
            foreach (var apart in new[] { 1e-12, 1e-9, 1e-6, 1e-3, 9e-3 / h / rate, 1.1e-2 / h / rate })
            {
                var near = Propagator<Lane1>.Over(new(h), new(rate), new(rate * (1 + apart)), new(rate * (1 - apart)), 1);
                Assert.Equal(Elementary.One(equal.LightDepot), Elementary.One(near.LightDepot), Math.Max(1e-13, apart * Elementary.One(equal.LightDepot) * (1 + rate * h)));
            }
        },
        iter: 300);

    /// <summary>Eight different persons, two products, a touch-up, days between steps: severities and states of each.</summary>
    [Fact]
    public void One_four_and_eight_persons_at_a_time_give_the_same_bits() => Gen.Select(Gen.Int[0, 1 << 20], Units, Gen.Double[0.1, 60]).Sample(
        (seed, units, later) =>
        {
            Session[] sessions = [new(0, Products.OnabotulinumtoxinA, units), new(later, Products.DaxibotulinumtoxinA, 20), new(100, Products.OnabotulinumtoxinA, 5)];
            var course = new AreaCourse(0, ParameterFile.Current.Areas["glabella"], sessions, [.. Enumerable.Range(0, 251)], [33.3], 250);
            var persons = new Persons(new SobolEnsemble(256, seed), Population.Current, Setup.Unknown, course);
            double[][] Solve<T>()
                where T : struct, ILane<T>
            {
                var bench = new Bench<T>(course.Mesh, course.Chains);
                var all = new List<double[]>();
                for (var first = 0; first < 8; first += T.Width)
                {
                    var rates = persons.Prepare([.. Enumerable.Range(first, T.Width)], bench);
                    MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
                    all.AddRange(Enumerable.Range(0, T.Width).Select(lane =>
                        bench.Severity.AsSpan().ToArray().Concat(bench.States.AsSpan().ToArray()).Where((_, i) => i % T.Width == lane).ToArray()));
                }

                return [.. all];
            }

            var one = Solve<Lane1>();
            Assert.Equal(8, one.Select(person => person[40]).Distinct().Count());
            Assert.Equal(one, Solve<Lane4>());
            Assert.Equal(one, Solve<Lane8>());
        },
        iter: 40);

    [Fact]
    public void Days_within_a_step_lie_on_the_course()
    {
        // Severity of the same days, once read from the cubic within steps and once from steps that are eight times finer.
        double[] z = [1.2, -0.4, 0.3, 0.8, 0, -0.5, 0, 0];
        Solved<Lane1> rough = new(z, [(0, 20)], 300), fine = new(z, [(0, 20)], 300, refine: 8);
        for (var day = 0; day <= 300; day++)
        {
            Assert.Equal(fine.On(day), rough.On(day), 1e-4);
            Assert.Equal(fine.States(day).Light, rough.States(day).Light, 1e-4);
            Assert.Equal(fine.States(day).Transmission, rough.States(day).Transmission, 1e-4);
            Assert.Equal(fine.States(day).Muscle, rough.States(day).Muscle, 1e-5);
        }
    }

    [Fact]
    public void A_second_product_keeps_its_own_loss_of_light_chain()
    {
        // Long after a daxibotulinumtoxinA session its light chain outlasts that of onabotulinumtoxinA of the same amount.
        var mixed = new Solved<Lane1>(new double[12], [(0, 20)], 400, then: (1, Products.DaxibotulinumtoxinA, 40));
        var alone = new Solved<Lane1>(new double[12], [(0, 20)], 400);
        var ratio = mixed.States(400).Light / alone.States(400).Light;
        Assert.True(ratio > 3, $"light chain on day 400 is {ratio} times as much");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void Days_that_are_none_are_refused(double day) =>
        Assert.Throws<ArgumentException>(() => Mesh.Lay([0, day], [], 100));

    [Fact]
    public void Sessions_out_of_order_are_refused() => Assert.Throws<ArgumentException>(() => Mesh.Lay([10, 5], [], 100));

    [Fact]
    public void A_dose_falls_on_its_own_node()
    {
        var mesh = Mesh.Lay([0, 0.3, 77.77], [1, 90.5], 120);
        Assert.Equal([0, 0.3, 77.77], mesh.SessionNodes.Select(n => mesh.Times[n]));
        Assert.Equal([1, 90.5], mesh.WantedNodes.Select(n => mesh.Times[n]));
        Assert.All(mesh.Kinds.Select((k, i) => mesh.Times[mesh.Ends[i]] - (i == 0 ? 0 : mesh.Times[mesh.Ends[i - 1]]) - mesh.Lengths[k]), d => Assert.Equal(0, d, 1e-12));
        Assert.All(mesh.SessionNodes, node => Assert.Contains(node, mesh.Ends.Prepend(0)));
    }

    private static (double, double, double) After(Propagator<Lane1> p, double d, double b, double l) =>
        (d * Elementary.One(p.DepotDepot), Elementary.One(p.Bound(new(d), new(b))), Elementary.One(p.Light(new(d), new(b), new(l))));
}
