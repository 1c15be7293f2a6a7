using System.Globalization;
using System.Net;
using System.Text;
using Glabella.Vocabulary;
using NodaTime.Text;

namespace Glabella.Pages.Course;

/// <summary>
/// Writes the chart of a course as SVG with classes only, once wide (760 units) and once narrow (340), so that
/// text keeps its size on a phone. The style sheet shows one of the two.
/// </summary>
internal sealed class CourseChartSvg
{
    private static readonly LocalDatePattern DayAndMonth = LocalDatePattern.CreateWithInvariantCulture("d MMM");
    private static readonly string[] GradeWords = ["none", "mild", "moderate", "severe"];
    private static readonly int[] Steps = [7, 14, 30, 50, 60, 90, 120, 180, 365];

    private readonly StringBuilder _svg = new();
    private readonly CourseChartData _data;
    private readonly bool _wide;
    private readonly int _lastDay;
    private readonly double _left, _right, _top, _bottom;

    private CourseChartSvg(CourseChartData data, bool wide)
    {
        (_data, _wide) = (data, wide);
        (_left, _right, _top, _bottom) = wide ? (92, 740, 46.9, 260) : (16, 326, 44, 220);
        _lastDay = Math.Max(1, data.Days.IsEmpty ? 1 : data.Days[^1].Day);
    }

    /// <summary>The SVG element.</summary>
    /// <param name="data">What to draw.</param>
    /// <param name="wide">The wide or the narrow drawing.</param>
    /// <param name="id">Prefix of ids, unique on the page.</param>
    public static string Write(CourseChartData data, bool wide, string id) => new CourseChartSvg(data, wide).Draw($"{id}-{(wide ? "w" : "n")}");

