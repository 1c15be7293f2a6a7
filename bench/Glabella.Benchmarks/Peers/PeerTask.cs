using System.Runtime.InteropServices;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Benchmarks.Peers;

/// <summary>
/// What all solvers are given: persons of the population, three treatments of 20 U of onabotulinumtoxinA in the glabella on days 0, 120 and 240, severity on every day of a year.
/// </summary>
internal sealed class PeerTask
{
    public const int Persons = 500;

    public const int End = 365;

    private static readonly double[] Days = [0, 120, 240];

    /// <summary>Uptake, loss, turnover, crease, unmoved share, untreated severity, then what each session puts into the depot: column by column.</summary>
    private readonly double[][] columns;

    /// <summary>Draws the persons.</summary>
    public PeerTask()
    {
        double[] wanted = [.. Enumerable.Range(0, End + 1)];
        var course = new AreaCourse(0, ParameterFile.Current.Areas["glabella"], [.. Days.Select(d => new Session(d, Products.OnabotulinumtoxinA, 20))], wanted, [], End);
        var persons = new Persons(new SobolEnsemble(512, 1, uncertain: false), Population.Current, Setup.Unknown, course);
        var bench = new Bench<Lane1>(course.Mesh, course.Chains);

        // Filled to a whole number of handfuls of eight.
        columns = [.. Enumerable.Range(0, 6 + Days.Length).Select(_ => new double[512])];
        for (var i = 0; i < 512; i++)
        {
            var rates = persons.Prepare([Math.Min(i, Persons - 1)], bench);
            double[] row = [.. new[] { rates.Uptake, bench.Losses[0], rates.Turnover, rates.Crease, rates.Unmoved, rates.Untreated }.Select(Elementary.One), .. bench.Amounts.AsSpan()];
            for (var column = 0; column < columns.Length; column++)
            {
                columns[column][i] = row[column];
            }
        }
    }

    /// <summary>Numbers of each person that are read.</summary>
    public int Columns => columns.Length;

    /// <summary>The mesh of forecasts, each step cut into so many parts.</summary>
    public static Mesh MeshOf(int refine) => Mesh.Lay(Days, [.. Enumerable.Range(0, End + 1).Select(d => (double)d)], End, refine);

    /// <summary>Solves a handful on a bench.</summary>
    public void Solve<T>(Bench<T> bench, int first)
        where T : struct, ILane<T>
    {
        Rates<T> rates;
        rates.Uptake = T.Load(ref columns[0][first], 0);
        bench.Losses[0] = T.Load(ref columns[1][first], 0);
        rates.Turnover = T.Load(ref columns[2][first], 0);
        rates.Crease = T.Load(ref columns[3][first], 0);
        rates.Unmoved = T.Load(ref columns[4][first], 0);
        rates.Untreated = T.Load(ref columns[5][first], 0);
        for (var session = 0; session < Days.Length; session++)
        {
            T.Store(T.Load(ref columns[6 + session][first], 0), ref bench.Amounts[0], session * T.Width);
        }

        MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
    }

    /// <summary>Severities of all persons, day by day within a person.</summary>
    public double[] Severities<T>(int refine)
        where T : struct, ILane<T>
    {
        var bench = new Bench<T>(MeshOf(refine), new int[Days.Length], Kept.Severity);
        var all = new double[Persons * (End + 1)];
        for (var first = 0; first < Persons; first += T.Width)
        {
            Solve(bench, first);
            for (var lane = 0; lane < T.Width && first + lane < Persons; lane++)
            {
                for (var day = 0; day <= End; day++)
                {
                    all[((first + lane) * (End + 1)) + day] = bench.Severity[(bench.Mesh.WantedNodes[day] * T.Width) + lane];
                }
            }
        }

        return all;
    }

    /// <summary>A bench for this task.</summary>
    public static Bench<T> BenchOf<T>(int refine)
        where T : struct, ILane<T> => new(MeshOf(refine), new int[Days.Length], Kept.Severity);

    /// <summary>Writes the task for the peers: ten numbers, the days of sessions, a row for each person.</summary>
    public void Write(string file)
    {
        var fix = Population.Current.Fixed;
        double[] numbers =
        [
            Persons, Days.Length, End, fix.Lytic, fix.BoundShare, fix.SafetyFactor, fix.LeastMuscle, fix.MuscleLoss, fix.MuscleRegrowth, fix.LeastCrease, .. Days,
            .. Enumerable.Range(0, Persons).SelectMany(i => columns.Select(column => column[i])),
        ];
        File.WriteAllBytes(file, MemoryMarshal.AsBytes(numbers.AsSpan()));
    }

    /// <summary>Reads severities that a peer wrote.</summary>
    public static double[] Read(string file) => MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(file)).ToArray();

    /// <summary>Largest and root-mean-square difference.</summary>
    public static (double Largest, double Rms) Error(double[] a, double[] b)
    {
        double largest = 0, squares = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var d = Math.Abs(a[i] - b[i]);
            largest = Math.Max(largest, d);
            squares += d * d;
        }

        return (largest, Math.Sqrt(squares / a.Length));
    }
}
