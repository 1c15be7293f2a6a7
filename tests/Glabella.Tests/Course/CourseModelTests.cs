using Glabella.Course;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

public sealed class CourseModelTests
{
    [Fact]
    public void Every_parameter_has_a_value_a_method_and_a_source()
    {
        var parameters = CourseModel.Explanations.Where(e => e.Type == ExplanationType.Parameter).ToArray();
        Assert.True(parameters.Length > 30);
        Assert.All(parameters, p => Assert.NotEmpty(p.Values));
        Assert.All(parameters.SelectMany(p => p.Values), v => Assert.True(v.Source.Length > 5 && v.Value.Length > 0, v.Name));
    }

    [Fact]
    public void No_code_is_explained_twice_and_every_endpoint_is()
    {
        var codes = CourseModel.Explanations.Select(e => e.Code).ToArray();
        Assert.Equal(codes.Length, codes.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(TrialEndpoints.Codes.Select(c => c.Code).Concat(TrialEndpoints.AtRest), code => Assert.Contains(code, codes));
    }

    [Fact]
    public void Sources_of_parameters_and_caps_are_in_the_files_list()
    {
        var file = ParameterFile.Current;
        Assert.All(file.Parameters.SelectMany(p => p.SourceIds).Concat(file.Caps.Select(c => c.SourceId)), id => Assert.True(file.Sources.ContainsKey(id), id));
        Assert.All(file.Parameters.Where(p => p.Method == Method.Trial), p => Assert.True(p.Source.Length > 10));
    }

    /// <summary>Expected: half-lives of light chain as the calibration printed them.</summary>
    [Theory]
    [InlineData("onabotulinumtoxinA", 27.73)]
    [InlineData("abobotulinumtoxinA", 33.33)]
    [InlineData("incobotulinumtoxinA", 26.07)]
    [InlineData("prabotulinumtoxinA", 27.73)]
    [InlineData("daxibotulinumtoxinA", 36.82)]
    [InlineData("letibotulinumtoxinA", 27.63)]
    public void Light_chain_has_the_half_life_of_its_product(string product, double days)
    {
        var file = ParameterFile.Current;
        var rate = Math.Exp(file["lightChainLossRate"].WorkingValue + file.Products[product].LossShift);
        Assert.Equal(days, Math.Log(2) / rate, 0.006);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(-20)]
    [InlineData(double.PositiveInfinity)]
    public void Units_that_are_none_are_refused(double units) =>
        Assert.Throws<ArgumentException>(() => new AreaCourse(0, ParameterFile.Current.Areas["glabella"], [new(0, Products.OnabotulinumtoxinA, units)], [1], [], 10));
}
