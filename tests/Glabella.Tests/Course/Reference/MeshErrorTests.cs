using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course.Reference;

/// <summary>The error of the solver on its meshes, against the tight reference.</summary>
public sealed class MeshErrorTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Session[]> Scenarios = new()
    {
        ["one treatment"] = [At(0, 20)],
        ["three cycles"] = [At(0, 20), At(120, 20), At(240, 20)],
        ["seven years"] = [.. Enumerable.Range(0, 28).Select(i => At(91.25 * i, 20))],
        ["touch-ups"] = [At(0, 10), At(14, 10), At(28.5, 5), At(100, 20), At(107, 2)],
        ["two products"] = [At(0, 20), new(90, Products.DaxibotulinumtoxinA, 40), new(91, Products.AbobotulinumtoxinA, 50), At(180, 20)],
        ["least and most"] = [At(0, 0.5), At(200, 400)],
    };

    public static TheoryData<string> Cases => [.. Scenarios.Keys];

    /// <summary>The median person and 15 others, up to three standard deviations away in every number at once.</summary>
    private static readonly double[][] People =
        [new double[12], .. Enumerable.Range(1, 15).Select(seed => Enumerable.Range(0, 12).Select(d => 3 * Math.Sin((seed * 7.1) + (d * 3.3))).ToArray())];

    /// <summary>Seven years are long: fewer of them.</summary>
    private static double[][] Of(string scenario) => scenario == "seven years" ? People[..5] : People;

    private static Session At(double day, double units) => new(day, Products.OnabotulinumtoxinA, units);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_mesh_of_forecasts_and_trials(string scenario)
    {
        ErrorBounds.Within(output, "mesh, Richardson", scenario, Worst<Lane1>(scenario, 1));
        ErrorBounds.Within(output, "mesh, Richardson", scenario, Worst<Lane4>(scenario, 1));
        ErrorBounds.Within(output, "mesh, Richardson", scenario, Worst<Lane8>(scenario, 1));
        if (scenario == "one treatment")
        {
            ErrorBounds.Within(output, "mesh, Richardson, from day 2", scenario, Worst<Lane8>(scenario, 1, from: 2));
        }

        ErrorBounds.Within(output, "mesh cut in 4, Richardson", scenario, Worst<Lane1>(scenario, 4));
        ErrorBounds.Within(output, "mesh cut in 32, Richardson", scenario, Worst<Lane1>(scenario, 32));
        ErrorBounds.Within(output, "mesh, no Richardson", scenario, Plain(scenario, 1));
        ErrorBounds.Within(output, "mesh cut in 4, no Richardson", scenario, Plain(scenario, 4));
    }

    /// <summary>The chain is exact, so that only rounding is left: relative to the largest amount.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_chain_at_every_day_asked_for(string scenario)
    {
        var worst = 0.0;
        foreach (var z in Of(scenario))
        {
            var sessions = Scenarios[scenario];
            double[] days = [.. Enumerable.Range(0, (int)sessions[^1].Day + 100).Select(d => d + 0.25)];
            var course = new AreaCourse(0, ParameterFile.Current.Areas["glabella"], sessions, days, [], days[^1]);
            var bench = new Bench<Lane1>(course.Mesh, course.Chains);
            var rates = new Persons(new OnePerson(d => Number(d, z)), Population.Current, Setup.Unknown, course).Prepare([0], bench);
            MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
            var (person, doses) = Written(scenario, z);
            foreach (var (state, i) in ReferenceCourse.Solve(person, doses, days).Select((s, i) => (s, i)))
            {
                var at = i * Bench<Lane1>.StatesOfADay;
                worst = Math.Max(worst, Math.Max(Math.Abs(state.L - bench.States[at]), Math.Abs(state.D + state.B - bench.States[at + 4])) / doses.Max(d => d.Amount));
            }
        }

        ErrorBounds.Within(output, "chain", scenario, worst);
    }

    private static double Worst<T>(string scenario, int refine, double from = 0)
        where T : struct, ILane<T>
    {
        var worst = 0.0;
        foreach (var z in Of(scenario))
        {
            var (course, expected) = Reference(scenario, z, refine);
            var bench = new Bench<T>(course.Mesh, course.Chains);
            var rates = new Persons(new OnePerson(d => Number(d, z)), Population.Current, Setup.Unknown, course).Prepare(new int[T.Width], bench);
            MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
            foreach (var state in expected.Where(s => s.Day >= from))
            {
                var node = course.Mesh.NodeAt(state.Day) * T.Width;
                worst = Math.Max(worst, Enumerable.Range(0, T.Width).Max(lane => Math.Abs(bench.Severity[node + lane] - state.Z)));
            }
        }

        return worst;
    }

    /// <summary>The scheme on the same mesh with whole steps alone: what the answer would be without Richardson's extrapolation.</summary>
    private static double Plain(string scenario, int refine)
    {
        var worst = 0.0;
        foreach (var z in Of(scenario))
        {
            var (course, expected) = Reference(scenario, z, refine);
            var (mesh, bench) = (course.Mesh, new Bench<Lane1>(course.Mesh, course.Chains));
            var rates = new Persons(new OnePerson(d => Number(d, z)), Population.Current, Setup.Unknown, course).Prepare([0], bench);
            var tissue = new Tissue<Lane1> { Intact = new(1), Muscle = new(1), Crease = new(1) };
            var shared = new Shared<Lane1>(Population.Current.Fixed, rates.Turnover);
            var chain = bench.Losses.Select(_ => (D: new Lane1(0), B: new Lane1(0), L: new Lane1(0))).ToArray();
            int session = 0, wanted = 0;
            for (var node = 0; ; node++)
            {
                if (mesh.Times[node] == expected[wanted].Day)
                {
                    var force = Elementary.One(shared.Transmission(tissue.Intact) * tissue.Muscle);
                    var kappa = Elementary.One(rates.Unmoved);
                    var severity = Elementary.One(rates.Untreated) * (((1 - kappa) * force) + (kappa * Elementary.One(tissue.Crease)));
                    worst = Math.Max(worst, Math.Abs(severity - expected[wanted++].Z));
                    if (wanted == expected.Length)
                    {
                        break;
                    }
                }

                for (; session < mesh.SessionNodes.Length && mesh.SessionNodes[session] == node; session++)
                {
                    chain[course.Chains[session]].D += new Lane1(bench.Amounts[session]);
                }

                var h = mesh.Lengths[mesh.Kinds[node]];
                var middle = new Lane1(0);
                for (var c = 0; c < chain.Length; c++)
                {
                    var (d, b, l) = chain[c];
                    var half = Propagator<Lane1>.Over(new(h / 2), rates.Uptake, new(Population.Current.Fixed.Lytic), bench.Losses[c], Population.Current.Fixed.BoundShare);
                    var whole = half.Then(half);
                    middle += half.Light(d, b, l);
                    chain[c] = (d * whole.DepotDepot, whole.Bound(d, b), whole.Light(d, b, l));
                }

                shared.Advance(ref tissue, middle, new(h), Elementary.Exp(new Lane1(-h) * rates.Crease));
            }
        }

        return worst;
    }

    private static double Number(int dimension, double[] z) => (Dimension)dimension switch
    {
        Dimension.Amount => z[0],
        Dimension.Loss => z[1],
        Dimension.Uptake => z[2],
        Dimension.Unmoved => z[3],
        Dimension.Untreated => z[4],
        Dimension.Turnover => z[5],
        _ => 0,
    };

    /// <summary>A person's course and what it must be: persons and doses from the equations written down once more, too.</summary>
    private static (AreaCourse Course, ReferenceState[] Expected) Reference(string scenario, double[] z, int refine)
    {
        var sessions = Scenarios[scenario];
        AreaCourse Course(int parts) => new(0, ParameterFile.Current.Areas["glabella"], sessions, [], [], sessions[^1].Day + 200, refine: parts);
        var (course, days) = (Course(refine), Course(1).Mesh.Times);
        var key = (scenario, string.Join(' ', z));
        if (!Solved.TryGetValue(key, out var expected))
        {
            var (person, doses) = Written(scenario, z);
            Solved[key] = expected = ReferenceCourse.Solve(person, doses, days);
        }

        return (course, expected);
    }

    private static (ReferencePerson Person, ReferenceDose[] Doses) Written(string scenario, double[] z)
    {
        var sessions = Scenarios[scenario];
        string[] products = [.. sessions.Select(s => s.Product.Name).Distinct()];
        return (
            ReferenceModel.Current.Person("glabella", products, z),
            [.. sessions.Select(s => new ReferenceDose(s.Day, ReferenceModel.Current.Amount("glabella", s.Product.Name, s.Units, z[0]), Array.IndexOf(products, s.Product.Name)))]);
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(string, string), ReferenceState[]> Solved = new();
}
