using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Course;

/// <summary>A treatment that is to be forecast.</summary>
/// <param name="Product">The toxin.</param>
/// <param name="Area">Where; one of the model's three areas.</param>
/// <param name="Units">Total units of this product in this area on this day, 0…1,000.</param>
public sealed record PlannedDose(Product Product, Area Area, double Units);

/// <summary>An earlier treatment of one area.</summary>
/// <param name="Date">Its day, before the planned one.</param>
/// <param name="Product">The toxin.</param>
/// <param name="Area">Where.</param>
/// <param name="Units">Total units in this area on this day, 0…1,000.</param>
public sealed record PastTreatment(LocalDate Date, Product Product, Area Area, double Units);

/// <summary>A grade that somebody saw at maximum contraction.</summary>
/// <param name="Date">Its day; on a treatment's own day it is before that treatment.</param>
/// <param name="Rater">Who graded; <see cref="Rater.Photographs"/> is read as an investigator.</param>
/// <param name="Grade">What was seen.</param>
/// <param name="Area">Where.</param>
public sealed record Observation(LocalDate Date, Rater Rater, Grade Grade, Area Area);

/// <summary>What a person says about the course of the last treatment.</summary>
public enum ReportedMark
{
    /// <summary>Onset was noticed that day.</summary>
    Noticed,

    /// <summary>Full effect that day.</summary>
    Full,

    /// <summary>About half had gone that day.</summary>
    HalfGone,

    /// <summary>It came back around that day: wear-off.</summary>
    Gone,

    /// <summary>As before treatment from that day.</summary>
    Baseline,

    /// <summary>Nothing noticed by that day.</summary>
    NotYet,

    /// <summary>Not worn off by that day.</summary>
    StillThere,
}

/// <summary>A person's report about the last treatment before it.</summary>
/// <param name="Date">The day that the report names.</param>
/// <param name="Mark">What is said of it.</param>
/// <param name="Roughly">Standard deviation 10 days instead of 3.</param>
/// <param name="Area">Where.</param>
public sealed record Report(LocalDate Date, ReportedMark Mark, bool Roughly, Area Area);

/// <summary>
/// How a practice's faces, technique and raters differ from the trials' average; mean and standard deviation of what
/// is known. Without it both are drawn anew, so that a first forecast is honestly wide.
/// </summary>
/// <param name="UnmovedShift">Shift of logit κ.</param>
/// <param name="UnmovedShiftSd">Its uncertainty; 0.5 when nothing is known.</param>
/// <param name="ReadingShift">How much lower its raters read after treatment, grades.</param>
/// <param name="ReadingShiftSd">Its uncertainty; 0.12 when nothing is known.</param>
public sealed record PracticeEffects(double UnmovedShift, double UnmovedShiftSd, double ReadingShift, double ReadingShiftSd);

/// <summary>Everything that a forecast depends on. Same case, same answer, to the last bit, on any machine.</summary>
public sealed record ForecastCase
{
    /// <summary>The treatment, one entry for each area; at least one, no area twice.</summary>
    public required ImmutableArray<PlannedDose> Planned { get; init; }

    /// <summary>Its day; null only without treatments, observations, reports and today.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Age in years, 18…110; null = the trials' population. No effect on the course is known; it decides validity.</summary>
    public int? AgeYears { get; init; }

    /// <summary>Sex; no effect on the course is known.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Investigator's grade before any treatment, of each planned area; null = moderate or severe, as in the trials.</summary>
    public Grade? Baseline { get; init; }

    /// <summary>Earlier treatments, in any order.</summary>
    public ImmutableArray<PastTreatment> Treatments { get; init; } = [];

    /// <summary>Grades seen, in any order.</summary>
    public ImmutableArray<Observation> Observations { get; init; } = [];

    /// <summary>What the person said, in any order.</summary>
    public ImmutableArray<Report> Reports { get; init; } = [];

    /// <summary>The day for <see cref="Forecast.Today"/>.</summary>
    public LocalDate? Today { get; init; }

    /// <summary>Whether each day of the curve also gives the range of every state within the muscle. Changes no other figure.</summary>
    public bool StateRanges { get; init; }

    /// <summary>Length of the curve, 1…1,825 days.</summary>
    public int HorizonDays { get; init; } = 365;

    /// <summary>Size of the ensemble, a power of two, 1,024…262,144.</summary>
    public int Members { get; init; } = 16384;

    /// <summary>Seed of the ensemble, 0…2^53 − 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads, at least 1; null = one. Never changes the answer.</summary>
    public int? Threads { get; init; }

    /// <summary>What is known of the practice; null = nothing yet.</summary>
    public PracticeEffects? Practice { get; init; }

    /// <summary>Days from a cycle's first session within which another session is a touch-up of the same cycle.</summary>
    public const int TouchUpDays = 42;
}
