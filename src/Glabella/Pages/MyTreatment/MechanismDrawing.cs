using System.Globalization;
using System.Text;

namespace Glabella.Pages.MyTreatment;

/// <summary>The pictures of the mechanism strip, 72 units square, classes only. Counts and lengths follow the state.</summary>
internal static class MechanismDrawing
{
    private static readonly (double X, double Y)[] InNerve = [(36, 50), (28, 40), (46, 40), (24, 52), (48, 52), (37, 36), (36, 60)];

    /// <summary>Needle and depot.</summary>
    public static string Spot(MechanismState state)
    {
        var left = state.Day == 0 ? 5 : (int)Math.Ceiling(5 * (state.Depot - 0.02));
        (double, double)[] places = [(41, 49), (32, 43), (33, 51), (40, 41), (36, 46)];
        return Svg(
            """<path class="k" d="M6 30h60M6 30v30h60V30"/><path class="k" d="M36 4v14M30 4h12M33 10h6M36 18v20"/><circle class="soft" cx="36" cy="46" r="13"/>"""
            + Dots(places.Take(Math.Max(0, left)), 2));
    }

    /// <summary>Nerve end with as many dots as there is light chain.</summary>
    public static string Nerve(MechanismState state) => Svg(
        """<path class="k" d="M30 2v16c0 6-16 8-16 24 0 14 10 20 22 20s22-6 22-20c0-16-16-18-16-24V2"/><g class="drift">"""
        + Dots(InNerve.Take((int)Math.Round(InNerve.Length * Math.Clamp(state.LightChain, 0, 1), MidpointRounding.AwayFromZero)), 3.5) + "</g>");

    /// <summary>Five hooks, as many cut as one in five.</summary>
    public static string Hooks(MechanismState state)
    {
        var svg = new StringBuilder("""<path class="k" d="M4 60h64"/>""");
        var cut = MechanismState.Fifths(1 - state.Snap25);
        for (var i = 0; i < 5; i++)
        {
            var x = 10 + (13 * i);
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="k" d="M{x} 60V31"/><circle class="k" cx="{x}" cy="24" r="4.5"/>""");
            if (i < cut)
            {
                svg.Append(CultureInfo.InvariantCulture, $"""<path class="cut" d="M{x - 5} 47l10-6"/>""");
            }
        }

        return Svg(svg.ToString());
    }

    /// <summary>Fibres that shorten with the call that arrives.</summary>
    public static string Muscle(MechanismState state)
    {
        var bulge = 8 + (8 * Math.Clamp(state.Transmission, 0, 1));
        return Svg(string.Create(
            CultureInfo.InvariantCulture,
            $"""<path class="rest" d="M8 36c6-{bulge:0.#} 18-{bulge + 2:0.#} 28-{bulge + 2:0.#}s22 2 28 {bulge + 2:0.#}c-6 {bulge:0.#}-18 {bulge + 2:0.#}-28 {bulge + 2:0.#}S14 {36 + bulge:0.#} 8 36Z"/><path class="k" d="M2 36h6M64 36h6M18 36h36M22 30h28M22 42h28"/>"""));
    }

    /// <summary>Brows and the line, as deep as expected.</summary>
    public static string Line(MechanismState state)
    {
        var depth = Math.Clamp(state.Grade, 0, 3);
        var reach = 4 + (5 * depth);
        var line = depth < 0.3 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"""<path class="{(depth < 1.2 ? "fine" : depth < 2.2 ? "clear" : "deep")}" d="M33 {32 + (reach / 2):0.#}c1.5-{reach / 3:0.#} 1.5-{reach * 2 / 3:0.#} 0-{reach:0.#}M39 {32 + (reach / 2):0.#}c-1.5-{reach / 3:0.#}-1.5-{reach * 2 / 3:0.#} 0-{reach:0.#}"/>""");
        return Svg($"""<path class="k" d="M6 30c10-10 16-10 22-6M66 30c-10-10-16-10-22-6M10 50c6 5 14 5 20 0M42 50c6 5 14 5 20 0"/>{line}""");
    }

    private static string Svg(string content) => $"""<svg viewBox="0 0 72 72" aria-hidden="true">{content}</svg>""";

    private static string Dots(IEnumerable<(double X, double Y)> places, double radius) => string.Concat(places.Select(p =>
        string.Create(CultureInfo.InvariantCulture, $"""<circle class="tox" cx="{p.X}" cy="{p.Y}" r="{radius}"/>""")));
}
