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
        ErrorBounds.Within(output, "mesh", scenario, Worst<Lane1>(scenario, 1));
        ErrorBounds.Within(output, "mesh", scenario, Worst<Lane4>(scenario, 1));
        ErrorBounds.Within(output, "mesh", scenario, Worst<Lane8>(scenario, 1));
        ErrorBounds.Within(output, "mesh cut in 4", scenario, Worst<Lane1>(scenario, 4));
        ErrorBounds.Within(output, "mesh cut in 16", scenario, Worst<Lane1>(scenario, 16));
    }

    /// <summary>Depot, bound toxin and light chain step exactly, so that at the ends of steps only rounding is left; within a step they are read from a cubic.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_chain(string scenario)
    {
        double ends = 0, within = 0;
        foreach (var z in Of(scenario))
        {
            var last = Scenarios[scenario][^1].Day + 100;
            var mesh = Course(scenario, [], last).Mesh;
            ends = Math.Max(ends, Chain(scenario, z, [.. mesh.Ends.Select(node => mesh.Times[node])]));
            within = Math.Max(within, Chain(scenario, z, [.. Enumerable.Range(0, (int)last).Select(d => d + 0.25)]));
        }

        ErrorBounds.Within(output, "chain", scenario, ends);
        ErrorBounds.Within(output, "chain within steps", scenario, within);
    }

    /// <summary>Largest error of L and of D + B on the days asked for, over the largest dose.</summary>
    private static double Chain(string scenario, double[] z, double[] days)
    {
        var course = Course(scenario, days, days[^1]);
        var bench = new Bench<Lane1>(course.Mesh, course.Chains);
        var rates = new Persons(new OnePerson(d => Number(d, z)), Population.Current, Setup.Unknown, course).Prepare([0], bench);
        MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
        var (person, doses) = Written(scenario, z);
        var states = bench.States.AsSpan().ToArray();

        // On the day of a dose the states asked for are those before it.
        return ReferenceCourse.Solve(person, doses, days)
            .Select((state, i) => Math.Max(Math.Abs(state.L - states[i * Bench<Lane1>.StatesOfADay]), Math.Abs(state.D + state.B - states[(i * Bench<Lane1>.StatesOfADay) + 4])))
            .Max() / doses.Max(d => d.Amount);
    }

    private static AreaCourse Course(string scenario, double[] days, double end, int refine = 1) =>
        new(0, ParameterFile.Current.Areas["glabella"], Scenarios[scenario], days, [], end, refine: refine);

    private static double Worst<T>(string scenario, int refine)
        where T : struct, ILane<T>
    {
        var worst = 0.0;
        foreach (var z in Of(scenario))
        {
            var (course, expected) = Reference(scenario, z, refine);
            var bench = new Bench<T>(course.Mesh, course.Chains);
            var rates = new Persons(new OnePerson(d => Number(d, z)), Population.Current, Setup.Unknown, course).Prepare(new int[T.Width], bench);
            MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
            foreach (var state in expected)
            {
                var node = course.Mesh.NodeAt(state.Day) * T.Width;
                worst = Math.Max(worst, Enumerable.Range(0, T.Width).Max(lane => Math.Abs(bench.Severity[node + lane] - state.Z)));
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
        var end = Scenarios[scenario][^1].Day + 200;
        var (course, days) = (Course(scenario, [], end, refine), Course(scenario, [], end).Mesh.Times);
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
