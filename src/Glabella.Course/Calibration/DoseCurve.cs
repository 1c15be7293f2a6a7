using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>
/// Force and crease of the cohort after one session of a product, dose and area, on the days that any figure asks for.
/// Trials that gave the same share it: what differs between trials acts on readings alone.
/// </summary>
internal sealed class DoseCurve
{
    private readonly Dictionary<int, int> places = [];
    private readonly Cohort cohort;
    private readonly Mesh mesh;

    /// <param name="product">Nonproprietary name.</param>
    /// <param name="units">More than 0.</param>
    /// <param name="area">The area's parameters.</param>
    /// <param name="days">Days asked for, rising, from 1.</param>
    /// <param name="cohort">Whose course.</param>
    public DoseCurve(string product, double units, AreaParameters area, IReadOnlyList<int> days, Cohort cohort)
    {
        (Product, Units, Area, this.cohort) = (product, units, area, cohort);
        double[] wanted = [.. days.Select(d => (double)d)];
        mesh = Mesh.Lay([0.0], wanted, wanted[^1]);
        for (var i = 0; i < wanted.Length; i++)
        {
            places.Add(days[i], i);
        }
    }

    public string Product { get; }

    public double Units { get; }

    public AreaParameters Area { get; }

    public int Days => places.Count;

    /// <summary>Place of a day in a <see cref="CurveStates"/>.</summary>
    public int PlaceOf(int day) => places[day];

    /// <summary>What differs between persons, on log scales.</summary>
    public PersonRates Rates(CoursePoint point)
    {
        var rates = new PersonRates(cohort.Count) { Crease = point.Crease };
        var doses = Elementary.Exp(point.LogPotency(Product)!.Value) * Units / Area.ReferenceUnits;
        var taken = doses * (1 + (1 / point.Saturation)) / (1 + (doses / point.Saturation));
        var amount = point.Amount + point.AmountShift(Area) + Elementary.Log(taken);
        var loss = point.Loss + point.LossShift(Product);
        for (var i = 0; i < cohort.Count; i++)
        {
            rates.Amount[i] = amount + (point.AmountSd * cohort.Amount[i]);
            rates.Loss[i] = loss + (point.LossSd * cohort.Loss[i]);
            rates.Uptake[i] = point.Uptake + (point.UptakeSd * cohort.Uptake[i]);
            rates.Turnover[i] = point.Turnover + (point.TurnoverSd * cohort.Turnover[i]);
        }

        return rates;
    }

    /// <summary>Solves the course of all persons.</summary>
    public CurveStates Solve(PersonRates rates) =>
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? Solve<Lane8>(rates) : Solve<Lane4>(rates);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private CurveStates Solve<T>(PersonRates persons)
        where T : struct, ILane<T>
    {
        var fix = Population.Current.Fixed;
        var states = new CurveStates(Days, cohort.Count);
        var bench = new Bench<T>(mesh, [0]);
        for (var first = 0; first < cohort.Count; first += T.Width)
        {
            Rates<T> rates;
            rates.Uptake = Elementary.Exp(T.Load(ref persons.Uptake[0], first));
            rates.Turnover = Elementary.Exp(T.Load(ref persons.Turnover[0], first));
            rates.Crease = T.Of(Math.Max(persons.Crease, 1e-4));
            rates.Unmoved = T.Of(0.5);
            rates.Untreated = T.Of(1);
            bench.Losses[0] = Elementary.Exp(T.Load(ref persons.Loss[0], first));
            T.Store(Elementary.Exp(T.Load(ref persons.Amount[0], first)), ref bench.Amounts[0], 0);
            MuscleCourse.Solve(fix, rates, bench);
            for (var day = 0; day < Days; day++)
            {
                var at = day * Bench<T>.StatesOfADay * T.Width;
                var force = T.Load(ref bench.States[0], at + (2 * T.Width)) * T.Load(ref bench.States[0], at + (3 * T.Width));
                T.Store(force, ref states.Force[day][0], first);
                T.Store(T.Load(ref bench.States[0], at + (5 * T.Width)), ref states.Crease[day][0], first);
            }
        }

        return states;
    }
}

/// <summary>Natural logarithms of each person's rates, and the crease's rate, 1/d.</summary>
internal sealed class PersonRates(int count)
{
    public double[] Amount { get; } = new double[count];

    public double[] Loss { get; } = new double[count];

    public double[] Uptake { get; } = new double[count];

    public double[] Turnover { get; } = new double[count];

    public double Crease { get; set; }

    /// <summary>The same with one of the first three moved (0 amount, 1 loss, 2 uptake), or the crease's rate (3).</summary>
    public PersonRates Moved(int which, double by)
    {
        var moved = new PersonRates(Amount.Length) { Crease = Crease + (which == 3 ? by : 0) };
        Copy(Amount, moved.Amount, which == 0 ? by : 0);
        Copy(Loss, moved.Loss, which == 1 ? by : 0);
        Copy(Uptake, moved.Uptake, which == 2 ? by : 0);
        Copy(Turnover, moved.Turnover, 0);
        return moved;
    }

    private static void Copy(double[] from, double[] to, double plus)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] + plus;
        }
    }
}

/// <summary>Force and crease, relative to the untreated state, for each day and person.</summary>
internal sealed class CurveStates(int days, int persons)
{
    public double[][] Force { get; } = Make(days, persons);

    public double[][] Crease { get; } = Make(days, persons);

    private static double[][] Make(int days, int persons) => [.. Enumerable.Range(0, days).Select(_ => new double[persons])];
}
