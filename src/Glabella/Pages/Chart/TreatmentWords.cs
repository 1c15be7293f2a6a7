using System.Globalization;
using Glabella.Pages.FaceMap;
using Glabella.Planning;
using Glabella.Practice;
using Glabella.Vocabulary;

namespace Glabella.Pages.Chart;

/// <summary>Treatments in a few words.</summary>
internal static class TreatmentWords
{
    /// <summary>"20", "2.5".</summary>
    public static string Units(double units) => units.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>What a clinician calls an area; its id if the house does not know it.</summary>
    public static string Plain(string areaId) => Areas.Find(areaId)?.Plain ?? areaId;

    /// <summary>"Frown lines 20 U, forehead lines 10 U".</summary>
    public static string OfAreas(IEnumerable<TreatedArea> areas) =>
        Sentence(string.Join(", ", areas.Select(a => $"{Plain(a.Area)} {Units(a.Units)} U")));

    /// <summary>A first capital letter.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>"frown lines and forehead lines".</summary>
    public static string And(IReadOnlyList<string> words) => words switch
    {
        [] => "",
        [var one] => one,
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };

    /// <summary>"Corrugator supercilii, right".</summary>
    public static string Place(string? muscle, string side) =>
        Sentence((muscle ?? "point").Replace('-', ' ')) + (side == "midline" ? ", midline" : $", {side}");

    /// <summary>The points as the face map shows them; those without units, or of a view that is not drawn, are left out.</summary>
    public static IReadOnlyList<FaceMapPoint> OnFace(IEnumerable<TreatedPoint> points) =>
    [
        .. points.Where(p => p.Units > 0 && Enum.TryParse<FaceView>(p.View, ignoreCase: true, out _) && Enum.TryParse<Side>(p.Side, ignoreCase: true, out _)).Select(p => new FaceMapPoint(
            p.Id, Sentence((p.Muscle ?? p.Area).Replace('-', ' ')), p.Muscle ?? "", Enum.Parse<Side>(p.Side, ignoreCase: true), Enum.Parse<FaceView>(p.View, ignoreCase: true), p.X, p.Y, Units(p.Units))),
    ];

    /// <summary>A sentence for the treated person, told to staff.</summary>
    public static string ThirdPerson(string sentence) => sentence
        .Replace("Your ", "This patient’s ", StringComparison.Ordinal)
        .Replace(": your ", ": this patient’s ", StringComparison.Ordinal)
        .Replace("cases like yours", "cases like this", StringComparison.Ordinal);
}
