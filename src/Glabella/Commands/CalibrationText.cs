using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Course;

namespace Glabella.Commands;

/// <summary>A calibration for a person at a terminal: how good, how surely, and where the rest stands.</summary>
internal static class CalibrationText
{
    public static string Of(CalibrationResult result, ImmutableArray<string> written)
    {
        var page = new StringBuilder();
        page.AppendLine(CultureInfo.InvariantCulture, $"Model {result.ModelVersion}, seed {result.Seed}: {result.RowsUsed} rows used, {result.Predictions.Length - result.RowsUsed} predicted only, {result.LeftOut.Length} left out");
        page.AppendLine(CultureInfo.InvariantCulture, $"Error of fitted percentages {result.RmsePercent:0.0} points (root mean square){(result.MedianErrorDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"; of medians {days:0} days (median)") : "")}");
        if (result.Worst is { } worst)
        {
            TextLayout.AppendWrapped(page, string.Create(CultureInfo.InvariantCulture, $"Worst: {Problem.Shortened(worst.Figure.Trial)}, {worst.Figure.Code}, {worst.Error:+0.0;-0.0} points"), 0, 2);
        }

        Scores(page, result);
        page.AppendLine();
        TextLayout.AppendTable(
            page, ["parameter", "prior", "posterior", "R-hat", "draws"],
            [.. result.Parameters.Select(p => (IReadOnlyList<string>)
                [p.Name, Spread(p.Prior.Mean, p.Prior.Sd), Spread(p.Posterior.Mean, p.Posterior.Sd), N(p.RHat, "0.000"), N(p.EffectiveDraws, "0")])]);
        page.AppendLine("Mean ± standard deviation on the working scale (log, logit or as it is).");
        if (!written.IsEmpty)
        {
            page.AppendLine();
            TextLayout.AppendWrapped(page, $"Written: {string.Join(", ", written)}", 0, 2);
        }

        return page.ToString();
    }

    /// <summary>What a working scale is called.</summary>
    public static string Scale(WorkingScale scale) => scale switch { WorkingScale.Log => "log", WorkingScale.Logit => "logit", _ => "identity" };

    private static void Scores(StringBuilder page, CalibrationResult result)
    {
        var goals = Scoring.Goals(result.Scores);
        if (goals.IsEmpty)
        {
            return;
        }

        page.AppendLine();
        string[] heads = ["", "goal", .. result.Scores.Select(s => s.Method), "reached"];
        TextLayout.AppendTable(page, [.. heads.Select(h => Problem.Shortened(h))],
            [.. goals.Select(g => (IReadOnlyList<string>)
                [Brief(g.What), g.Goal, .. g.Values.Select(v => N(v, g.Unit == "%" ? "0" : "0.0")), g.Reached ? "yes" : "no"])]);
    }

    private static string Brief(string what) => what
        .Replace(", active arms of trials with at least two", ", two arms", StringComparison.Ordinal)
        .Replace("median durations, trial left out", "medians, weeks", StringComparison.Ordinal)
        .Replace("80 % ranges that hold, ", "ranges, ", StringComparison.Ordinal)
        .Replace("left out", "out", StringComparison.Ordinal);

    private static string Spread(double mean, double sd) => string.Create(CultureInfo.InvariantCulture, $"{mean:0.000} ± {sd:0.000}");

    private static string N(double? number, string format) => number is { } n ? n.ToString(format, CultureInfo.InvariantCulture) : "-";
}
