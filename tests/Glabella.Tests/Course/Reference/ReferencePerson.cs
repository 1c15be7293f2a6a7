namespace Glabella.Tests.Course.Reference;

/// <summary>One muscle group in numbers, as the equations of docs/course/README.md name them.</summary>
internal sealed record ReferencePerson
{
    public required double Ka { get; init; }

    /// <summary>kL of each product.</summary>
    public required double[] Kl { get; init; }

    public required double Ks { get; init; }

    public required double Kc { get; init; }

    public required double Kappa { get; init; }

    public required double Z0 { get; init; }

    public required double Kt { get; init; }

    public required double Fb { get; init; }

    public required double Theta { get; init; }

    public required double Mmin { get; init; }

    public required double Kd { get; init; }

    public required double Ku { get; init; }

    public required double Cmin { get; init; }
}

/// <summary>A dose of the reference: on which day, how much, of which product.</summary>
internal readonly record struct ReferenceDose(double Day, double Amount, int Product = 0);

/// <summary>The state of the reference on a day; D, B, L summed over products.</summary>
internal readonly record struct ReferenceState(double Day, double D, double B, double L, double Eliminated, double S, double R, double M, double F, double C, double Z);

/// <summary>The equations of docs/course/README.md, section 1, written down once more and solved to a tolerance.</summary>
internal static class ReferenceCourse
{
    /// <summary>
    /// Relative tolerance of a step; the states' own error stays below 1e-10 over years
    /// (shown against closed form, against itself and against R's deSolve).
    /// </summary>
    public const double Tight = 1e-13;

    /// <summary>Solves from an untreated start; a dose on a wanted day comes after it.</summary>
    public static ReferenceState[] Solve(ReferencePerson p, IReadOnlyList<ReferenceDose> doses, IReadOnlyList<double> days, double tolerance = Tight)
    {
        int chains = p.Kl.Length, muscle = 3 * chains, states = muscle + 4;
        var h = Math.Pow(p.Theta, 4);
        double R(double s) => (1 + h) * Math.Pow(s, 4) / (Math.Pow(s, 4) + h);
        void Slope(double t, double[] y, double[] dy)
        {
            double light = 0, gone = 0;
            for (var c = 0; c < chains; c++)
            {
                double d = y[3 * c], b = y[(3 * c) + 1], l = y[(3 * c) + 2];
                dy[3 * c] = -p.Ka * d;
                dy[(3 * c) + 1] = (p.Fb * p.Ka * d) - (p.Kt * b);
                dy[(3 * c) + 2] = (p.Kt * b) - (p.Kl[c] * l);
                gone += ((1 - p.Fb) * p.Ka * d) + (p.Kl[c] * l);
                light += l;
            }

            double s = y[muscle], m = y[muscle + 1], crease = y[muscle + 2], r = R(s);
            dy[muscle] = p.Ks * (1 - s - (light * s));
            dy[muscle + 1] = (p.Kd + ((p.Ku - p.Kd) * r)) * (p.Mmin + ((1 - p.Mmin) * r) - m);
            dy[muscle + 2] = p.Kc * (p.Cmin + ((1 - p.Cmin) * r * m) - crease);
            dy[muscle + 3] = gone;
        }

        var solver = new Extrapolation(Slope, states, tolerance);
        var y = new double[states];
        (y[muscle], y[muscle + 1], y[muscle + 2]) = (1, 1, 1);
        var stops = days.Concat(doses.Select(d => d.Day)).Distinct().Order().ToArray();
        var wanted = days.ToHashSet();
        var found = new List<ReferenceState>();
        var at = stops[0];
        foreach (var stop in stops)
        {
            if (stop > at)
            {
                solver.Advance(y, at, stop);
            }

            at = stop;
            if (wanted.Contains(stop))
            {
                double Sum(int which) => Enumerable.Range(0, chains).Sum(c => y[(3 * c) + which]);
                double s = y[muscle], r = R(s), m = y[muscle + 1], crease = y[muscle + 2], force = r * m;
                found.Add(new(stop, Sum(0), Sum(1), Sum(2), y[muscle + 3], s, r, m, force, crease, p.Z0 * (((1 - p.Kappa) * force) + (p.Kappa * crease))));
            }

            foreach (var dose in doses.Where(d => d.Day == stop))
            {
                y[3 * dose.Product] += dose.Amount;
            }
        }

        return [.. found];
    }
}
