using System.Collections.Immutable;

namespace Glabella.Vocabulary;

/// <summary>The areas that the house knows by name.</summary>
public static class Areas
{
    /// <summary>Between the brows: procerus and corrugators.</summary>
    public static Area Glabella { get; } = new("glabella", "glabellar lines", "frown lines", ["glabellar", "glabellar-lines", "frown", "frown-lines", "glabellar-complex"]);

    /// <summary>Frontalis.</summary>
    public static Area Forehead { get; } = new("forehead", "forehead lines", "forehead lines", ["forehead-lines", "frontalis", "horizontal-forehead-lines"]);

    /// <summary>Lateral orbicularis oculi, both sides together.</summary>
    public static Area LateralCanthus { get; } = new("lateral-canthus", "lateral canthal lines", "crow's feet", ["lateral-canthal", "lateral-canthal-lines", "crows-feet", "crow-s-feet", "crowsfeet", "canthus"]);

    /// <summary>The bands of the neck.</summary>
    public static Area Platysma { get; } = new("platysma", "platysma bands", "neck bands", ["platysma-bands", "platysmal-bands", "neck-bands"]);

    /// <summary>Transverse nasalis.</summary>
    public static Area BunnyLines { get; } = new("bunny-lines", "nasalis lines", "bunny lines", ["nasalis", "nose-lines"]);

    /// <summary>Levator labii superioris alaeque nasi.</summary>
    public static Area GummySmile { get; } = new("gummy-smile", "gummy smile", "gummy smile", ["llsan"]);

    /// <summary>Orbicularis oris.</summary>
    public static Area Perioral { get; } = new("perioral", "perioral lines", "lip lines", ["lips", "lip-lines", "lip-flip", "orbicularis-oris"]);

    /// <summary>Depressor anguli oris.</summary>
    public static Area MouthCorners { get; } = new("mouth-corners", "depressor anguli oris", "mouth corners", ["dao", "marionette"]);

    /// <summary>Mentalis.</summary>
    public static Area Chin { get; } = new("chin", "mentalis", "chin", ["mentalis"]);

    /// <summary>Masseter.</summary>
    public static Area Masseter { get; } = new("masseter", "masseter", "jaw muscle", ["jaw", "masseters"]);

    /// <summary>Tail of the brow, and the lateral frontalis of a touch-up.</summary>
    public static Area Brow { get; } = new("brow", "brow", "brow", ["brow-lift", "tail-of-brow", "spock-brow"]);

    /// <summary>Lower eyelid, pretarsal orbicularis.</summary>
    public static Area LowerLid { get; } = new("lower-lid", "pretarsal orbicularis", "lower eyelid", ["lower-eyelid", "jelly-roll"]);

    /// <summary>Every area, in the order in which lists show them.</summary>
    public static ImmutableArray<Area> All { get; } =
        [Glabella, Forehead, LateralCanthus, Platysma, BunnyLines, Brow, LowerLid, GummySmile, Perioral, MouthCorners, Chin, Masseter];

    /// <summary>The three areas that <c>upper-face</c> stands for.</summary>
    public static ImmutableArray<Area> UpperFace { get; } = [Glabella, Forehead, LateralCanthus];

    private static readonly Dictionary<string, Area> ByName = Index();

    /// <summary>The area that a name means, in any letter case, with hyphens, underscores or blanks; null if none.</summary>
    public static Area? Find(string? name) =>
        name is not null && ByName.TryGetValue(NearestNames.Folded(name), out var area) ? area : null;

    /// <summary>The area or areas that a name means: <c>upper-face</c> is three; empty if the name is unknown.</summary>
    public static ImmutableArray<Area> FindGroup(string? name) =>
        name is not null && NearestNames.Folded(name) == "upper face" ? UpperFace : Find(name) is { } area ? [area] : [];

    /// <summary>The names nearest to an unknown one, best first.</summary>
    public static ImmutableArray<string> Nearest(string name) =>
        NearestNames.Of(name, All.Select(a => a.Id).Append("upper-face"));

    // A loop rather than a query: a query over pairs has to be compiled when the program starts.
    private static Dictionary<string, Area> Index()
    {
        var index = new Dictionary<string, Area>(StringComparer.Ordinal);
        foreach (var area in All)
        {
            index[NearestNames.Folded(area.Id)] = area;
            foreach (var alias in area.Aliases)
            {
                index[NearestNames.Folded(alias)] = area;
            }
        }

        return index;
    }
}
