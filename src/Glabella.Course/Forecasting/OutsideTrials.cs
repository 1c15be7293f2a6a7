using NodaTime;

namespace Glabella.Course.Forecasting;

/// <summary>What lies outside of published trials in product, area, dose, age or interval: it makes a forecast an extrapolation.</summary>
internal static class OutsideTrials
{
    private static StudiedTrials Studied => StudiedTrials.Current;

    /// <summary>Cautions, in the order of their codes.</summary>
    /// <param name="case">The case.</param>
    /// <param name="planned">One of its planned doses.</param>
    public static IEnumerable<Caution> Of(ForecastCase @case, PlannedDose planned) =>
        planned.Units == 0 ? [] : Dose(@case, planned).Concat(Pair(planned)).Concat(Age(@case)).Concat(Interval(@case, planned));

    private static IEnumerable<Caution> Dose(ForecastCase @case, PlannedDose planned)
    {
        // A touch-up and the session before it act together.
        var touchedUp = SameCycle(@case, planned).Where(t => t.Product == planned.Product).Sum(t => t.Units);
        var units = planned.Units + touchedUp;
        var given = touchedUp > 0
            ? $"{StudiedTrials.U(units)} U in this cycle ({StudiedTrials.U(touchedUp)} U before, {StudiedTrials.U(planned.Units)} U now) lie"
            : $"{StudiedTrials.U(units)} U lie";
        if (Studied.Dose(planned.Product, planned.Area, units, given) is var (sentence, source))
        {
            yield return new("CRS-201", sentence, Studied.InWords(source));
        }
    }

    private static IEnumerable<Caution> Pair(PlannedDose planned)
    {
        if (Studied.Pair(planned.Product, planned.Area) is var (sentence, _))
        {
            yield return new("CRS-202", sentence, "published trials, docs/course/README.md");
        }
    }

    private static IEnumerable<Caution> Age(ForecastCase @case)
    {
        if (@case.AgeYears is { } age && age >= Studied.FewFromAge)
        {
            var who = age >= Studied.NobodyFromAge ? "nobody of this age is known to have taken part in them" : $"few people of {Studied.FewFromAge} or more took part in them";
            yield return new(
                "CRS-203", $"At {age} years the course is carried over from younger people: trials report ages of about {Studied.MeanAge} on average, and {who}.",
                string.Join("; ", Studied.SourceIds["ages"].Select(Studied.InWords)));
        }
    }

    private static IEnumerable<Caution> Interval(ForecastCase @case, PlannedDose planned)
    {
        if (DaysSinceLast(@case, planned) is not { } days || days >= Studied.IntervalDays)
        {
            yield break;
        }

        var text = days < ForecastCase.TouchUpDays
            ? $"A touch-up {days} days after the last session of this area: no trial behind the model gave a second session so soon; what it adds is the model's arithmetic."
            : $"{days} days after the last treatment of this area: published courses begin at least {Studied.IntervalDays} days after it, once the line had returned.";
        yield return new("CRS-204", text, Studied.InWords(Studied.SourceIds["interval"][0]));
    }

    private static int? DaysSinceLast(ForecastCase @case, PlannedDose planned) =>
        @case.Date is { } date ? @case.Treatments.Where(t => t.Area == planned.Area && t.Units > 0).Select(t => (int?)Period.DaysBetween(t.Date, date)).Min() : null;

    private static IEnumerable<PastTreatment> SameCycle(ForecastCase @case, PlannedDose planned) =>
        Cycles.Of(@case, planned.Area) is [.., var cycle] && cycle.Contains(@case.Date!.Value) ? @case.Treatments.Where(t => t.Area == planned.Area && cycle.Contains(t.Date)) : [];
}
