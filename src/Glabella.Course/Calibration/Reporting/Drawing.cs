using System.Globalization;
using System.Text;

namespace Glabella.Course.Reporting;

/// <summary>
/// A small SVG picture: it has a title and a description, says in words what each mark is (its tooltip), and is readable on light and dark pages.
/// Kinds of marks differ by shape as well as colour. Lengths are user units (pixels at 100 %).
/// </summary>
internal sealed class Drawing
{
    /// <summary>Colours that the colour-blind tell apart (M. Okabe, K. Ito, "Color Universal Design", 2008), lighter on dark pages.</summary>
    private static readonly (string Light, string Dark)[] Colours =
    [
        ("#0072b2", "#56b4e9"), ("#b34700", "#ff9d5c"), ("#007a5a", "#2fd0a3"), ("#a3437c", "#e794c3"), ("#7a6a00", "#e6d23c"), ("#3b4cc0", "#9fb0ff"), ("#5a6872", "#aab6c0"),
    ];

    private readonly StringBuilder marks = new();
    private readonly int width, height;
    private readonly string title, description;

    public Drawing(int width, int height, string title, string description) =>
        (this.width, this.height, this.title, this.description) = (width, height, title, description);

    /// <summary>How many kinds have a colour and shape of their own.</summary>
    public const int Kinds = 7;

    public void Line(double x1, double y1, double x2, double y2, string css) =>
        marks.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" class=\"{css}\"/>\n");

    public void Path(IEnumerable<(double X, double Y)> points, string css) =>
        marks.Append("<polyline points=\"")
            .AppendJoin(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")))
            .Append(CultureInfo.InvariantCulture, $"\" class=\"{css}\"/>\n");

    public void Bar(double x, double y, double width, double height, string css, string says) =>
        marks.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(width, 0.5):0.#}\" height=\"{height:0.#}\" class=\"{css}\">{Title(says)}</rect>\n");

    /// <summary>Words; the anchor is start, middle or end.</summary>
    public void Text(double x, double y, string text, string css = "ink", string anchor = "start") =>
        marks.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{css}\" text-anchor=\"{anchor}\">{Escaped(text)}</text>\n");

    /// <summary>A mark of a kind; hollow marks are what was predicted without seeing.</summary>
    public void Mark(int kind, double x, double y, double size, string says, bool hollow = false)
    {
        kind %= Kinds;
        var css = hollow ? $"mark hollow k{kind}" : $"mark k{kind}";
        var s = size;
        var shape = kind switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{s:0.#}\" class=\"{css}\">"),
            1 => Polygon(css, (x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)),
            2 => Polygon(css, (x, y - (1.3 * s)), (x + (1.2 * s), y + s), (x - (1.2 * s), y + s)),
            3 => Polygon(css, (x, y - (1.4 * s)), (x + (1.4 * s), y), (x, y + (1.4 * s)), (x - (1.4 * s), y)),
            4 => Polygon(css, (x, y + (1.3 * s)), (x + (1.2 * s), y - s), (x - (1.2 * s), y - s)),
            5 => Polygon(css, (x - (1.3 * s), y), (x + s, y - (1.2 * s)), (x + s, y + (1.2 * s))),
            _ => Polygon(css, (x - (1.4 * s), y - (0.6 * s)), (x + (1.4 * s), y - (0.6 * s)), (x + (1.4 * s), y + (0.6 * s)), (x - (1.4 * s), y + (0.6 * s))),
        };
        marks.Append(shape).Append(Title(says)).Append(kind == 0 ? "</circle>\n" : "</polygon>\n");
    }

    /// <summary>The picture as a file.</summary>
    public string Svg()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"t d\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"t\">{Escaped(title)}</title>\n<desc id=\"d\">{Escaped(description)}</desc>\n<style>\n");
        svg.Append("text{font:12px system-ui,-apple-system,'Segoe UI',sans-serif}.small{font-size:10px}.strong{font-weight:600}.mark{fill-opacity:.85}.hollow{fill-opacity:0;stroke-width:1.4}polyline.thread{fill:none;stroke-width:1.2;stroke-opacity:.7}.range{stroke-width:3;stroke-opacity:.3;stroke-linecap:round}\n");
        svg.Append(Theme(dark: false)).Append("@media (prefers-color-scheme:dark){\n").Append(Theme(dark: true)).Append("}\n</style>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" class=\"page\"/>\n").Append(marks).Append("</svg>\n");
        return svg.ToString();
    }

    private static string Theme(bool dark)
    {
        var css = new StringBuilder(dark
            ? ".page{fill:#11181f}.ink{fill:#e8edf1}.quiet{fill:#a9b5bf}.axis{stroke:#76838e;fill:none}.grid{stroke:#2b3641}.prior{fill:#4a5863}\n"
            : ".page{fill:#fff}.ink{fill:#1b2733}.quiet{fill:#54626d}.axis{stroke:#84909a;fill:none}.grid{stroke:#e3e8ec}.prior{fill:#c9d2d9}\n");
        for (var k = 0; k < Kinds; k++)
        {
            var colour = dark ? Colours[k].Dark : Colours[k].Light;
            css.Append(CultureInfo.InvariantCulture, $".k{k}{{fill:{colour};stroke:{colour}}}");
        }

        return css.Append('\n').ToString();
    }

    private static string Polygon(string css, params (double X, double Y)[] corners) =>
        $"<polygon points=\"{string.Join(' ', corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.X:0.#},{c.Y:0.#}")))}\" class=\"{css}\">";

    private static string Title(string says) => says.Length == 0 ? "" : $"<title>{Escaped(says)}</title>";

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}

/// <summary>From numbers to places along one direction.</summary>
internal readonly record struct Ruler(double Low, double High, double From, double To)
{
    /// <summary>The place of a number; numbers outside stand at the ends.</summary>
    public double this[double number] => From + ((Math.Clamp(number, Low, High) - Low) / (High - Low) * (To - From));
}
