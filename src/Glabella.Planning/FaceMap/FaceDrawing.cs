using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Glabella.Planning;

/// <summary>
/// The drawn head of one view as SVG shapes (<c>Data/drawing-*.svg</c>), one unit to the millimetre. Shapes carry classes only
/// (<c>skin</c>, <c>muscle</c>, <c>rim</c>, …), so that a style sheet decides how they look; no ids, so that it may stand on a page twice.
/// The right side is the left one mirrored: whoever draws it flips it.
/// </summary>
/// <param name="Outline">Head, neck and hair.</param>
/// <param name="Features">Eyes, brows, nose, mouth, ears.</param>
/// <param name="Muscles">The muscles.</param>
/// <param name="Dangers">What must be spared.</param>
public sealed record FaceDrawing(
    ImmutableArray<DrawnShape> Outline, ImmutableArray<DrawnShape> Features, ImmutableArray<DrawnShape> Muscles, ImmutableArray<DrawnShape> Dangers)
{
    private static readonly Lazy<FrozenDictionary<FaceView, FaceDrawing>> Views = new(() => new Dictionary<FaceView, FaceDrawing>
    {
        [FaceView.Front] = Read("drawing-front.svg"),
        [FaceView.Left] = Read("drawing-side.svg"),
        [FaceView.Back] = Read("drawing-back.svg"),
    }.ToFrozenDictionary());

    /// <summary>The drawing of a view.</summary>
    public static FaceDrawing Of(FaceView view) => Views.Value[view == FaceView.Right ? FaceView.Left : view];

    private static FaceDrawing Read(string file)
    {
        var layers = XDocument.Parse(Knowledge.Text(file)).Root!.Elements().ToDictionary(
            group => (string)group.Attribute("data-layer")!,
            group => group.Elements().Select(Shape).ToImmutableArray(),
            StringComparer.Ordinal);
        return new(layers["outline"], layers["features"], layers["muscles"], layers["dangers"]);
    }

    private static DrawnShape Shape(XElement element)
    {
        var attributes = element.Attributes()
            .Where(attribute => attribute.Name.LocalName is "class" or "d" or "cx" or "cy" or "r" or "rx" or "ry" or "transform" or "fill-rule")
            .Select(attribute => $" {attribute.Name.LocalName}=\"{attribute.Value}\"");
        return new(
            (string?)element.Attribute("class") ?? "",
            (string?)element.Attribute("data-muscle"),
            (string?)element.Attribute("data-danger"),
            $"<{element.Name.LocalName}{string.Concat(attributes)}/>",
            Extent((string?)element.Attribute("d")));
    }

    /// <summary>The box around the coordinates of a path (absolute M, L, C, Q); everything for a shape without one.</summary>
    private static DrawnExtent Extent(string? path)
    {
        var numbers = path is null ? [] : path
            .Split(['M', 'L', 'C', 'Q', 'Z', ' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture))
            .ToArray();
        var (x, y) = (numbers.Where((_, i) => i % 2 == 0).ToArray(), numbers.Where((_, i) => i % 2 == 1).ToArray());
        return y.Length == 0 ? new(0, 0, double.MaxValue, double.MaxValue) : new(x.Min(), y.Min(), x.Max(), y.Max());
    }
}

/// <summary>One shape of the drawing.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Muscle">The muscle it shows, or null.</param>
/// <param name="Danger">The danger it shows, or null.</param>
/// <param name="Svg">The element.</param>
/// <param name="Extent">The box that it fills.</param>
public sealed record DrawnShape(string Class, string? Muscle, string? Danger, string Svg, DrawnExtent Extent);

/// <summary>A box on a sheet, in millimetres.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
public sealed record DrawnExtent(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether it shares ground with another box.</summary>
    public bool Meets(DrawnExtent other) => Left <= other.Right && Right >= other.Left && Top <= other.Bottom && Bottom >= other.Top;
}
