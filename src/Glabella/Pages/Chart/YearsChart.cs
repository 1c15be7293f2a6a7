using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Glabella.Components;
using NodaTime;

namespace Glabella.Pages.Chart;

/// <summary>One treatment of an area and how long it lasted.</summary>
/// <param name="Treated">Its day.</param>
/// <param name="Units">Units given.</param>
/// <param name="Product">In which product's units.</param>
/// <param name="Days">Days to wear-off as told or, for the newest, as expected; null where nobody said.</param>
/// <param name="Expected">The length is a forecast.</param>
public sealed record YearsCycle(LocalDate Treated, double Units, string Product, int? Days, bool Expected);

/// <summary>Writes the bars of the years as SVG: one bar a treatment, from its day to wear-off.</summary>
internal sealed class YearsChart(ImmutableArray<YearsCycle> cycles, LocalDate today, bool wide)
{
    private const double Left = 4;
    private readonly StringBuilder _svg = new();
    private readonly LocalDate _from = new(cycles[0].Treated.Year, 1, 1);
    private readonly LocalDate _to = Later(cycles.Select(c => c.Treated.PlusDays(c.Days ?? 0)).Max(), today).PlusDays(30);

    private double Width => wide ? 760 : 340;

    /// <summary>The SVG element.</summary>
    public static string Write(ImmutableArray<YearsCycle> cycles, LocalDate today, bool wide, string id) => new YearsChart(cycles, today, wide).Draw($"{id}-{(wide ? "w" : "n")}");

    /// <summary>What the bars show, in words.</summary>
    public static string Describe(ImmutableArray<YearsCycle> cycles)
    {
        var told = cycles.Where(c => c is { Expected: false, Days: not null }).ToList();
        var last = cycles[^1];
        var words = new StringBuilder("Each bar runs from a treatment to its wear-off. ");
        words.Append(told.Count switch
        {
            0 => "No wear-off was told yet. ",
            1 => string.Create(CultureInfo.InvariantCulture, $"One was told: day {told[0].Days}. "),
            _ => string.Create(CultureInfo.InvariantCulture, $"Told lengths run from {told.Min(c => c.Days)} to {told.Max(c => c.Days)} days. "),
        });
        if (last is { Expected: true, Days: { } days })
        {
            words.Append(CultureInfo.InvariantCulture, $"The present one is expected to last {days} days.");
        }

        return words.ToString().TrimEnd();
    }

    private string Draw(string id)
    {
        var title = cycles.Length == 1 ? "One treatment" : string.Create(CultureInfo.InvariantCulture, $"{cycles.Length} treatments since {cycles[0].Treated.InFull()}");
        _svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"plot {(wide ? "wide" : "narrow")}\" viewBox=\"0 0 {Width} 84\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">");
        _svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{WebUtility.HtmlEncode(title)}</title><desc id=\"{id}-d\">{WebUtility.HtmlEncode(Describe(cycles))}</desc>");
        for (var year = _from.Year; new LocalDate(year, 1, 1) <= _to; year++)
        {
            var x = X(new LocalDate(year, 1, 1));
            _svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{x:0.#} 14V62\"/>");
            if (x < Width - 36)
            {
                _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 4:0.#}\" y=\"78\">{year}</text>");
            }
        }

        _svg.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{Left} 54H{Width - Left}\"/>");
        foreach (var cycle in cycles)
        {
            Bar(cycle);
        }

        var now = X(today);
        _svg.Append(CultureInfo.InvariantCulture, $"<path class=\"today\" d=\"M{now:0.#} 18V54\"/><text class=\"{(now > Width - 60 ? "end" : "mid")} strong\" x=\"{Math.Min(now, Width - 6):0.#}\" y=\"13\">today</text>");
        return _svg.Append("</svg>").ToString();
    }

    private void Bar(YearsCycle cycle)
    {
        var from = X(cycle.Treated);
        if (cycle.Days is { } days)
        {
            var width = X(cycle.Treated.PlusDays(days)) - from;
            _svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"cycle{(cycle.Expected ? " now" : "")}\" x=\"{from:0.#}\" y=\"26\" width=\"{width:0.#}\" height=\"28\" rx=\"2\"/>");
            if (width >= 28)
            {
                _svg.Append(CultureInfo.InvariantCulture, $"<text class=\"mid strong\" x=\"{from + (width / 2):0.#}\" y=\"45\">{days}</text>");
            }
        }

        _svg.Append(CultureInfo.InvariantCulture, $"<path class=\"jab\" d=\"M{from - 4:0.#} 62h8l-4-7z\"/>");
    }

    private double X(LocalDate date) => Left + ((Width - (2 * Left)) * Days(_from, date) / Math.Max(1, Days(_from, _to)));

    private static int Days(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);

    private static LocalDate Later(LocalDate a, LocalDate b) => a > b ? a : b;
}
