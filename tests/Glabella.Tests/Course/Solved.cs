using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

/// <summary>A person with given standard normals, treated in the glabella, solved for every day.</summary>
internal sealed class Solved<T>
    where T : struct, ILane<T>
{
    private readonly Bench<T> bench;

    public Solved(double[] z, (double Day, double Units)[] sessions, int days, double factor = 1, (double Day, Product Product, double Units)? then = null, int refine = 1)
    {
        Session[] all = [.. sessions.Select(s => new Session(s.Day, Products.OnabotulinumtoxinA, s.Units))];
        if (then is { } other)
        {
            all = [.. all, new(other.Day, other.Product, other.Units)];
        }

        Days = days;
        var course = new AreaCourse(0, ParameterFile.Current.Areas["glabella"], all, [.. Enumerable.Range(0, days + 1)], [], days, factor, refine);
        bench = new(course.Mesh, course.Chains);
        var rates = new Persons(new OnePerson(d => d < z.Length ? z[d] : 0), Population.Current, Setup.Unknown, course).Prepare(new int[T.Width], bench);
        MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
    }

    public int Days { get; }

    /// <summary>Severity at every node.</summary>
    public double[] Severity => field ??= [.. Enumerable.Range(0, bench.Mesh.Times.Length).Select(node => bench.Severity[node * T.Width])];

    public double[] Amounts => [.. Enumerable.Range(0, bench.Mesh.SessionNodes.Length).Select(s => bench.Amounts[s * T.Width])];

    public double On(int day) => bench.Severity[bench.Mesh.WantedNodes[day] * T.Width];

    public (double Light, double Intact, double Transmission, double Muscle) States(int day)
    {
        double At(int state) => bench.States[((day * Bench<T>.StatesOfADay) + state) * T.Width];
        return (At(0), At(1), At(2), At(3));
    }
}
