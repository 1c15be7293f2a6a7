using Glabella.Course;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course.Reference;

/// <summary>The error of what forecasts and trials show, against the tight reference.</summary>
public sealed class PathErrorTests(ITestOutputHelper output)
{
    private static readonly string[] Ona = ["onabotulinumtoxinA"];

    [Fact]
    public void The_mean_curve_and_the_events_of_a_forecast()
    {
        var setup = Forecasts();
        var course = setup.Courses[0];
        var result = Run.On(setup);
        double[] mean = new double[366], grid = [.. Enumerable.Range(0, 80).Select(i => i / 4.0), .. Enumerable.Range(20, 346).Select(d => (double)d)];
        double total = result.Weights.Sum(), early = 0, late = 0;
        for (var member = 0; member < setup.Ensemble.Members; member++)
        {
            var (person, doses, _) = Of(setup, course, member);
            var states = ReferenceCourse.Solve(person, doses, grid, 1e-11);
            foreach (var state in states.Where(s => s.Day == (int)s.Day))
            {
                mean[(int)state.Day] += result.Weights[member] / total * Math.Min(state.Z, 3);
            }

            var (onset, half) = Events(states, person.Z0);
            var marks = result.Marks[0][member];
            early = Math.Max(early, Apart(onset, marks.Onset));
            late = Math.Max(late, Apart(half, marks.HalfFaded));
        }

        var sums = Enumerable.Range(0, result.Curves[0].Days).Select(place => result.Curves[0].Day(place, result.Weights.Sum())[0]).ToArray();
        ErrorBounds.Within(output, "forecast, mean curve", "", Enumerable.Range(0, 366).Max(day => Math.Abs(mean[day] - CurveDays.On(day, place => sums[place]))));
        ErrorBounds.Within(output, "forecast, onset", "", early);
        ErrorBounds.Within(output, "forecast, half faded", "", late);
    }

    [Fact]
    public void The_visits_of_a_trial()
    {
        TrialArm arm = new("a", 40, false, Products.OnabotulinumtoxinA, Areas.Forehead, [.. new[] { 0, 14, 120 }.Select(d => new TrialSession(d, Products.OnabotulinumtoxinA, Areas.Forehead, 20))]);
        TrialProtocol protocol = new("", 1, 2, [1, 2, 3, 7, 15, 30, 90, 119, 121, 130, 200, 365], [arm], new(), [new("x", TrialKind.NoneOrMild, TrialRater.Investigator, null, [30])]);
        double severity = 0, force = 0;
        void Compare(TrialPersons told)
        {
            for (var i = 0; i < told.Count; i++)
            {
                var person = ReferenceModel.Current.Person("forehead", Ona) with
                {
                    Ka = told.UptakeRate[i], Kl = [told.LossRate[i]], Ks = told.TurnoverRate[i], Kc = told.CreaseRate[i], Kappa = told.UnmovedShare[i], Z0 = told.Untreated[i],
                };

                // In a typical trial no session differs from the person's usual one, so all three doses are alike.
                var states = ReferenceCourse.Solve(person, [new(0, told.Amount[i]), new(14, told.Amount[i]), new(120, told.Amount[i])], [.. protocol.Visits.Select(d => (double)d)]);
                for (var v = 0; v < protocol.Visits.Length; v++)
                {
                    severity = Math.Max(severity, Math.Abs(states[v].Z - told.Severity[(i * protocol.Visits.Length) + v]));
                    force = Math.Max(force, Math.Abs(states[v].F - told.Force[(i * protocol.Visits.Length) + v]));
                }
            }
        }

        TrialSimulation.Count<Lane8>(protocol, 1, 2, 1, null, null, TestContext.Current.CancellationToken, typical: true, persons: Compare);
        ErrorBounds.Within(output, "trial, severity at visits", "", severity);
        ErrorBounds.Within(output, "trial, force at visits", "", force);
    }

    private static RunSetup Forecasts()
    {
        var course = new AreaCourse(
            0, ParameterFile.Current.Areas["glabella"], [new(-200, Products.OnabotulinumtoxinA, 20), new(-186, Products.OnabotulinumtoxinA, 5), new(0, Products.OnabotulinumtoxinA, 20)], [.. CurveDays.Nodes(365)], [], CurveDays.Nodes(365).Last());
        return new(new SobolEnsemble(256, 1), Setup.Unknown, [course], [new(course, null, true, [], [])], 1, CurveDays.Days(365).Count(), 2);
    }

    /// <summary>A member as the ensemble draws it: levels and parameters are drawn by the program, what follows from them is not.</summary>
    private static (ReferencePerson Person, ReferenceDose[] Doses, Bench<Lane1> Bench) Of(RunSetup setup, AreaCourse course, int member)
    {
        var bench = new Bench<Lane1>(course.Mesh, course.Chains);
        var rates = new Persons(setup.Ensemble, Population.Current, setup.Practice, course).Prepare([member], bench);
        var person = ReferenceModel.Current.Person("glabella", Ona) with
        {
            Ka = Elementary.One(rates.Uptake), Kl = [.. bench.Losses.Select(Elementary.One)], Ks = Elementary.One(rates.Turnover), Kc = Elementary.One(rates.Crease),
            Kappa = Elementary.One(rates.Unmoved), Z0 = Elementary.One(rates.Untreated),
        };
        return (person, [.. course.Sessions.Select((s, i) => new ReferenceDose(s.Day, bench.Amounts[i], course.Chains[i]))], bench);
    }

    /// <summary>Onset and half faded of the last treatment, on a grid of a quarter of a day, later a day; linear between.</summary>
    private static (double Onset, double HalfFaded) Events(ReferenceState[] states, double z0)
    {
        var least = states.Min(s => s.Z);
        int full = Array.FindIndex(states, s => s.Z <= states[0].Z - (0.95 * (states[0].Z - least)));
        var onset = states[0].Z - least >= 0.5 ? Crossing(states, 0, z => z <= states[0].Z - 0.5, states[0].Z - 0.5) : double.NaN;
        var level = z0 - (0.5 * (z0 - least));
        return (onset, z0 - least > 0.5 ? Crossing(states, full, z => z >= level, level) : double.NaN);
    }

    private static double Crossing(ReferenceState[] states, int from, Func<double, bool> reached, double level)
    {
        var at = Array.FindIndex(states, from, s => reached(s.Z));
        return at < 0 ? double.PositiveInfinity
            : at == from ? states[at].Day
            : states[at - 1].Day + ((level - states[at - 1].Z) / (states[at].Z - states[at - 1].Z) * (states[at].Day - states[at - 1].Day));
    }

    private static double Apart(double expected, double came) =>
        double.IsNaN(expected) || double.IsNaN(came) || double.IsInfinity(expected) || double.IsInfinity(came) ? expected.Equals(came) ? 0 : 1e9 : Math.Abs(expected - came);
}
