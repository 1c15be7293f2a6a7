namespace Glabella.Tests.Course.Reference;

/// <summary>The normal distribution, by its series: Φ(x) = ½ + φ(x)(x + x³/3 + x⁵/15 + …).</summary>
internal static class ReferenceNormal
{
    /// <summary>Φ.</summary>
    public static double Below(double x)
    {
        if (Math.Abs(x) > 9)
        {
            return x < 0 ? 0 : 1;
        }

        double sum = 0, term = x;
        for (var n = 1; sum + term != sum; n++)
        {
            sum += term;
            term *= x * x / ((2 * n) + 1);
        }

        return 0.5 + (sum * Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI));
    }

    /// <summary>Its quantile, by bisection.</summary>
    public static double Quantile(double p)
    {
        double low = -9, high = 9;
        for (var i = 0; i < 80; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle) < p ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
