using System.Globalization;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Course.Forecasting;

/// <summary>Where there is no forecast, only the reason.</summary>
internal static class HardLimits
{
    /// <summary>The first limit that a case breaks, or null.</summary>
    public static Refusal? Refusal(ForecastCase @case)
    {
        var file = ParameterFile.Current;
        foreach (var planned in @case.Planned)
        {
            if (!file.Areas.TryGetValue(planned.Area.Id, out var area))
            {
                return new(
                    "CRS-102", $"No forecast for {planned.Area.Title}: no published trial of the course in this area stands behind the model, which knows glabella, forehead and lateral-canthus.",
                    "glabella, forehead, lateral-canthus", planned.Area.Id, [file.Sources["calibration-2026-12"]]);
            }

            if (OverCap(@case, planned, file) is { } over)
            {
                return over;
            }

            var product = file.Products[planned.Product.Name];
            var doses = Elementary.Exp(product.LogPotency) * planned.Units / area.ReferenceUnits;
            if (doses > file.ReferenceDoseLimit)
            {
                var most = Math.Floor(file.ReferenceDoseLimit * area.ReferenceUnits / Elementary.Exp(product.LogPotency));
                return new(
                    "CRS-103", $"No forecast for {U(planned.Units)} U of {planned.Product} in the {planned.Area}: the calculation ends at {U(most)} U of this product, far above any published dose.",
                    $"{U(most)} U", $"{U(planned.Units)} U", [file.Sources["calibration-2026-12"]]);
            }
        }

        return null;
    }

    private static Refusal? OverCap(ForecastCase @case, PlannedDose planned, ParameterFile file)
    {
        if (file.Caps.FirstOrDefault(c => c.Product == planned.Product) is not { } cap)
        {
            return null;
        }

        var units = @case.Planned.Where(p => p.Product == cap.Product).Sum(p => p.Units)
            + @case.Treatments.Where(t => t.Product == cap.Product && Period.DaysBetween(t.Date, @case.Date!.Value) < cap.Days).Sum(t => t.Units);
        return units <= cap.Units
            ? null
            : new(
                "CRS-101", $"No forecast for {U(units)} U of {cap.Product} within {cap.Days} days: the label's limit is {cap.Text}.",
                $"{U(cap.Units)} U in {cap.Days} days", $"{U(units)} U", [file.Sources[cap.SourceId]]);
    }

    private static string U(double units) => units.ToString("0.##", CultureInfo.InvariantCulture);
}
