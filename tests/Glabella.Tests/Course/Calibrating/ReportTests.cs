using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Glabella.Course;
using Glabella.Tests.Architecture;

namespace Glabella.Tests.Course.Calibrating;

/// <summary>
/// The report of a small made-up calibration. Its page is kept beside this file; to write it again:
/// <c>GLABELLA_WRITE_DOCS=1 dotnet run --project tests/Glabella.Tests -- -class "*ReportTests"</c>.
/// </summary>
public sealed class ReportTests
{
    private const string Kept = "tests/Glabella.Tests/Course/Calibrating/report.md";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_page_is_the_kept_one()
    {
        var page = Files()[0];
        Assert.Equal("calibration.md", page.Name);
        if (Environment.GetEnvironmentVariable("GLABELLA_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Kept), page.Text);
        }

        Assert.True(page.Text == Repository.Read(Kept), $"{Kept} is not what the report says: run the tests with GLABELLA_WRITE_DOCS=1, read the difference and commit it.");
    }

    [Fact]
    public void Every_picture_of_the_page_is_there_with_a_title_a_description_and_a_dark_page()
    {
        var files = Files();
        foreach (var picture in files.Skip(1))
        {
            var svg = XDocument.Parse(picture.Text).Root!;
            Assert.Contains($"]({picture.Name})", files[0].Text, StringComparison.Ordinal);
            Assert.Equal(["title", "desc"], svg.Elements().Take(2).Select(e => e.Name.LocalName));
            Assert.All(svg.Elements().Take(2), e => Assert.True(e.Value.Length > 10));
            Assert.Contains("prefers-color-scheme:dark", svg.Element(Svg + "style")!.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", picture.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", picture.Text, StringComparison.Ordinal);
        }

        Assert.Equal(5, files.Length - 1);
    }

    [Fact]
    public void Marks_stand_where_the_figures_are()
    {
        var svg = XDocument.Parse(Files().Single(f => f.Name == "calibration-predicted.svg").Text).Root!;
        double Number(XElement e, string name) => double.Parse(e.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        var circles = svg.Elements(Svg + "circle").Where(c => c.Element(Svg + "title") is { } t && t.Value.Contains("row A", StringComparison.Ordinal)).ToArray();
        var diagonal = svg.Elements(Svg + "line").First(l => Number(l, "x1") != Number(l, "x2") && Number(l, "y1") != Number(l, "y2"));

        // 80 % published, 84 % predicted: four fifths along the diagonal's width, and above it.
        var across = (Number(circles[0], "cx") - Number(diagonal, "x1")) / (Number(diagonal, "x2") - Number(diagonal, "x1"));
        var up = (Number(circles[0], "cy") - Number(diagonal, "y1")) / (Number(diagonal, "y2") - Number(diagonal, "y1"));
        Assert.Equal((0.8, 0.84), (Math.Round(across, 2), Math.Round(up, 2)));
    }

    [Fact]
    public void Names_of_trials_cannot_break_a_picture_or_a_table()
    {
        var result = Result();
        var odd = result.Predictions[0] with { Figure = result.Predictions[0].Figure with { Trial = "A | <b>&\"" } };
        var files = CalibrationReport.Write(result with { Predictions = [odd, .. result.Predictions.Skip(1)] }, "glabella calibrate --out DIR");

        Assert.All(files.Skip(1), f => XDocument.Parse(f.Text));
        Assert.DoesNotContain(files[0].Text.Split('\n'), l => l.StartsWith("| A | <b>", StringComparison.Ordinal));
    }

    [Fact]
    public void Goals_are_said_to_be_reached_or_not_by_the_scores()
    {
        var goals = Scoring.Goals(Result().Scores);
        var fitted = goals.Single(g => g.What == "fitted");
        var unseen = goals.Single(g => g.What == "trial left out");

        Assert.True(fitted.Reached); // errors 4, 2, 3, 0 points
        Assert.Equal(Math.Sqrt(29 / 4.0), fitted.Values[0]!.Value, 9);
        Assert.False(unseen.Reached); // 20 points off everywhere
        Assert.Equal((true, false), (fitted.BeatsRivals, unseen.BeatsRivals)); // the rival is 10 points off everywhere
    }

    [Fact]
    public void A_bound_that_is_kept_is_no_error_and_its_range_holds()
    {
        var bound = new FigurePrediction(Figures.Percent(1, "A", 200, 20, bound: FigureBound.AtMost), true, 12, 8, 16, FigureGroup.OneGradeLate);

        Assert.Equal(0.0, Scoring.Rms([bound]));
        Assert.Equal(100.0, Scoring.Holds([bound]));
        Assert.Equal(5.0, Scoring.Rms([bound with { Predicted = 25, Low = 21 }]));
        Assert.Equal(0.0, Scoring.Holds([bound with { Predicted = 25, Low = 21 }]));
        Assert.Null(Scoring.Rms([]));
    }

    private static ImmutableArray<ReportFile> Files() => CalibrationReport.Write(Result(), "glabella calibrate --out docs/course");

    private static CalibrationResult Result()
    {
        ImmutableArray<TrialFigure> figures =
        [
            Figures.Percent(1, "row A", 30, 80), Figures.Percent(2, "row A", 120, 30, units: 40), Figures.Percent(3, "row B", 30, 88), Figures.Percent(4, "row B", 30, 2, units: 0),
            Figures.Median(5, "row B", 133), Figures.Percent(6, "row C", 150, 10, code: "G1_INV", bound: FigureBound.AtMost, use: FigureUse.Validate),
        ];
        ImmutableArray<FigurePrediction> Off(params double[] errors) =>
            [.. figures.Zip(errors, (f, e) => new FigurePrediction(f, f.Use == FigureUse.Calibrate, f.Value + e, Math.Max(0, f.Value + e - 5), f.Value + e + 5, FigureGroups.Of(f)))];
        var fitted = Off(4, -2, 3, 0, 7, -1);
        return new(
            "2026.12", 1,
            [
                new("amount", "what one dose puts in", "half-saturations", WorkingScale.Log, new(2.3, 1), new(2.85, 0.21, 2.58, 2.85, 3.1), 1.003, 812),
                new("shift", "of another product", "1", WorkingScale.Identity, new(0, 0.12), new(-0.04, 0.12, -0.19, -0.04, 0.11), 1.012, 640),
            ],
            [1, -0.42, -0.42, 1], fitted, [new(40, "a second source of row 38"), new(41, "lines at rest are not simulated"), new(42, "lines at rest are not simulated"), new(44, "lines at rest are not simulated")],
            [new("row A", 0.8, -0.3, 0), new("row B", -1.2, 0.4, 0.1), new("row C", 0, 0, 0)],
            [
                new("course model", fitted, Off(6, -6, 6, 1, 14, -1), Off(20, -20, 20, 20, 21, -1)),
                new("product-limit table", Off(5, -5, 5, 5, 21, -1), Off(8, -8, 8, 8, 21, -1), Off(10, -10, 10, 10, 28, -1)),
            ],
            0.27);
    }
}
