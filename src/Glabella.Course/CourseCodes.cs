using Glabella.Vocabulary;

namespace Glabella.Course;

/// <summary>Codes of the course room and the endpoints of trials, in words. A code is never reused.</summary>
internal static class CourseCodes
{
    /// <summary>Refusals, cautions and warnings.</summary>
    public static readonly (string Code, string Title, string Text)[] Problems =
    [
        ("CRS-101", "More than the label's cumulative cap", "The planned units, together with earlier ones inside the label's period, exceed the total that the label allows. There is no forecast; plan within the cap."),
        ("CRS-102", "No trial of the course in this area", "The model was calibrated on glabella, forehead and lateral canthus. For other areas no published visit curve stands behind it, so it gives no forecast."),
        ("CRS-103", "Dose beyond the calculation", "The dose lies far above any published one. The model's saturation was learned from much smaller doses, so it gives no forecast."),
        ("CRS-201", "Dose outside the published ones", "Trials of this product in this area that the model was calibrated on gave other doses. A touch-up counts together with the session before it. The forecast carries the model beyond those doses and is less sure than its range says."),
        ("CRS-202", "Product not studied in this area", "No trial of this product in this area is among those that the model was calibrated on. The area's part is carried over from other products."),
        ("CRS-203", "Age outside the trials", "Few people of this age took part in trials, or none. Nothing is known about how age changes the course; the forecast takes it from younger people. Below 18 years there is no forecast."),
        ("CRS-204", "Short interval or touch-up", "Published courses begin at least twelve weeks after the last treatment. What a session so soon after another one does is the model's arithmetic, not a published figure."),
        ("CRS-205", "Duration rests on another product", "All published figures of this product in this area are from the first month. Its duration is taken to be near that of onabotulinumtoxinA until better figures are known."),
        ("CRS-206", "More treatments in a row than studied", "Trials followed fewer treatments in a row than this person has had, each within a year of the one before. What repetition changes was not measured. The person's own reports, once entered, say more than trials do."),
        ("CRS-207", "Later than what was published", "Half of such people still have some effect on the last day of which a figure of this product in this area was published. The curve after that day is the model's shape, not a published course."),
        ("CRS-208", "Milder than the trials' lines", "Trials took people with moderate or severe lines at maximum contraction. The forecast for a mild line is the model's arithmetic."),
        ("CRS-209", "Men", "Men are a small share of the people in trials. The model knows no effect of sex, since none was published in a form that it could use; higher doses did more in men."),
        ("CRS-301", "Two grades three apart", "On one day one rater saw no line and another a severe one. Both are used; one of them may be a slip of the pen."),
        ("CRS-302", "Treatments of other areas are not used", "Earlier treatments of an area that the model does not know do not change the forecast of another area."),
        ("CRS-303", "A touch-up", "A session less than 42 days after the first one of a cycle belongs to that cycle. The five events then count from the cycle's first session."),
        ("CRS-304", "Unusual observations", "Few members of the ensemble agree with everything that was observed, so the quantiles are less steady. More members (--members) help; so does a second look at the entries."),
    ];

