using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Tests.Course.Reference;

namespace Glabella.Tests.Course;

/// <summary>The order of the scheme, measured on problems that depend on time.</summary>
public sealed class ConvergenceTests
{
    [Fact]
    public void Every_equation_is_of_fourth_order_under_a_light_chain_that_changes()
    {
        // Light chain prescribed as 8 (e^(-t/30) - e^(-t - t/30)): rates change all the time.
        static double[][] Solve(int parts)
        {
            const double kl = 1.0 / 30;
            int days = 40, steps = days * parts;
            var h = 1.0 / parts;
            var rates = new Rates<Lane1> { Uptake = new(1), Turnover = new(0.173), Crease = new(1.0 / 60), Unmoved = new(0.3), Untreated = new(1) };
            var trace = new Trace<Lane1>(steps, all: true);
            for (var i = 0; i <= steps; i++)
            {
                double t = i * h, slow = Math.Exp(-kl * t), fast = Math.Exp(-(1 + kl) * t);
                trace.Light[i] = new(8 * (slow - fast));
                trace.LightSlope[i] = new(8 * ((-kl * slow) + ((1 + kl) * fast)));
            }

            var table = new Aligned<Step<Lane1>>(1);
            StepTable.Fill(table, [h], [(-1, -1)], Population.Current.Fixed, rates, new(kl));
            var kinds = new int[steps];
            Tissue.Snap(rates.Turnover, 0, kinds, table.AsSpan(), trace);
            Tissue.Force(Population.Current.Fixed, 0, kinds, table.AsSpan(), trace);
            Tissue.Line(Population.Current.Fixed, rates.Crease, rates.Unmoved, 0, kinds, table.AsSpan(), trace);
            return [.. new[] { trace.Cut, trace.Wasted, trace.Smoothed }.Select(state => Enumerable.Range(0, days + 1).Select(day => Elementary.One(state[day * parts])).ToArray())];
        }

        var exact = Expected();
        for (var state = 0; state < 3; state++)
        {
            double Error(int parts) => Solve(parts)[state].Zip(exact[state], (a, b) => Math.Abs(a - b)).Max();
            foreach (var parts in new[] { 4, 8, 16 })
            {
                Assert.InRange(Math.Log2(Error(parts) / Error(2 * parts)), 3.7, 4.3);
            }
        }
    }

    /// <summary>The same problem with the equations written down once more, in states and not in losses, solved by extrapolation to 1e-13.</summary>
    private static double[][] Expected()
    {
        var fix = Population.Current.Fixed;
        var solver = new Extrapolation(
            (t, y, dy) =>
            {
                double light = 8 * Math.Exp(-t / 30) * (1 - Math.Exp(-t)), fourth = Math.Pow(y[0], 4), r = (1 + fix.SafetyFactor) * fourth / (fourth + fix.SafetyFactor);
                dy[0] = 0.173 * (1 - y[0] - (light * y[0]));
                dy[1] = (fix.MuscleLoss + ((fix.MuscleRegrowth - fix.MuscleLoss) * r)) * (fix.LeastMuscle + ((1 - fix.LeastMuscle) * r) - y[1]);
                dy[2] = (fix.LeastCrease + ((1 - fix.LeastCrease) * r * y[1]) - y[2]) / 60;
            },
            3, 1e-13);
        double[] y = [1, 1, 1];
        double[][] losses = [new double[41], new double[41], new double[41]];
        for (var day = 1; day <= 40; day++)
        {
            solver.Advance(y, day - 1, day);
            for (var state = 0; state < 3; state++)
            {
                losses[state][day] = 1 - y[state];
            }
        }

        return losses;
    }

    /// <summary>Of persons up to two standard deviations from the median in every number, on every day.</summary>
    [Fact]
    public void The_mesh_of_forecasts_is_near_the_limit_of_ever_finer_ones_and_gains_fourth_order()
    {
        var (coarse, fine) = (0.0, 0.0);
        for (var seed = 0; seed < 40; seed++)
        {
            double[] z = [.. Enumerable.Range(0, 8).Select(d => 2 * Math.Sin((seed * 7.1) + (d * 3.3)))];
            Solved<Lane1> At(int refine) => new(z, [(0, 20), (90, 40)], 240, refine: refine);
            Solved<Lane1> exact = At(16), once = At(1), twice = At(2);
            for (var day = 0; day <= 240; day++)
            {
                coarse = Math.Max(coarse, Math.Abs(once.On(day) - exact.On(day)));
                fine = Math.Max(fine, Math.Abs(twice.On(day) - exact.On(day)));
            }
        }

        Assert.True(coarse < 4e-4, $"error of the forecast's mesh is {coarse}");
        Assert.InRange(Math.Log2(coarse / fine), 3, 5);
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
