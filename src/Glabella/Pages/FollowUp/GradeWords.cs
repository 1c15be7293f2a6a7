using System.Globalization;
using Glabella.Vocabulary;

namespace Glabella.Pages.FollowUp;

/// <summary>The four grades in words and drawings. Words and drawings are the house's own, not a validated scale.</summary>
internal static class GradeWords
{
    /// <summary>"Mild".</summary>
    public static string Word(Grade grade) => grade.ToString();

    /// <summary>"mild", within a sentence.</summary>
    public static string Within(Grade grade) => grade.ToString().ToLowerInvariant();

    /// <summary>What is posted.</summary>
    public static string Value(Grade grade) => ((int)grade).ToString(CultureInfo.InvariantCulture);

    /// <summary>The posted grade; null if none.</summary>
    public static Grade? Read(string? value) => value is ['0' or '1' or '2' or '3'] ? (Grade)(value[0] - '0') : null;

    /// <summary>What is seen at this grade.</summary>
    public static string Meaning(Grade grade) => grade switch
    {
        Grade.None => "No line, even at the hardest pull.",
        Grade.Mild => "A shallow line, seen close up.",
        Grade.Moderate => "A clear line; the skin folds.",
        _ => "A deep furrow; the fold hides its floor.",
    };

    /// <summary>Brows, lids and the line between them.</summary>
    public static string Drawing(Grade grade) => grade switch
    {
        Grade.None => Face("M8 38C18 24 34 22 46 28M112 38C102 24 86 22 74 28", ""),
        Grade.Mild => Face("M8 38C18 24.4 34 22.7 47 29M112 38C102 24.4 86 22.7 73 29", """<path class="f1" d="M56 25c1.5 5 1.5 10 0 14M64 25c-1.5 5-1.5 10 0 14"/>"""),
        Grade.Moderate => Face("M8 38C18 25.6 34 24.8 49 32M112 38C102 25.6 86 24.8 71 32", """<path class="f2" d="M56 20c2.5 7 2.5 15 0 22M64 20c-2.5 7-2.5 15 0 22"/>"""),
        _ => Face("M8 38C18 27.2 34 27.6 51 36M112 38C102 27.2 86 27.6 69 36", """<path class="f3" d="M56 15c3 9 3 21 0 30M64 15c-3 9-3 21 0 30"/><path class="f1" d="M49 16c2 4 2 7 2 11M71 16c-2 4-2 7-2 11"/>"""),
    };

    private static string Face(string brows, string lines) =>
        $"""<svg class="scale-face" viewBox="0 0 120 64" aria-hidden="true"><path class="brow" d="{brows}"/><path d="M17 54c8-7 20-7 28 0M75 54c8-7 20-7 28 0"/>{lines}</svg>""";
}
