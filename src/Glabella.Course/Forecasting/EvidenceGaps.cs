using System.Globalization;
using Glabella.Vocabulary;

namespace Glabella.Course.Forecasting;

/// <summary>
/// Where product, dose, age and interval were studied, but something else that the forecast says rests on little: its duration, its late part,
/// the n-th treatment in a row, a mild line, a man.
/// </summary>
internal static class EvidenceGaps
{
    /// <summary>Figures up to this day say how strong an effect is, not how long it lasts, days.</summary>
    private const int FirstMonth = 31;

    private static StudiedTrials Studied => StudiedTrials.Current;

    /// <summary>Cautions, in the order of their codes.</summary>
    /// <param name="case">The case.</param>
    /// <param name="planned">One of its planned doses.</param>
    /// <param name="area">What is forecast of it.</param>
    public static IEnumerable<Caution> Of(ForecastCase @case, PlannedDose planned, AreaForecast area)
    {
        if (planned.Units == 0)
        {
            yield break;
        }

        foreach (var caution in Late(planned, area).Concat(Repeated(@case, planned)).Concat(People(@case, planned)))
        {
            yield return caution;
        }
    }

    private static IEnumerable<Caution> Late(PlannedDose planned, AreaForecast area)
    {
        if (Studied.LastDay(planned.Product, planned.Area) is not { } last)
        {
            yield break; // no trial of this pair at all: CRS-202
        }

        var trial = Studied.Of(planned.Product, planned.Area, calibrated: true).MaxBy(t => t.LastDay)!;
        if (last <= FirstMonth)
        {
            yield return new(
                "CRS-205", $"No figure after day {last} of {planned.Product} in the {StudiedTrials.Where(planned.Area)} stands behind the model: its duration is taken to be near that of onabotulinumtoxinA.",
                Studied.InWords(trial.SourceId));
        }
        else if (area.BackToBaseline is { Probability: >= 0.5 } back && !(back.P50 <= last))
        {
            yield return new(
                "CRS-207", $"The last published figure of {planned.Product} in the {StudiedTrials.Where(planned.Area)} is of day {last} ({trial.Name}); half of such people still have some effect then. What follows is the model's alone.",
                Studied.InWords(trial.SourceId));
        }
    }

    private static IEnumerable<Caution> Repeated(ForecastCase @case, PlannedDose planned)
    {
        var count = Cycles.InARow(@case, planned.Area);
        if (count > 1 && Studied.MostTreatments(planned.Product) is { } most && count > most.Treatments)
        {
            var known = most.Treatments == 1 ? $"figures of {planned.Product} are known of single treatments only" : $"trials of {planned.Product} gave at most {most.Treatments} ({most.Name})";
            yield return new(
                "CRS-206", $"Treatment {count} in a row of this area, each within a year of the one before: {known}. What repetition changes was not measured; the person's own reports say more.",
                Studied.InWords(most.SourceId));
        }
    }

    private static IEnumerable<Caution> People(ForecastCase @case, PlannedDose planned)
    {
        if (@case.Baseline is Grade.Mild)
        {
            yield return new("CRS-208", "A mild line before treatment: trials took people with moderate or severe lines. How a mild one fares is the model's arithmetic.", Studied.InWords(Studied.SourceIds["baseline"][0]));
        }

        if (@case.Sex is Sex.Male)
        {
            var better = Studied.BetterForMen;
            var dose = planned.Product == better.Product && planned.Area == better.Area && planned.Units < better.Units
                ? $" In men {StudiedTrials.U(better.Units)} to {StudiedTrials.U(better.Highest)} U did more than lower doses, and for longer."
                : "";
            yield return new(
                "CRS-209", string.Create(CultureInfo.InvariantCulture, $"About {100 * Studied.ShareOfMen:0} of 100 people in trials were men, and the model knows no effect of sex: in a man the effect may be weaker than forecast.{dose}"),
                string.Join("; ", Studied.SourceIds["men"].Select(Studied.InWords)));
        }
    }
}
