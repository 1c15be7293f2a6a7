using System.Globalization;
using Glabella.Planning;

namespace Glabella.Pages.FaceMap;

/// <summary>A point as the face map shows it.</summary>
/// <param name="Id">Id of the point in its plan.</param>
/// <param name="Name">What it is called beside the map ("corrugator, medial").</param>
/// <param name="Muscle">The muscle.</param>
/// <param name="Side">The person's side.</param>
/// <param name="View">The view it stands in.</param>
/// <param name="X">0…1 of the view; side views count from the face's front backward.</param>
/// <param name="Y">0…1 of the view.</param>
/// <param name="Units">Units as text, "?" where they could not be read.</param>
/// <param name="OffLabel">Drawn hollow.</param>
public sealed record FaceMapPoint(string Id, string Name, string Muscle, Side Side, FaceView View, double X, double Y, string Units, bool OffLabel = false)
{
    /// <summary>The points of a plan.</summary>
    public static IReadOnlyList<FaceMapPoint> Of(TreatmentPlan plan) => [.. plan.Points.Select(point => new FaceMapPoint(
        point.Id, point.Name, point.Muscle, point.Side, point.View, point.X, point.Y, Text(point.Units), !point.Labelled))];

    /// <summary>Units as they stand in a circle.</summary>
    public static string Text(double units) => Math.Round(units, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
