using System.Globalization;
using System.Text;
using Glabella.Practice;

namespace Glabella.Pages.Reports;

/// <summary>Forecast and told day of wear-off, a dot each; on the diagonal the middle of the forecast was right.</summary>
internal static class AccuracyPlot
{
    private const double Left = 40, Right = 320, Top = 12, Bottom = 272;

    /// <summary>The SVG element; there is at least one row.</summary>
    public static string Write(IReadOnlyList<ForecastAccuracy.Row> rows, string id)
    {
        var most = 50 * (int)Math.Ceiling(Math.Max(rows.Max(r => r.Actual), rows.Max(r => r.P50)) / 50);
        double X(double day) => Left + ((Right - Left) * day / most);
        double Y(double day) => Bottom - ((Bottom - Top) * day / most);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg class="plot small-plot" viewBox="0 0 330 310" role="img" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">Forecast and told day of wear-off</title><desc id="{id}-d">{rows.Count} reports. Half of the told days lie within {AccuracyFigures.HalfWithin(rows):0} days of the forecast.</desc>""");
        for (var day = 0; day <= most; day += most > 250 ? 100 : 50)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="grid" d="M{Left} {Y(day):0.#}H{Right}"/><text class="end" x="{Left - 6}" y="{Y(day) + 4.5:0.#}">{day}</text><text class="mid" x="{X(day):0.#}" y="{Bottom + 18}">{day}</text>""");
        }

        svg.Append(CultureInfo.InvariantCulture, $"""<path class="ideal" d="M{Left} {Bottom}L{Right} {Top}"/>""");
        foreach (var row in rows)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<circle class="told" cx="{X(row.P50):0.#}" cy="{Y(row.Actual):0.#}" r="3.5"/>""");
        }

        return svg.Append(CultureInfo.InvariantCulture, $"""<text class="end" x="{Right}" y="{Bottom + 34}">forecast, day</text><text x="{Left + 4}" y="{Top + 12}">told, day</text></svg>""").ToString();
    }
}
