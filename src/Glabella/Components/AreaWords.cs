using System.Globalization;
using Glabella.Practice;
using Glabella.Vocabulary;

namespace Glabella.Components;

/// <summary>Areas and units as people read them.</summary>
internal static class AreaWords
{
    /// <summary>"frown lines"; the id itself where the area is not known.</summary>
    public static string Plain(string area) => Areas.Find(area)?.Plain ?? area;

    /// <summary>An area to choose: "Frown lines", and below it what the textbook says ("glabellar lines") where that is another word, and a remark.</summary>
    public static Option Choice(Area area, string? remark = null)
    {
        var textbook = area.Title == area.Plain ? null : area.Title;
        return new(area.Id, Sentence(area.Id), textbook is null || remark is null ? textbook ?? remark : $"{textbook}, {remark}");
    }

    /// <summary>"Frown lines", to begin a sentence.</summary>
    public static string Sentence(string area) => Plain(area) is [var first, ..] plain ? char.ToUpperInvariant(first) + plain[1..] : area;

    /// <summary>"frown lines 20 U".</summary>
    public static string WithUnits(TreatedArea area) => $"{Plain(area.Area)} {Units(area.Units)}";

    /// <summary>"20 U", "2.5 U".</summary>
    public static string Units(double units) => string.Create(CultureInfo.InvariantCulture, $"{units:0.##} U");
}
