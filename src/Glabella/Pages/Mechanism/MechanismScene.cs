using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Glabella.Pages.Mechanism;

/// <summary>
/// The picture of one day, 340 × 300 units: skin with its line, the spot, a nerve ending with its protein, the gap, the muscle. Classes and
/// presentation attributes only. Every part that changes says by <c>data-of</c> and its kin which number it follows, so that the island
/// moves it by the same rule by which it is drawn here.
/// </summary>
internal static partial class MechanismScene
{
    private const int Chains = 12;
    private const int Hooks = 10;
    private const int Signals = 10;

    private static readonly (double X, double Y)[] InSpot = [(52, 96), (40, 88), (64, 87), (46, 108), (58, 109), (36, 101), (68, 99), (52, 80)];
    private static readonly (double X, double Y)[] InNerve =
        [(196, 128), (228, 140), (172, 146), (212, 154), (244, 158), (188, 164), (160, 162), (222, 118), (200, 112), (172, 126), (246, 138), (222, 168)];

    /// <summary>The picture.</summary>
    /// <param name="day">The day.</param>
    /// <param name="id">Prefix of ids, unique on the page; null for a picture that is described beside it.</param>
    /// <param name="title">Its name for a screen reader, with an id.</param>
    public static string Write(MechanismDay day, string? id, string title = "")
    {
        var svg = new StringBuilder(id is null
            ? """<svg class="scene small" viewBox="0 8 340 280" aria-hidden="true">"""
            : $"""<svg class="scene" viewBox="0 0 340 300" role="img" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{title}</title><desc id="{id}-d" data-told>{Description(day)}</desc>""");
        Skin(svg, day);
        Spot(svg, day);
        Nerve(svg, day);
        Muscle(svg, day);
        if (id is not null)
        {
            return Labels(svg).Append("</svg>").ToString();
        }

        // Nothing moves on paper: what is not shown, and what says how it would move, would be half of a page with seven of them.
        return Moving().Replace(Hidden().Replace(svg.Append("</svg>").ToString(), ""), "");
    }

    /// <summary>What the picture shows, in words.</summary>
    public static string Description(MechanismDay day) => $"The spot: {day.Spot} The nerve ends: {day.Nerve} SNAP-25: {day.Hooks} The signal: {day.Signal} The muscle: {day.Pull} The line: {day.Line}";

    private static void Skin(StringBuilder svg, MechanismDay day)
    {
        svg.Append("""<path class="skin" d="M0 30H340V62H0Z"/><path class="edge" d="M0 30H196M244 30H340"/>""");

        // The dip as deep as the line: drawn one unit deep and stretched.
        svg.Append(CultureInfo.InvariantCulture, $"""<g {Stretch("line", 196, 30, day.Grade.Mean / 3, 0, 26)}><path class="dip" d="M0 0C12 0 20 .1 24 1C28 .1 36 0 48 0Z"/><path class="edge crease" d="M0 0C12 0 20 .1 24 1C28 .1 36 0 48 0"/></g>""");
    }

    private static void Spot(StringBuilder svg, MechanismDay day)
    {
        svg.Append("""<path class="needle" d="M52 12V72M46 12h12"/><ellipse class="pool" cx="52" cy="96" rx="32" ry="25"/>""");
        for (var i = 0; i < InSpot.Length; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<circle class="tox" {From("depot", (i + 0.5) / InSpot.Length, day.Depot)} cx="{InSpot[i].X}" cy="{InSpot[i].Y}" r="4"/>""");
        }
    }

    private static void Nerve(StringBuilder svg, MechanismDay day)
    {
        svg.Append("""<path class="nerve" d="M342 74H228C196 74 184 82 180 98C158 106 136 118 136 150V182Q136 196 150 196H262Q276 196 276 182V150C276 122 258 110 236 106C238 101 244 100 252 100H342"/>""");
        for (var i = 0; i < Chains; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<circle class="tox" {From("chain", (i + 0.5) / Chains, day.LightChain)} cx="{InNerve[i].X}" cy="{InNerve[i].Y}" r="4.5"/>""");
        }

        for (var i = 0; i < Hooks; i++)
        {
            double x = 150 + (12.4 * i), at = (i + 0.5) / Hooks;
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="hook" {From("snap", at, day.Snap25)} d="M{x} 196V178a4 4 0 0 1 8 0"/>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<g {Below("snap", at, day.Snap25)}><path class="hook cut" d="M{x} 196V189"/><path class="slash" d="M{x - 4} 188l8 -5"/></g>""");
        }

        for (var i = 0; i < Signals; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="signal" {From("signal", (i + 0.5) / Signals, day.Transmission)} d="M{152 + (12.4 * i)} 201v11m-3 -4l3 4 3 -4"/>""");
        }
    }

    private static void Muscle(StringBuilder svg, MechanismDay day)
    {
        // Fibres draw together and bulge as they pull: the lens is stretched about its middle, y 252.
        svg.Append("""<path class="tendon" d="M0 252H66M340 252H274"/>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<g {Stretch("force", 170, 252, day.Force, 16, 18)}><path class="muscle" d="M-118 0C-90 -.9 -40 -1 0 -1S90 -.9 118 0C90 .9 40 1 0 1S-90 .9 -118 0Z"/><path class="fibre" d="M-100 -.4H100M-110 0H110M-100 .4H100"/></g>""");
    }

    private static StringBuilder Labels(StringBuilder svg) => svg.Append(
        """<text x="6" y="24">skin</text><text class="end" x="334" y="24">the line</text><text x="8" y="140">the spot</text><text class="end" x="334" y="122">nerve</text><text class="end" x="334" y="138">ending</text><text class="end" x="334" y="184">SNAP-25</text><text class="end" x="334" y="212">signal</text><text class="mid" x="170" y="296">muscle</text>""");

    /// <summary>Shown from a share on.</summary>
    private static string From(string of, double share, double value) => string.Create(CultureInfo.InvariantCulture, $"""data-of="{of}" data-from="{share:0.###}"{(value >= share ? "" : " display=\"none\"")}""");

    /// <summary>Shown below a share.</summary>
    private static string Below(string of, double share, double value) => string.Create(CultureInfo.InvariantCulture, $"""data-of="{of}" data-below="{share:0.###}"{(value < share ? "" : " display=\"none\"")}""");

    /// <summary>Moved to a place and stretched upright: <paramref name="least"/> units at 0, <paramref name="more"/> more at 1.</summary>
    private static string Stretch(string of, double x, double y, double value, double least, double more) =>
        string.Create(CultureInfo.InvariantCulture, $"""data-of="{of}" data-at="{x} {y}" data-stretch="{least} {more}" transform="translate({x} {y}) scale(1 {least + (more * Math.Clamp(value, 0, 1)):0.##})" """).TrimEnd();

    [GeneratedRegex("""<g [^>]*display="none"[^>]*>.*?</g>|<(circle|path) [^>]*display="none"[^>]*/>""")]
    private static partial Regex Hidden();

    [GeneratedRegex(@" data-[a-z]+=""[^""]*""")]
    private static partial Regex Moving();
}
