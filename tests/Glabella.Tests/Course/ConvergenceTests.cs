using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;

namespace Glabella.Tests.Course;

/// <summary>The order of the scheme, measured on problems that depend on time.</summary>
public sealed class ConvergenceTests
{
    [Fact]
    public void The_tissue_step_is_of_second_order_under_a_light_chain_that_changes()
    {
        // Light chain prescribed as 8 e^(-t/30) (1 - e^(-t)): rates change all the time.
        static double[] Solve(double h)
        {
            var shared = new Shared<Lane1>(Population.Current.Fixed, new(0.173));
            var tissue = new Tissue<Lane1> { Intact = new(1), Muscle = new(1), Crease = new(1) };
            for (var i = 0; i < (int)(40 / h); i++)
            {
                var t = (i + 0.5) * h;
                shared.Advance(ref tissue, new(8 * Math.Exp(-t / 30) * (1 - Math.Exp(-t))), new(h), new(Math.Exp(-h / 60)));
            }

            return [Elementary.One(tissue.Intact), Elementary.One(tissue.Muscle), Elementary.One(tissue.Crease)];
        }

        var exact = Solve(1.0 / 1024);
        for (var state = 0; state < 3; state++)
        {
            double Error(double h) => Math.Abs(Solve(h)[state] - exact[state]);
            var order = Math.Log2(Error(1.0 / 8) / Error(1.0 / 16));
            Assert.InRange(order, 1.8, 2.2);
        }
    }

    [Fact]
    public void The_whole_course_gains_more_than_second_order_from_richardson()
    {
        var exact = new Solved<Lane1>(new double[12], [(0, 20)], 180, refine: 32);
        double Error(int refine)
        {
            var rough = new Solved<Lane1>(new double[12], [(0, 20)], 180, refine: refine);
            return Enumerable.Range(0, 181).Max(day => Math.Abs(rough.On(day) - exact.On(day)));
        }

        double coarse = Error(1), middle = Error(2), fine = Error(4);
        Assert.True(coarse < 5e-3, $"error of the forecast's mesh is {coarse}");
        Assert.InRange(Math.Log2(coarse / middle), 2.5, 5);
        Assert.InRange(Math.Log2(middle / fine), 2.5, 5);
    }

    [Fact]
    public void A_cubic_through_every_second_day_gives_the_days_between()
    {
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var person = new Solved<Lane1>([.. Enumerable.Range(0, 8).Select(d => 2 * Math.Sin((seed * 7.1) + (d * 3.3)))], [(0, 20)], 300);
            int[] summed = [.. CurveDays.Days(290)];
            for (var day = 61; day < 290; day += 2)
            {
                Assert.Equal(person.On(day), CurveDays.On(day, place => person.On(summed[place])), 1e-4);
            }
        }
    }
}
