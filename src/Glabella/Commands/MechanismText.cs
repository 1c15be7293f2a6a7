using System.Globalization;
using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Course;

namespace Glabella.Commands;

/// <summary>Where the medicine is and what it does, day by day: a row of bars for each state over the days of the chart above, and a table of some days.</summary>
internal static class MechanismText
{
    private const string Bars = " ▁▂▃▄▅▆▇█";
    private static readonly int[] Days = [0, 1, 2, 3, 7, 14, 30, 60, 90, 120, 150, 180, 240, 300, 365];

    private static readonly (string Name, Func<CurveDay, double> Mean, Func<StateRanges, StateRange> Range, bool OfHighest)[] States =
    [
        ("depot", d => d.Depot, r => r.Depot, true), ("chain", d => d.LightChain, r => r.LightChain, true), ("SNAP-25", d => d.Snap25, r => r.Snap25, false),
        ("signal", d => d.Transmission, r => r.Transmission, false), ("muscle", d => d.Muscle, r => r.Muscle, false),
    ];

    /// <summary>Appends it below a chart.</summary>
    /// <param name="page">The page.</param>
    /// <param name="area">An area whose curve has ranges.</param>
    /// <param name="indent">Columns left of the chart's first day.</param>
    /// <param name="width">Columns of the chart.</param>
    /// <param name="columns">Columns of the page.</param>
    public static void Append(StringBuilder page, AreaForecast area, int indent, int width, int columns)
    {
        var curve = area.Curve;
        double Whole(int state) => States[state].OfHighest ? Math.Max(curve.Max(States[state].Mean), double.Epsilon) : 1;
        for (var state = 0; state < States.Length; state++)
        {
            page.Append(States[state].Name.PadLeft(indent - 1)).Append(' ');
            for (var column = 0; column < width; column++)
            {
                var day = curve[(int)Math.Round((double)column * (curve.Length - 1) / (width - 1))];
                var share = Math.Clamp(States[state].Mean(day) / Whole(state), 0, 1);
                page.Append(Bars[share < 0.02 ? 0 : (int)Math.Ceiling(share * (Bars.Length - 1))]);
            }

            page.AppendLine();
        }

        TextLayout.AppendWrapped(
            page, "depot: not yet in the nerve; chain: the part that cuts; 100 of both is the highest mean, so a range can lie above it; SNAP-25 intact; signal that reaches the muscle; muscle bulk, all three of untreated",
            indent, indent, columns);
        page.AppendLine();
        string[][] rows = [.. curve.Where(d => Days.Contains(d.Day)).Select(d => Row(d, Whole))];
        TextLayout.AppendTable(page, ["day", "depot %", "chain %", "SNAP-25 %", "signal %", "muscle %", "line, grade"], rows);
        page.AppendLine();
    }

    /// <summary>Means of all states, with ranges where people differ most: six of them do not fit into 80 columns.</summary>
    private static string[] Row(CurveDay day, Func<int, double> whole)
    {
        static string Percent(double share) => Math.Round(100 * share).ToString("0", CultureInfo.InvariantCulture);
        string Mean(int state) => Percent(States[state].Mean(day) / whole(state));
        string Ranged(int state)
        {
            var range = States[state].Range(day.Ranges!);
            return range.P10 == range.P90 ? Mean(state) : $"{Mean(state)} ({Percent(range.P10 / whole(state))}–{Percent(range.P90 / whole(state))})";
        }

        var line = string.Create(CultureInfo.InvariantCulture, $"{day.Grade.Mean:0.0} ({day.Grade.P10:0.0}–{day.Grade.P90:0.0})");
        return [day.Day.ToString(CultureInfo.InvariantCulture), Mean(0), Ranged(1), Ranged(2), Ranged(3), Mean(4), line];
    }
}
