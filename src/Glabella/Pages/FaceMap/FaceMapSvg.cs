using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Glabella.Planning;

namespace Glabella.Pages.FaceMap;

/// <summary>Writes the face with its points as SVG, cut to the part that is treated so that the numbers stay readable on a phone.</summary>
internal static class FaceMapSvg
{
    // A phone leaves about 330 px for the map; 13 px is the smallest text of the house.
    private const double PhonePx = 330, TextPx = 13.5;

    // Wider than this, numbers would be larger than the points' distances: dots, and the table has the numbers.
    private const double WidestWithNumbers = 220;

    public static string Write(FaceView view, IReadOnlyList<FaceMapPoint> points, string id, string title, bool small, bool editable)
    {
        var sheet = Sheet.Of(view);
        var drawing = FaceDrawing.Of(view);
        var here = points.Where(point => point.View == view).ToArray();
        var (left, top, width, height) = Crop(sheet, view, here, small);
        var text = TextPx * width / PhonePx;
        var numbers = !small && width <= WidestWithNumbers;
        var radius = numbers ? Math.Min(text * .95, 6.2) : width / 70;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"face fm-map{(small ? " fm-small" : "")}\" viewBox=\"{N(left)} {N(top)} {N(width)} {N(height)}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" data-view=\"{view.ToString().ToLowerInvariant()}\" data-width=\"{N(sheet.Width)}\" data-height=\"{N(sheet.Height)}\"");
        svg.Append(editable ? " data-editable=\"\">" : ">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{Text(title)}</title><desc id=\"{id}-d\">{Text(Description(here))}</desc>");
        var shownLeft = view == FaceView.Right ? sheet.Width - left - width : left;
        var crop = new DrawnExtent(shownLeft, top, shownLeft + width, top + height);
        svg.Append(view == FaceView.Right ? $"<g transform=\"translate({N(sheet.Width)} 0) scale(-1 1)\">" : "<g>");
        Layer(svg, "outline", drawing.Outline, crop, _ => true);
        Layer(svg, "muscles", drawing.Muscles, crop, shape => here.Any(point => point.Muscle == shape.Muscle));
        Layer(svg, "features", drawing.Features, crop, shape => !small || shape.Class != "brow");
        Layer(svg, "dangers", drawing.Dangers, crop, shape => !small && shape.Class is "rim" or "zone");
        svg.Append("</g>");
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"fm-points\" font-size=\"{N(text)}\">");
        foreach (var point in here)
        {
            Point(svg, sheet, view, point, radius, text, numbers);
        }

        return svg.Append("</g></svg>").ToString();
    }

    private static void Point(StringBuilder svg, Sheet sheet, FaceView view, FaceMapPoint point, double radius, double text, bool numbers)
    {
        var x = Shown(view, point.X) * sheet.Width;
        var y = point.Y * sheet.Height;
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"pt{(point.OffLabel ? " fh" : "")}\" data-point=\"{Text(point.Id)}\" data-name=\"{Text($"{point.Name}, {Side(point.Side)}")}\" transform=\"translate({N(x)} {N(y)})\">");
        svg.Append(CultureInfo.InvariantCulture, $"<circle r=\"{N(radius)}\"/>");
        if (numbers)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text y=\"{N(text * .35)}\">{Text(point.Units)}</text>");
        }

        svg.Append("</g>");
    }

    /// <summary>Side views count x from the face's front backward; the right side looks to the viewer's right.</summary>
    private static double Shown(FaceView view, double x) => view == FaceView.Right ? 1 - x : x;

    private static (double Left, double Top, double Width, double Height) Crop(Sheet sheet, FaceView view, FaceMapPoint[] points, bool small)
    {
        if (points.Length == 0)
        {
            return (0, 0, sheet.Width, sheet.Height);
        }

        var margin = small ? 30 : 22;
        var (left, right) = (points.Min(p => Shown(view, p.X)) * sheet.Width, points.Max(p => Shown(view, p.X)) * sheet.Width);
        var (top, bottom) = (points.Min(p => p.Y) * sheet.Height, points.Max(p => p.Y) * sheet.Height);
        var width = Math.Min(sheet.Width, Math.Max(120, right - left + (2 * margin)));
        var height = Math.Min(sheet.Height, Math.Max(width * .6, bottom - top + (2 * margin)));
        var x = Math.Clamp(((left + right) / 2) - (width / 2), 0, sheet.Width - width);
        var y = Math.Clamp(((top + bottom) / 2) - (height / 2), 0, sheet.Height - height);
        return (x, y, width, height);
    }

    private static void Layer(StringBuilder svg, string name, IEnumerable<DrawnShape> shapes, DrawnExtent crop, Func<DrawnShape, bool> shown)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"fm-{name}\">");
        foreach (var shape in shapes.Where(shape => shape.Extent.Meets(crop) && shown(shape)))
        {
            svg.Append(shape.Svg);
        }

        svg.Append("</g>");
    }

    /// <summary>"Ten points: procerus 4; corrugator supercilii 4, 4, 4, 4." for whoever does not see the picture.</summary>
    private static string Description(FaceMapPoint[] points) =>
        $"{points.Length} points. {string.Join("; ", points.GroupBy(point => point.Muscle).Select(group => $"{group.Key}: {string.Join(", ", group.Select(point => point.Units))} units"))}. The table holds the same points.";

    /// <summary>The person's side in a word.</summary>
    public static string Side(Side side) => side.ToString().ToLowerInvariant();

    private static string N(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
