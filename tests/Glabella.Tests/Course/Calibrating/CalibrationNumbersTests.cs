using Glabella.Course.Calibrating;
using Glabella.Course.Chance;
using Glabella.Course.Mechanism;

namespace Glabella.Tests.Course;

public sealed class CalibrationNumbersTests
{
    /// <summary>Expected: worked by hand. The matrix is L Lᵀ of L = ((2), (1, 3), (−1, 2, 1)), and x = (1, −2, 3) gives b.</summary>
    [Fact]
    public void A_factored_matrix_solves_its_equations()
    {
        double[] matrix = [4, 0, 0, 2, 10, 0, -2, 5, 6];
        var factor = Cholesky.Of(matrix, 3)!;
        Assert.Equal([2, 1, 3, -1, 2, 1], new[] { factor[0, 0], factor[1, 0], factor[1, 1], factor[2, 0], factor[2, 1], factor[2, 2] });
        double[] b = [4 - 4 - 6, 2 - 20 + 15, -2 - 10 + 18];
        factor.Solve(b);
        Assert.Equal(1, b[0], 12);
        Assert.Equal(-2, b[1], 12);
        Assert.Equal(3, b[2], 12);
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_has_no_factor() => Assert.Null(Cholesky.Of([1, 0, 2, 1], 2));

    [Fact]
    public void Independent_chains_of_one_distribution_agree_and_are_worth_all_their_draws()
    {
        var (rHat, effective) = ChainDiagnostics.Of(Chains(1000, memory: 0, apart: 0));
        Assert.InRange(rHat, 0.99, 1.01);
        Assert.InRange(effective, 3200, 5200);
    }

    /// <summary>Expected: an autoregression with memory 0.8 is worth (1 − 0.8)/(1 + 0.8) of its draws.</summary>
    [Fact]
    public void Chains_with_memory_are_worth_fewer_draws()
    {
        var (_, effective) = ChainDiagnostics.Of(Chains(4000, memory: 0.8, apart: 0));
        Assert.InRange(effective, 0.75 * 16000 / 9, 1.3 * 16000 / 9);
    }

    /// <summary>Expected: with a quarter of the halves 2 away, means vary by 6/7 where draws vary by 1, so R-hat is 1.36 before ranks are taken.</summary>
    [Fact]
    public void Chains_that_stay_apart_are_found_out()
    {
        var (rHat, effective) = ChainDiagnostics.Of(Chains(500, memory: 0, apart: 2));
        Assert.True(rHat > 1.25, $"R-hat {rHat}");
        Assert.True(effective < 20, $"worth {effective}");
    }

    /// <summary>Expected: falls on days 28, 56 and 84 spread over 14–42, 42–70 and 70–98 and read by hand.</summary>
    [Fact]
    public void Falls_on_visit_days_are_spread_half_way_to_their_neighbours()
    {
        int[] days = [28, 56, 84];
        double[] curve = [0.9, 0.6, 0.3];
        Assert.Equal(1, SmoothedCurve.At(days, curve, 10));
        Assert.Equal(0.95, SmoothedCurve.At(days, curve, 28), 12);
        Assert.Equal(0.75, SmoothedCurve.At(days, curve, 56), 12);
        Assert.Equal(70 + (28 * 0.1 / 0.3), SmoothedCurve.Day(days, curve, 0.5), 9);
        Assert.Equal(98, SmoothedCurve.Day(days, curve, 0.1));
    }

    /// <summary>Four chains of an autoregression with variance 1; the last one <paramref name="apart"/> away from the others.</summary>
    private static double[][] Chains(int length, double memory, double apart)
    {
        var chains = new double[4][];
        for (var c = 0; c < 4; c++)
        {
            chains[c] = new double[length];
            var x = 0.0;
            for (var i = -50; i < length; i++)
            {
                var (u, _) = Philox.Pair(7, (ulong)c, (ulong)(i + 50));
                x = (memory * x) + (Math.Sqrt(1 - (memory * memory)) * Normal.Quantile(u));
                if (i >= 0)
                {
                    chains[c][i] = x + (c == 3 ? apart : 0);
                }
            }
        }

        return chains;
    }
}
