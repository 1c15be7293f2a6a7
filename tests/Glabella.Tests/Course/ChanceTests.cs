using Glabella.Course.Chance;
using Glabella.Course.Mechanism;

namespace Glabella.Tests.Course;

public sealed class ChanceTests
{
    /// <summary>Known answers of Random123 (D. E. Shaw Research, kat_vectors): counter, key, result.</summary>
    [Fact]
    public void Philox_gives_the_published_answers()
    {
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Block(0, 0, 0, 0, 0, 0));
        Assert.Equal((0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu), Philox.Block(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff));
        Assert.Equal((0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u), Philox.Block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0));
    }

    [Fact]
    public void Every_dimension_has_one_point_in_each_of_its_intervals()
    {
        // A scrambled (0, m, 1)-net: 4,096 points, one in each 4,096th of the unit interval; padded dimensions too.
        var points = new double[4096];
        foreach (var dimension in Enumerable.Range(0, 64).Append(126).Append(5000))
        {
            Sobol.Fill(dimension, 7, 0, points);
            Assert.Equal(4096, points.Select(p => (int)(p * 4096)).Distinct().Count());
        }
    }

    [Fact]
    public void The_first_two_dimensions_fill_every_box_of_equal_size()
    {
        // Sobol's first two dimensions are a (0, m, 2)-net: any split of 2^10 boxes has one point each.
        double[] x = new double[1024], y = new double[1024];
        Sobol.Fill(0, 99, 0, x);
        Sobol.Fill(1, 99, 0, y);
        for (var bits = 0; bits <= 10; bits++)
        {
            int across = 1 << bits, up = 1024 >> bits;
            Assert.Equal(1024, x.Zip(y, (a, b) => ((int)(a * across), (int)(b * up))).Distinct().Count());
        }
    }

    /// <summary>Expected: Wichura's own check values (Applied Statistics 37 (1988) 477) and the usual 97.5 % point.</summary>
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.975, 1.959963984540054)]
    public void Normal_quantiles_are_the_published_ones(double p, double x) => Assert.Equal(x, Normal.Quantile(p), 2e-14 * Math.Abs(x));

    /// <summary>Expected: Abramowitz and Stegun, table 26.1 and text; tail from 26.2.12.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-1, 0.158655253931457)]
    [InlineData(2.5, 0.993790334674224)]
    [InlineData(-5, 2.866515718791939e-7)]
    public void Normal_shares_are_the_published_ones(double x, double p) => Assert.Equal(p, Normal.Below(x), 1e-14);

    [Fact]
    public void Exponential_and_logarithm_agree_with_the_systems_to_the_last_digits()
    {
        for (var x = -40.0; x < 40; x += 0.0371)
        {
            Assert.Equal(1, Elementary.Exp(x) / Math.Exp(x), 1e-15);
            Assert.Equal(Math.Log(Math.Exp(x)), Elementary.Log(Math.Exp(x)), 1e-14);
        }
    }

    [Fact]
    public void Quantiles_side_by_side_are_those_one_by_one()
    {
        var shares = Enumerable.Range(0, 4096).Select(i => (i + 0.5) / 4096).Concat([1e-10, 1e-9, 1e-5, 1 - 1e-5, 0.075, 0.925, 0.0749999, 0.5]).ToArray();
        double[] eight = [.. shares], four = [.. shares], one = [.. shares.Select(Normal.Quantile)];
        Normal.Quantiles<Lane8>(eight);
        Normal.Quantiles<Lane4>(four);
        Assert.Equal(one, eight);
        Assert.Equal(one, four);
    }
}