    private string Draw(string id)
    {
        var height = _wide ? 304 + (26 * _data.Marks.Length) + 10 : 246 + (38 * _data.Marks.Length) + 8;
        _svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"plot {(_wide ? "wide" : "narrow")}\" viewBox=\"0 0 {(_wide ? 760 : 340)} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">");
        _svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{Text(_data.Title)}</title><desc id=\"{id}-d\">{Text(_data.Description)}</desc>");
        Grid();
        Curve();
        Readings();
        Today();
        Marks();
        return _svg.Append("</svg>").ToString();
    }

    private void Grid()
    {
        var labels = _wide ? null : new GradeLabels(_left, _right, [.. Taken()]);
        for (var grade = 0; grade <= 3; grade++)
        {
            var y = Y(grade);
            Path("grid", $"M{N(_left)} {N(y)}H{N(_right)}");
            var (end, at) = labels?.Place(GradeWords[grade], y, grade > 0) ?? (_left - 12, y + 4.5);
            Label("end", end, at, GradeWords[grade]);
        }

        Path("axis", $"M{N(_left)} {N(_bottom)}H{N(_right)}");
        var step = Step();
        for (var day = 0; day <= _lastDay; day += step)
        {
            var x = X(day);
            Path("axis", $"M{N(x)} {N(_bottom)}v5");
            Label("mid", !_wide && day == 0 ? x + 3 : x, _bottom + 19, _wide ? $"day {day}" : Whole(day));
            if (_wide && _data.Start is { } start)
            {
                Label("mid", x, _bottom + 35, DayAndMonth.Format(start.PlusDays(day)));
            }
        }
    }

    /// <summary>Points that no word may cover: the course, its steep parts too; grades seen; today's line; the dose.</summary>
    private IEnumerable<(double X, double Y)> Taken()
    {
        foreach (var (before, after) in _data.Days.Zip(_data.Days.Skip(1)))
        {
            for (var part = 0; part < 8; part++)
            {
                yield return (X(before.Day + ((after.Day - before.Day) * part / 8.0)), Y(before.Mean + ((after.Mean - before.Mean) * part / 8.0)));
            }
        }

        foreach (var reading in _data.Readings)
        {
            yield return (X(reading.Day), Y((int)reading.Grade));
        }

        for (var y = 4.0; y < _bottom; y += 4)
        {
            if (_data.Today is { } today)
            {
                yield return (X(today), y);
            }

            if (y < 32)
            {
                yield return (X(0) + 40, y);
            }
        }
    }

    private void Curve()
    {
        if (_data.Days.IsEmpty)
        {
            return;
        }

        var upper = _data.Days.Select(d => $"{N(X(d.Day))},{N(Y(d.P90))}");
        var lower = _data.Days.Reverse().Select(d => $"{N(X(d.Day))},{N(Y(d.P10))}");
        _svg.Append("<polygon class=\"band\" points=\"").AppendJoin(' ', upper.Concat(lower)).Append("\"/>");
        var seen = _data.Today is { } today ? Math.Clamp(today, 0, _lastDay) : 0;
        Line("course", _data.Days.Where(d => d.Day <= seen));
        Line("course ahead", _data.Days.Where(d => d.Day >= seen));
        var x = X(0);
        Path("jab", $"M{N(x - 6)} 18h12l-6 10z");
        Label("strong", x + 11, 27, _data.DoseLabel);
    }

    private void Line(string style, IEnumerable<ChartDay> days) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{style}\" points=\"").AppendJoin(' ', days.Select(d => $"{N(X(d.Day))},{N(Y(d.Mean))}")).Append("\"/>");

    private void Readings()
    {
        foreach (var reading in _data.Readings.Where(r => r.Day <= _lastDay))
        {
            double x = X(reading.Day), y = Y((int)reading.Grade);
            _svg.Append(reading.Rater != Rater.Subject
                ? $"<circle class=\"obs solid\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"5\"/>"
                : $"<rect class=\"obs\" x=\"{N(x - 4.5)}\" y=\"{N(y - 4.5)}\" width=\"9\" height=\"9\"/>");
        }
    }

    private void Today()
    {
        if (_data.Today is not { } day || day < 0 || day > _lastDay)
        {
            return;
        }

        var x = X(day);
        var width = _wide ? 96 : 90;
        var tag = Math.Clamp(x - (width / 2.0), _left, _right - width);
        if (day < (_wide ? 22 : 60))
        {
            tag = Math.Max(tag, _left + (_wide ? 64 : 62)); // clear of the dose label
        }

        var onDose = x > _left + 6 && x < _left + 58; // below the dose label, not through it
        Path("today", $"M{N(x)} {(onDose ? "32" : "26")}V{N(_bottom)}");
        _svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"today-tag\" x=\"{N(tag)}\" y=\"4\" width=\"{width}\" height=\"22\" rx=\"4\"/>");
        Label("mid", tag + (width / 2.0), 20, $"today, day {day}");
    }

    private void Marks()
    {
        for (var i = 0; i < _data.Marks.Length; i++)
        {
            var mark = _data.Marks[i];
            var y = _wide ? 322 + (26 * i) : 266 + (38 * i);
            var words = Words(mark);
            if (_wide)
            {
                Label("strong end", 80, y + 4.5, mark.Label);
                Path("grid", $"M{N(_left)} {N(y)}H{N(_right)}");
                var end = Span(mark, y);
                double width = words.Length * 6.6, before = X(Math.Min(mark.P10 ?? 0, _lastDay)) - 14;
                if (end + 14 + width <= _right)
                {
                    Label("halo", end + 14, y + 4.5, words);
                }
                else
                {
                    Label("halo end", before - width >= _left ? before : _right, y + 4.5, words); // over the range's late end where neither side has room
                }
            }
            else
            {
                Label("strong", 16, y, mark.Label);
                Label("", 96, y, words);
                Path("grid", $"M{N(_left)} {N(y + 12)}H{N(_right)}");
                Span(mark, y + 12);
            }
        }
    }

    /// <summary>Draws range and middle, and returns where they end.</summary>
    private double Span(ChartMark mark, double y)
    {
        if (mark.Improbable)
        {
            return _left;
        }

        var p50 = mark.P50 ?? double.PositiveInfinity;
        double from = X(Math.Min(mark.P10 ?? p50, _lastDay)), to = X(Math.Min(mark.P90 ?? _lastDay, _lastDay));
        Path("span", $"M{N(from)} {N(y)}H{N(to)}");
        if (p50 <= _lastDay)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"median\" cx=\"{N(X(p50))}\" cy=\"{N(y)}\" r=\"{(_wide ? "5" : "4.5")}\"/>");
        }

        return Math.Max(to, X(Math.Min(p50, _lastDay)) + 5);
    }

    private string Words(ChartMark mark)
    {
        if (mark.Improbable)
        {
            return "not expected";
        }

        if (mark.P50 is not { } p50)
        {
            return $"day {Whole(mark.P10 ?? _lastDay)} or later";
        }

        var range = mark.P90 is { } p90 ? $"{Whole(mark.P10 ?? p50)}–{Whole(p90)}" : $"{Whole(mark.P10 ?? p50)} or later";
        return mark.Date is { } date ? $"day {Whole(p50)} ({range}), {DayAndMonth.Format(date)}" : $"day {Whole(p50)} ({range})";
    }

    private int Step()
    {
        var most = _wide ? 6 : 4;
        return Steps.First(s => _lastDay / s <= most || s == Steps[^1]);
    }

    private double X(double day) => _left + ((_right - _left) * day / _lastDay);

    private double Y(double grade) => _top + (3 - Math.Clamp(grade, 0, 3)) * ((_wide ? 249.9 : 211.6) - _top) / 3;

    private void Path(string style, string d) => _svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"{d}\"/>");

    private void Label(string style, double x, double y, string text) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text{(style.Length > 0 ? $" class=\"{style}\"" : "")} x=\"{N(x)}\" y=\"{N(y)}\">{Text(text)}</text>");

    private static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Whole(double day) => Math.Round(day, MidpointRounding.ToEven).ToString("0", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
