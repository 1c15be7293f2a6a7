using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>
    /// Share below x, absolute error below 1e-14 (Hart's rational approximation as given by G. West,
    /// "Better approximations to cumulative normal functions", Wilmott 2005).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Below<T>(T x)
        where T : struct, ILane<T>
    {
        var zero = T.Of(0);
        var a = T.Min(T.Max(x, zero - x), T.Of(37));
        var e = Elementary.Exp(a * a * T.Of(-0.5));
        var u = T.Fma(T.Of(3.52624965998911e-02), a, T.Of(0.700383064443688));
        u = T.Fma(u, a, T.Of(6.37396220353165));
        u = T.Fma(u, a, T.Of(33.912866078383));
        u = T.Fma(u, a, T.Of(112.079291497871));
        u = T.Fma(u, a, T.Of(221.213596169931));
        u = T.Fma(u, a, T.Of(220.206867912376));
        var w = T.Fma(T.Of(8.83883476483184e-02), a, T.Of(1.75566716318264));
        w = T.Fma(w, a, T.Of(16.064177579207));
        w = T.Fma(w, a, T.Of(86.7807322029461));
        w = T.Fma(w, a, T.Of(296.564248779674));
        w = T.Fma(w, a, T.Of(637.333633378831));
        w = T.Fma(w, a, T.Of(793.826512519948));
        w = T.Fma(w, a, T.Of(440.413735824752));
        var near = e * u / w;

        // Continued fraction beyond 7.07, written as one quotient.
        var f = a + T.Of(0.65);
        f = a + (T.Of(4) / f);
        f = a + (T.Of(3) / f);
        f = a + (T.Of(2) / f);
        f = a + (T.Of(1) / f);
        var far = e / (f * T.Of(2.506628274631));
        var upper = T.WhereLess(a, T.Of(7.07106781186547), near, far);
        return T.WhereLess(zero, x, T.Of(1) - upper, upper);
    }

    /// <summary>Share below x, of one number.</summary>
    public static double Below(double x) => Elementary.One(Below(new Lane1(x)));

    /// <summary>The x below which a share p, 0 &lt; p &lt; 1, lies (Wichura, algorithm AS 241, relative error about 1e-16).</summary>
    public static double Quantile(double p)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            return q * Elementary.One(Quotient(new Lane1(0.180625 - (q * q)), Central));
        }

        var tail = Math.Sqrt(-Elementary.Log(q < 0 ? p : 1 - p));
        var x = Elementary.One(tail <= 5 ? Quotient(new Lane1(tail - 1.6), Middle) : Quotient(new Lane1(tail - 5), Far));
        return q < 0 ? -x : x;
    }

    /// <summary>Replaces shares, a multiple of the lane's width of them, by their quantiles; the same bits as one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Quantiles<T>(Span<double> shares)
        where T : struct, ILane<T>
    {
        T zero = T.Of(0), half = T.Of(0.5), one = T.Of(1);
        ref var first = ref shares[0];
        for (var i = 0; i < shares.Length; i += T.Width)
        {
            var p = T.Load(ref first, i);
            var q = p - half;
            var central = q * Quotient(T.Of(0.180625) - (q * q), Central);
            var tail = T.Sqrt(zero - Elementary.Log(T.WhereLess(q, zero, p, one - p)));
            var x = T.WhereLess(T.Of(5), tail, Quotient(tail - T.Of(5), Far), Quotient(tail - T.Of(1.6), Middle));
            x = T.WhereLess(q, zero, zero - x, x);
            T.Store(T.WhereLess(T.Of(0.425), T.Max(q, zero - q), x, central), ref first, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Quotient<T>(T r, double[] c)
        where T : struct, ILane<T>
    {
        T above = T.Of(c[7]), below = T.Of(c[14]);
        for (var i = 6; i >= 0; i--)
        {
            above = T.Fma(above, r, T.Of(c[i]));
            below = T.Fma(below, r, i > 0 ? T.Of(c[7 + i]) : T.Of(1));
        }

        return above / below;
    }

    private static readonly double[] Central =
    [
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
        42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867,
        39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
    ];

    private static readonly double[] Middle =
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
        2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590,
        0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] Far =
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
        0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525, 7.86869131145613259100e-4,
        1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];
}
