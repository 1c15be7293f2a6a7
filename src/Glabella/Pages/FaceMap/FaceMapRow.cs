using System.Collections.Immutable;
using System.Globalization;
using Glabella.Components;
using Glabella.Planning;

namespace Glabella.Pages.FaceMap;

/// <summary>One point of a posted plan: everything as text, so that nothing typed is lost.</summary>
public sealed class FaceMapRow
{
    /// <summary>Id of the point.</summary>
    public string Id { get; set; } = "";

    /// <summary>Units as typed; 0 or empty leaves the point out.</summary>
    public string Units { get; set; } = "";

    /// <summary>0…1 of the view.</summary>
    public string X { get; set; } = "";

    /// <summary>0…1 of the view.</summary>
    public string Y { get; set; } = "";

    /// <summary>The rows of a plan.</summary>
    public static List<FaceMapRow> Of(TreatmentPlan plan) => [.. plan.Points.Select(point => new FaceMapRow
    {
        Id = point.Id, Units = FaceMapPoint.Text(point.Units), X = Place(point.X), Y = Place(point.Y),
    })];

    /// <summary>The rows as edits of their plan; what cannot be read gets a message at <c>NAME[i].Units</c> and is left out.</summary>
    /// <param name="rows">What was posted.</param>
    /// <param name="problems">The form's messages.</param>
    /// <param name="name">Name of the list in the form ("Input.Points").</param>
    public static ImmutableArray<PointEdit> Read(IReadOnlyList<FaceMapRow> rows, Problems problems, string name)
    {
        var edits = ImmutableArray.CreateBuilder<PointEdit>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var field = $"{name}[{i}].Units";
            var units = string.IsNullOrWhiteSpace(row.Units) ? 0 : problems.Number(field, row.Units, 0, 1000, null, "U");
            if (units is { } u)
            {
                edits.Add(new(row.Id, (double)u, Read(row.X), Read(row.Y)));
            }
        }

        return edits.ToImmutable();
    }

    private static double? Read(string place) =>
        double.TryParse(place, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1 ? number : null;

    private static string Place(double place) => Math.Round(place, 5).ToString(CultureInfo.InvariantCulture);
}
