using System.Globalization;
using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Course;
using NodaTime.Text;

namespace Glabella.Commands;

/// <summary>A forecast for a person at a terminal: a chart, what happens within the muscle if it was asked for, the five events, what was learned.</summary>
internal static class ForecastText
{
    private const int Height = 13;
    private const int LabelWidth = 10;

    public static string Of(Forecast forecast, int columns)
    {
        var page = new StringBuilder();
        foreach (var area in forecast.Areas)
        {
            var when = forecast.Date is { } d ? $" on {LocalDatePattern.Iso.Format(d)}" : "";
            TextLayout.AppendWrapped(page, string.Create(CultureInfo.InvariantCulture, $"{area.Product}, {area.Units} U, {area.Area.Title}{when}"), 0, 2, columns);
            if (area == forecast.Areas[0] && forecast.Today is { } today)
            {
                TextLayout.AppendWrapped(page, today.Sentence, 0, 2, columns);
            }

            page.AppendLine();
            Chart(page, area, Math.Min(columns, 100), forecast.Today?.Day + area.CycleDay);
            page.AppendLine();
            if (area.Curve[0].Ranges is not null)
            {
                MechanismText.Append(page, area, LabelWidth, Math.Min(columns, 100) - LabelWidth - 1, columns);
            }

            Events(page, area);
            foreach (var caution in area.Cautions)
            {
                TextLayout.AppendWrapped(page, $"Caution: {caution.Text} ({caution.Code})", 0, 2, columns);
            }

            page.AppendLine();
        }

        foreach (var sentence in forecast.Learned)
        {
            TextLayout.AppendWrapped(page, $"Learned: {sentence}", 0, 2, columns);
        }

        TextLayout.AppendWrapped(
            page,
            "Ranges hold for 80 of 100 people like this one; follow-ups and \"it came back around ...\" narrow them.",
            0, 2, columns);
        return page.ToString();
    }

    private static void Chart(StringBuilder page, AreaForecast area, int columns, int? today)
    {
        var width = columns - LabelWidth - 1;
        var last = area.Curve.Length - 1;
        int Day(int column) => (int)Math.Round((double)column * last / (width - 1));
        for (var row = Height - 1; row >= 0; row--)
        {
            var grade = 3.0 * row / (Height - 1);
            var label = row % 4 == 0 ? (row / 4) switch { 3 => "severe", 2 => "moderate", 1 => "mild", _ => "none" } : "";
            page.Append(label.PadLeft(LabelWidth - 1)).Append(row % 4 == 0 ? "+" : "|");
            var line = new StringBuilder(width);
            for (var column = 0; column < width; column++)
            {
                var day = area.Curve[Day(column)].Grade;
                bool In(double value) => Math.Abs(value - grade) < 1.5 / (Height - 1) || (value >= grade && row == Height - 1);
                var isToday = today is { } t && t >= 0 && t <= last && Day(column) <= t && (column == width - 1 || Day(column + 1) > t);
                line.Append(In(day.Mean) ? '#' : grade >= day.P10 && grade <= day.P90 ? '.' : isToday ? '|' : ' ');
            }

            page.AppendLine(line.ToString().TrimEnd());
        }

        page.Append(' ', LabelWidth);
        var axis = new char[width];
        Array.Fill(axis, ' ');
        foreach (var part in Enumerable.Range(0, 5))
        {
            var text = Day(part * (width - 1) / 4).ToString(CultureInfo.InvariantCulture);
            var at = Math.Min(part * (width - 1) / 4, width - text.Length);
            text.CopyTo(0, axis, at, text.Length);
        }

        page.Append(new string(axis).TrimEnd()).AppendLine();
        page.Append(' ', LabelWidth).AppendLine(today is null ? "days since the treatment; # expected line, . 80 % range" : "days since the treatment; # expected line, . 80 % range, | today");
    }

    private static void Events(StringBuilder page, AreaForecast area)
    {
        (string Name, MarkForecast Mark)[] events =
        [
            ("onset", area.Onset), ("full effect", area.FullEffect), ("half faded", area.HalfFaded), ("wear-off", area.WearOff), ("back to baseline", area.BackToBaseline),
        ];
        string[][] rows =
        [
            .. events.Select(e => new[]
            {
                e.Name, Days(e.Mark.P50), e.Mark.P10 is null ? "" : $"{Days(e.Mark.P10)} to {(e.Mark.P90 is null ? "later" : Days(e.Mark.P90))}",
                e.Mark.Date is { } d ? LocalDatePattern.Iso.Format(d) : "", string.Create(CultureInfo.InvariantCulture, $"{100 * e.Mark.Probability:0} of 100"),
            }),
        ];
        TextLayout.AppendTable(page, ["event", "day", "80 % range", "date", "happens to"], rows);
    }

    private static string Days(double? days) => days is { } d ? d.ToString(d < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) : "";
}
