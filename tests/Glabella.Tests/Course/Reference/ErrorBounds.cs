using System.Globalization;
using Glabella.Tests.Architecture;

namespace Glabella.Tests.Course.Reference;

/// <summary>The error of every numerical path: the largest of all persons and days is printed, and held under the bound that docs/course/accuracy.md states.</summary>
internal static class ErrorBounds
{
    /// <summary>The page's table: path, bound, unit.</summary>
    private static readonly Dictionary<string, double> Bounds = Repository.Read("docs/course/accuracy.md").Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
        .Where(cells => double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        .ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture));

    /// <summary>Prints an error and holds it under its bound; doses far from any label have bounds of their own.</summary>
    public static void Within(ITestOutputHelper output, string path, string scenario, double error)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path,-30} {scenario,-16} {error:0.00e+0}"));
        Assert.InRange(error, 0, Bounds[scenario == "least and most" && path.StartsWith("mesh", StringComparison.Ordinal) ? $"{path}, 400 U" : path]);
    }
}