    /// <summary>Endpoint codes of published trials.</summary>
    public static readonly (string Code, string Title, string Text)[] Endpoints =
    [
        ("NM_INV", "None or mild, investigator", "Share of subjects whose line at maximum contraction the investigator grades none or mild at a visit."),
        ("NM_SUB", "None or mild, subject", "Share of subjects who grade their own line none or mild at a visit."),
        ("NM_COMP", "None or mild, both raters", "Share graded none or mild by the investigator and by the subject at the same visit."),
        ("NM_UNSP", "None or mild, rater not stated", "As NM_INV: where a publication does not say who graded, the investigator is simulated."),
        ("RESP_INV", "Responder, undefined", "A publication's \"responder\" without a definition; simulated as NM_INV, with a warning."),
        ("G1_INV", "One grade better, investigator", "Share at least one grade below the investigator's own baseline grade."),
        ("G1_SUB", "One grade better, subject", "Share at least one grade below the subject's own baseline grade."),
        ("G1_UNSP", "One grade better, rater not stated", "As G1_INV: where a publication does not say who graded, the investigator is simulated."),
        ("G1_PHOTO4", "One grade better, photographs", "As G1_INV, graded from photographs on the four-point scale."),
        ("IMPROVED_OBS", "Improved, trained observer", "A publication's \"improved\" by an observer; simulated as G1_INV, with a warning."),
        ("C2", "Two grades better, both raters", "Share at least two grades better by the investigator and by the subject: the composite of US registration trials."),
        ("C2_NM", "Two grades better and none or mild, both raters", "As C2 and none or mild by both; on the four-point scale the first implies the second."),
        ("SUB_GA", "Subject's global assessment", "Share who call the change at least moderate, about half better: improvement as felt, with a threshold of its own, not the severity scale."),
        ("NOT_RELAPSED", "Not returned to baseline", "Share graded better than baseline by the investigator at this visit and at every earlier visit from day 14 on."),
        ("G1_5PT", "One point better, five-point scale", "As G1, from photographs on a five-point scale, which is simulated by the observation model of the four-point one. Not used for calibration."),
        ("G2_5PT", "Two points better, five-point scale", "At least two points better from photographs on a five-point scale, simulated likewise. Not used for calibration."),
        ("T_BASE_INV", "Time to baseline, investigator", "Product-limit time to the first visit from day 28 on with a grade at or above the investigator's own baseline; everybody counts."),
        ("T_BASE_BOTH", "Time to baseline, both raters", "Product-limit time to the first visit from day 28 on at or above baseline on both scales at once; everybody counts."),
        ("T_BASE_UNSP", "Time to baseline, rater not stated", "As T_BASE_BOTH."),
        ("T_BASE_COND", "Time to baseline among responders", "As T_BASE_BOTH, among those with none or mild on both scales at the first visit from day 28 on."),
        ("T_NM_BOTH", "Time to loss of none or mild, both raters", "Product-limit time to the first visit from day 28 on at which none or mild is absent on both scales; all treated count."),
        ("T_NM_UNSP", "Time to loss of none or mild, rater not stated", "As T_NM_BOTH."),
        ("T_NM_COND", "Time to loss of none or mild among responders", "As T_NM_BOTH, among those with none or mild on both scales at the first visit from day 28 on."),
        ("T_G1_INV", "Duration of a one-grade response", "Time to the first visit with less than one grade of improvement by the investigator, among those with it at the first visit from day 28 on."),
        ("ONSET_SUB", "Onset noticed by the subject", "Cumulative share who noticed a beginning effect by a day, from a diary."),
        ("ONSET_INV", "Onset seen by the investigator", "Cumulative share in whom the investigator saw a beginning effect by a day."),
        ("ONSET_MED", "Median day of onset", "Median day of noticing, among those who noticed within 60 days."),
        ("ONSET_MEAN", "Mean day of onset", "Mean day of noticing, among those who noticed within 60 days."),
        ("STRAIN", "Reduction of dynamic strain", "Mean of 100 times (1 - force). No calibrated scale: published reductions by instrument are smaller."),
        ("RR", "Risk ratio", "Responders in this arm divided by responders in another arm."),
        ("MD", "Mean difference", "Difference of restricted mean times between two arms, in weeks."),
        ("NM_REST", "None or mild at rest", "Lines at rest are not simulated: the model describes lines at maximum contraction."),
        ("G1_REST", "One grade better at rest", "Lines at rest are not simulated: the model describes lines at maximum contraction."),
        ("REST0_ANY", "Lines at rest gone once", "Lines at rest are not simulated: the model describes lines at maximum contraction."),
        ("REST0_ALL", "Lines at rest gone in all cycles", "Lines at rest are not simulated: the model describes lines at maximum contraction."),
    ];

    /// <summary>Explanations of both.</summary>
    public static IEnumerable<Explanation> Explained(Source source) =>
        Problems.Concat(TrialCodes.Problems).Concat(CalibrationCodes.Problems).Select(p => new Explanation(p.Code, ExplanationType.Problem, p.Title, p.Text, [], [source], null))
            .Concat(Endpoints.Select(e => new Explanation(e.Code, ExplanationType.Endpoint, e.Title, e.Text, [], [source], null)));
}
