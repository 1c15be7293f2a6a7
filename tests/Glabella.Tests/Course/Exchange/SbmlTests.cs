using System.Globalization;
using System.Text.RegularExpressions;
using Glabella.Course;
using Glabella.Course.Exchange;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Tests.Architecture;
using Glabella.Tests.Course.Reference;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course.Exchange;

/// <summary>The SBML export, read and checked by libSBML, solved by R's deSolve, compared with the program's own course and with the reference.</summary>
public sealed partial class SbmlTests(ITestOutputHelper output) : IDisposable
{
    private static readonly double[] Days = [0, 0.5, 1, 2, 3, 7, 14, 30, 60, 90, 119, 120, 121, 127, 150, 200, 300];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glabella-sbml-");

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<string, string, double[]> Cases => new()
    {
        { "glabella", "0 onabotulinumtoxinA 20", [0, 0, 0, 0, 0, 0] },
        { "forehead", "0 onabotulinumtoxinA 20|120 onabotulinumtoxinA 20|120 onabotulinumtoxinA 4|134 onabotulinumtoxinA 5", [0.8, -1.2, 1.5, 0.7, 1.1, -0.6] },
        { "lateral-canthus", "0 abobotulinumtoxinA 60|90 daxibotulinumtoxinA 48|120 abobotulinumtoxinA 60", [-1, 1.4, -0.5, -1.5, 2.5, 1] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task R_solves_what_libSBML_reads_and_agrees(string area, string treatments, double[] z)
    {
        await Tool.Needed(Tool.Python, ["-c", "import libsbml"], "python3-sbml5");
        await Tool.Needed("/usr/bin/Rscript", ["-e", "library(deSolve)"], "r-cran-desolve");
        VirtualTreatment[] all = [.. treatments.Split('|').Select(t => t.Split(' ')).Select(t => new VirtualTreatment(int.Parse(t[0], CultureInfo.InvariantCulture), Products.Find(t[1])!, double.Parse(t[2], CultureInfo.InvariantCulture)))];
        var solved = await Solved(WithPerson(StructuralModel.Sbml(Areas.Find(area)!, all), z));

        // The program's own course: the mesh of use, and one cut in 16.
        var sessions = all.GroupBy(t => (t.Day, t.Product)).OrderBy(g => g.Key.Day).Select(g => new Session(g.Key.Day, g.Key.Product, g.Sum(t => t.Units))).ToArray();
        var (used, fine) = (Own(area, sessions, z, 1), Own(area, sessions, z, 16));

        // The reference, from equations written down once more.
        string[] products = [.. sessions.Select(s => s.Product.Name).Distinct()];
        ReferenceDose[] doses = [.. sessions.Select(s => new ReferenceDose(s.Day, ReferenceModel.Current.Amount(area, s.Product.Name, s.Units, z[0]), Array.IndexOf(products, s.Product.Name)))];
        var reference = ReferenceCourse.Solve(ReferenceModel.Current.Person(area, products, z), doses, Days);

        double Worst(Func<int, double> own) => Enumerable.Range(0, Days.Length).Max(i => Math.Abs(own(i) - solved[i]["Z"]));
        var (ofUse, ofFine, ofReference) = (Worst(i => used[i]), Worst(i => fine[i]), Worst(i => reference[i].Z));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{area}: deSolve against the mesh of use {ofUse:0.0e+0}, cut in 16 {ofFine:0.0e+0}, reference {ofReference:0.0e+0} grade"));
        Assert.InRange(ofReference, 0, 1e-9);
        Assert.InRange(ofFine, 0, 1e-7);
        Assert.InRange(ofUse, 0, 1e-3);

        // What is in the chain and what has left it is what was given.
        var last = solved[^1];
        Assert.Equal(doses.Sum(d => d.Amount), last.Where(v => v.Key[0] is 'D' or 'B' or 'E' || v.Key is "L").Sum(v => v.Value), 1e-8);
    }

    [Fact]
    public async Task An_export_that_is_not_consistent_is_refused_by_the_test()
    {
        await Tool.Needed(Tool.Python, ["-c", "import libsbml"], "python3-sbml5");
        var broken = StructuralModel.Sbml(Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, 20)]).Replace("units=\"per_day\" constant=\"true\"", "units=\"day\" constant=\"true\"", StringComparison.Ordinal);
        var (code, _, error) = await Tool.Run(Tool.Python, Script, await Saved(broken), "1");
        Assert.Equal(1, code);
        Assert.Contains("units", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_model_does_not_know_is_refused()
    {
        Assert.Throws<ArgumentException>(() => StructuralModel.Sbml(Areas.Masseter, []));
        Assert.Throws<ArgumentException>(() => StructuralModel.Sbml(Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, double.NaN)]));
        Assert.Throws<ArgumentException>(() => StructuralModel.Sbml(Areas.Glabella, [new(-1, Products.OnabotulinumtoxinA, 20)]));
    }

    private static string Script => Path.Combine(Repository.Root, "tests/Glabella.Tests/Course/Exchange/sbml_to_desolve.py");

    /// <summary>Another person is another value of z1 … z6, as whoever uses the export would set them.</summary>
    private static string WithPerson(string sbml, double[] z) =>
        StandardNormal().Replace(sbml, m => m.Groups[1].Value + z[int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) - 1].ToString("R", CultureInfo.InvariantCulture));

    [GeneratedRegex("""(<parameter id="z([1-6])" [^>]*value=")0""")]
    private static partial Regex StandardNormal();

    private static double[] Own(string area, Session[] sessions, double[] z, int refine)
    {
        var course = new AreaCourse(0, ParameterFile.Current.Areas[area], sessions, Days, [], Days[^1], refine: refine);
        var bench = new Bench<Lane1>(course.Mesh, course.Chains);
        var rates = new Persons(new OnePerson(d => (Dimension)d switch
        {
            Dimension.Amount => z[0],
            Dimension.Loss => z[1],
            Dimension.Uptake => z[2],
            Dimension.Unmoved => z[3],
            Dimension.Untreated => z[4],
            Dimension.Turnover => z[5],
            _ => 0,
        }), Population.Current, Setup.Unknown, course).Prepare([0], bench);
        MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
        return [.. course.Mesh.WantedNodes.Select(node => bench.Severity[node])];
    }

    private async Task<string> Saved(string sbml)
    {
        var file = Path.Combine(folder.FullName, "model.xml");
        await File.WriteAllTextAsync(file, sbml, TestContext.Current.CancellationToken);
        return file;
    }

    private async Task<Dictionary<string, double>[]> Solved(string sbml)
    {
        var (code, program, error) = await Tool.Run(Tool.Python, [Script, await Saved(sbml), .. Days.Select(d => d.ToString("R", CultureInfo.InvariantCulture))]);
        Assert.True(code == 0, error);
        var file = Path.Combine(folder.FullName, "model.R");
        await File.WriteAllTextAsync(file, program, TestContext.Current.CancellationToken);
        (code, var csv, error) = await Tool.Run("/usr/bin/Rscript", file);
        Assert.True(code == 0, error);
        var lines = csv.TrimEnd().Split('\n').Select(line => line.Trim(',').Split(',')).ToArray();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(p => p.First, p => double.Parse(p.Second, CultureInfo.InvariantCulture)))];
    }
}
