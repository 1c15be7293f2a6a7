using System.Globalization;
using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Course;

namespace Glabella.Commands;

/// <summary>A trial's figures as tables: one for each endpoint, arms as columns, days as rows.</summary>
internal static class TrialText
{
    /// <summary>Arms of one table; more of them begin another table below, so that lines stay short.</summary>
    private const int ArmsAbreast = 3;

    public static string Of(TrialResult result)
    {
        var page = new StringBuilder();
        page.AppendLine(CultureInfo.InvariantCulture, $"{(result.Protocol.Name.Length > 0 ? Problem.Shortened(result.Protocol.Name) : "Trial")}: {result.Replicates} replicates, seed {result.Seed}, model {result.ModelVersion}");
        page.AppendLine("figure (95 % interval of one trial; 80 % range over trials)");
        for (var e = 0; e < result.Protocol.Endpoints.Length; e++)
        {
            var endpoint = result.Protocol.Endpoints[e];
            page.AppendLine();
            page.AppendLine(Title(endpoint));
            foreach (var arms in result.Arms.Chunk(ArmsAbreast))
            {
                Table(page, endpoint, [.. arms.Select(a => (a, a.Endpoints[e]))]);
            }
        }

        return page.ToString();
    }

    private static string Title(TrialEndpoint endpoint)
    {
        var among = endpoint.Among == TrialAmong.All ? "" : $", among {TrialCanonical.Word(TrialCanonical.Among, endpoint.Among)}";
        var unit = endpoint.Kind switch
        {
            TrialKind.RiskRatio => ", ratio",
            TrialKind.MeanDifference => ", weeks",
            TrialKind.OnsetMean or TrialKind.OnsetMedian => ", days",
            _ when TrialEndpoints.IsTime(endpoint.Kind) => ", % still without the event",
            _ => ", %",
        };
        return $"{Problem.Shortened(endpoint.Name)}: {TrialCanonical.Word(TrialCanonical.Kinds, endpoint.Kind)}, {TrialCanonical.Word(TrialCanonical.Raters, endpoint.Rater)}{among}{unit}";
    }

    private static void Table(StringBuilder page, TrialEndpoint endpoint, (TrialArmResult Arm, EndpointResult Result)[] arms)
    {
        var rows = new List<IReadOnlyList<string>>();
        for (var i = 0; i < arms[0].Result.Points.Length; i++)
        {
            var decimals = endpoint.Kind == TrialKind.RiskRatio ? 2 : 0;
            rows.Add(
            [
                $"day {arms[0].Result.Points[i].Day}",
                .. arms.Select(a => a.Result.Points[i]).Select(p => Figure(p.Value, p.Ci95, p.Range80, decimals)),
            ]);
        }

        if (arms[0].Result.Median is not null)
        {
            rows.Add(["median day", .. arms.Select(a => a.Result.Median!).Select(m => m.Days is null && m.Beyond is { } last ? $"after {last}" : Figure(m.InterpolatedDays, m.Ci95, m.Range80, 0))]);
        }

        if (arms[0].Result.Mean is not null)
        {
            rows.Add(["mean", .. arms.Select(a => a.Result.Mean!).Select(m => Figure(m.Value, m.Ci95, m.Range80, 1))]);
        }

        TextLayout.AppendTable(page, ["", .. arms.Select(a => $"{Problem.Shortened(a.Arm.Name)} (n {a.Arm.N.ToString(CultureInfo.InvariantCulture)})")], rows);
    }

    private static string Figure(double? value, Interval? ci, Interval? range, int decimals)
    {
        if (value is not { } figure)
        {
            return "-";
        }

        string N(double? number) => number is { } n ? n.ToString(decimals == 0 ? "0" : decimals == 1 ? "0.0" : "0.00", CultureInfo.InvariantCulture) : "…";
        string Ends(Interval i) => $"{N(i.Low)}–{N(i.High)}";
        return (ci, range) switch
        {
            ({ } c, { } r) => $"{N(figure)} ({Ends(c)}; {Ends(r)})",
            ({ } c, null) => $"{N(figure)} ({Ends(c)})",
            _ => N(figure),
        };
    }
}
