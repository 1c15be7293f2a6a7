using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Glabella.Pages.Mechanism;

/// <summary>One small curve: a state over the days, with the range that 8 in 10 people like this one stay within.</summary>
/// <param name="Of">Permanent name by which the island finds it.</param>
/// <param name="Name">What it is, for a person.</param>
/// <param name="Mean">The expected value, 0…1.</param>
/// <param name="P10">Lower end of the range.</param>
/// <param name="P90">Upper end.</param>
public sealed record MechanismCurve(string Of, string Name, Func<MechanismDay, double> Mean, Func<MechanismDay, double> P10, Func<MechanismDay, double> P90)
{
    /// <summary>The value at the top of the curve: 1, or the highest end of a range above it, so that no range is cut off.</summary>
    public double Top(MechanismCourse course) => Math.Max(1, course.Days.Max(P90));

    /// <summary>From the needle to the line.</summary>
    public static ImmutableArray<MechanismCurve> All { get; } =
    [
        new("depot", "At the spot", d => d.Depot, d => d.Ranges.Depot.P10, d => d.Ranges.Depot.P90),
        new("chain", "In the nerve ends", d => d.LightChain, d => d.Ranges.LightChain.P10, d => d.Ranges.LightChain.P90),
        new("snap", "Whole SNAP-25", d => d.Snap25, d => d.Ranges.Snap25.P10, d => d.Ranges.Snap25.P90),
        new("signal", "Signal to the muscle", d => d.Transmission, d => d.Ranges.Transmission.P10, d => d.Ranges.Transmission.P90),
        new("muscle", "Muscle bulk", d => d.Muscle, d => d.Ranges.Muscle.P10, d => d.Ranges.Muscle.P90),
        new("line", "The line", d => d.Grade.Mean / 3, d => d.Grade.P10 / 3, d => d.Grade.P90 / 3),
    ];
}

/// <summary>Writes the small curves one above the other, 340 units wide, with one cursor through all of them.</summary>
internal static class MechanismCurves
{
    private const double Left = 6, Right = 334, Row = 62, Head = 18, Height = 36;

    private static readonly int[] Steps = [7, 14, 30, 60, 90];

    /// <summary>The curves with the cursor on a day.</summary>
    /// <param name="course">The course.</param>
    /// <param name="on">The day of the cursor.</param>
    /// <param name="id">Prefix of ids, unique on the page.</param>
    /// <param name="value">What stands beside a curve on a day.</param>
    public static string Write(MechanismCourse course, MechanismDay on, string id, Func<MechanismCurve, MechanismDay, string> value)
    {
        int first = course.Days[0].Day, last = course.Days[^1].Day;
        double X(double day) => Left + ((Right - Left) * (day - first) / Math.Max(1, last - first));
        var bottom = MechanismCurve.All.Length * Row;
        MechanismDay[] drawn = [.. course.Days.Where(d => d.Day <= 30 || d.Day % 3 == 0 || d.Day == last)]; // later than a month nothing bends within three days
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg class="plot states" viewBox="0 0 340 {bottom + 22}" role="img" aria-labelledby="{id}-t" data-days="{first} {last}" data-left="{Left}" data-right="{Right}"><title id="{id}-t">Six curves over days {first} to {last}, from the spot to the line, each with its range</title>""");
        foreach (var (curve, i) in MechanismCurve.All.Select((c, i) => (c, i)))
        {
            double top = (i * Row) + Head, low = top + Height, whole = curve.Top(course);
            string At(MechanismDay day, double share) => string.Create(CultureInfo.InvariantCulture, $"{X(day.Day):0.#},{low - (Height * share / whole):0.#}");
            svg.Append(CultureInfo.InvariantCulture, $"""<text class="strong" x="{Left}" y="{top - 5}">{curve.Name}</text><text class="end" x="{Right}" y="{top - 5}" data-value="{i}">{value(curve, on)}</text><path class="grid" d="M{Left} {top}H{Right}"/><path class="axis" d="M{Left} {low}H{Right}"/>""");
            svg.Append("<polygon class=\"band\" points=\"").AppendJoin(' ', drawn.Select(d => At(d, curve.P90(d))).Concat(drawn.Reverse().Select(d => At(d, curve.P10(d))))).Append("\"/>");
            svg.Append("<polyline class=\"course\" points=\"").AppendJoin(' ', drawn.Select(d => At(d, curve.Mean(d)))).Append("\"/>");
        }

        var step = Steps.First(s => (last - first) / s <= 6 || s == Steps[^1]);
        for (var day = (int)Math.Ceiling((double)first / step) * step; day <= last; day += step)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<text class="{(X(day) < 20 ? "" : X(day) > 320 ? "end" : "mid")}" x="{X(day):0.#}" y="{bottom + 10}">{(X(day) < 20 ? "day " : "")}{day}</text>""");
        }

        svg.Append(CultureInfo.InvariantCulture, $"""<g data-cursor transform="translate({X(on.Day):0.#} 0)">""");
        svg.Append("<path class=\"today\" d=\"");
        svg.AppendJoin(' ', Enumerable.Range(0, MechanismCurve.All.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"M0 {(i * Row) + Head}v{Height}"))).Append("\"/>");
        foreach (var (curve, i) in MechanismCurve.All.Select((c, i) => (c, i)))
        {
            double low = (i * Row) + Head + Height, unit = Height / curve.Top(course);
            svg.Append(CultureInfo.InvariantCulture, $"""<circle class="median" data-dot="{curve.Of}" data-low="{low}" data-height="{unit:0.##}" cx="0" cy="{low - (unit * curve.Mean(on)):0.#}" r="4.5"/>""");
        }

        return svg.Append("</g></svg>").ToString();
    }
}
