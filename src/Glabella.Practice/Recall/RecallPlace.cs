using Glabella.Course;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Where a treated person stands on the recall list: the median of "half faded" of the area that fades first, less the
/// practice's booking lead. Where no effect is expected, or the model knows none of the areas: day 14, as a review.
/// </summary>
/// <param name="Area">The area that fades first, or the first treated one.</param>
/// <param name="Reason">Why.</param>
/// <param name="DueOn">From this day on the person is to be reached.</param>
/// <param name="HalfFadedOn">Expected day; null for a review.</param>
/// <param name="EarliestOn">1 in 10 by then; null where the model gives none.</param>
/// <param name="LatestOn">9 in 10 by then; null where the model gives none.</param>
public sealed record RecallPlace(string Area, RecallReason Reason, LocalDate DueOn, LocalDate? HalfFadedOn, LocalDate? EarliestOn, LocalDate? LatestOn)
{
    /// <summary>Day of the review where no effect is expected.</summary>
    public const int ReviewDay = 14;

    /// <summary>The place of a treatment.</summary>
    public static RecallPlace Of(StandingTreatment treatment, Forecast? forecast, int bookingLeadDays)
    {
        var first = (forecast?.Areas ?? []).Where(a => a.HalfFaded.Date is not null).MinBy(a => a.HalfFaded.Date!.Value);
        if (first is null)
        {
            return new RecallPlace(treatment.Areas.FirstOrDefault()?.Area ?? "", RecallReason.Review, treatment.Date.PlusDays(ReviewDay), null, null, null);
        }

        var start = treatment.Date.PlusDays(first.CycleDay);
        LocalDate? On(double? day) => day is { } d ? start.PlusDays((int)Math.Round(d)) : null;
        var due = first.HalfFaded.Date!.Value.PlusDays(-bookingLeadDays);
        return new RecallPlace(
            first.Area.Id,
            RecallReason.Fading,
            due < treatment.Date ? treatment.Date : due,
            first.HalfFaded.Date,
            On(first.HalfFaded.P10),
            On(first.HalfFaded.P90));
    }

    /// <summary>Puts the person there; older places are closed. Saved with the act that calls it.</summary>
    internal async Task Put(ClinicDb db, Guid patient, Guid treatment, CancellationToken cancel)
    {
        var open = await db.Recalls.Where(r => r.PatientId == patient && r.State != RecallState.Closed).ToListAsync(cancel).ConfigureAwait(false);
        foreach (var old in open.Where(r => r.TreatmentId != treatment))
        {
            old.State = RecallState.Closed;
        }

        var place = open.FirstOrDefault(r => r.TreatmentId == treatment);
        if (place is null)
        {
            db.Recalls.Add(new RecallEntry { PatientId = patient, TreatmentId = treatment, Area = Area, Reason = Reason, DueOn = DueOn, HalfFadedOn = HalfFadedOn, EarliestOn = EarliestOn, LatestOn = LatestOn });
        }
        else
        {
            (place.Area, place.Reason, place.DueOn, place.HalfFadedOn, place.EarliestOn, place.LatestOn) = (Area, Reason, DueOn, HalfFadedOn, EarliestOn, LatestOn);
        }
    }
}
