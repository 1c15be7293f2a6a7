using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Course;

/// <summary>The answer to a <see cref="ForecastCase"/>: a <see cref="Forecast"/>, or a <see cref="ForecastRefused"/>.</summary>
public abstract record ForecastOutcome;

/// <summary>No forecast, only the reason.</summary>
/// <param name="Refusal">Rule, limit, value, sources.</param>
public sealed record ForecastRefused(Refusal Refusal) : ForecastOutcome;

/// <summary>When the effect starts, is full and fades, for one person.</summary>
/// <param name="Date">Day of the treatment, or null.</param>
/// <param name="HorizonDays">Length of the curves.</param>
/// <param name="Members">Size of the ensemble.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="ModelVersion">Version of the model and its parameters.</param>
/// <param name="Areas">One forecast for each planned area, in the order of the case.</param>
/// <param name="Learned">Sentences on what observations and reports changed; empty without any.</param>
/// <param name="Today">Where the course stands today, or null.</param>
/// <param name="Warnings">What the reader of the forecast should know about the input.</param>
/// <param name="EffectiveMembers">How many equally weighted members the weighted ensemble is worth.</param>
public sealed record Forecast(
    LocalDate? Date,
    int HorizonDays,
    int Members,
    long Seed,
    string ModelVersion,
    ImmutableArray<AreaForecast> Areas,
    ImmutableArray<string> Learned,
    TodayInCourse? Today,
    ImmutableArray<CourseWarning> Warnings,
    double EffectiveMembers) : ForecastOutcome;

/// <summary>The forecast of one area.</summary>
/// <param name="Area">Where.</param>
/// <param name="Product">The toxin.</param>
/// <param name="Units">Units planned.</param>
/// <param name="CycleDay">Day of the cycle's first session on the curve's clock: 0, or negative when this treatment is a touch-up. Marks count from it.</param>
/// <param name="Onset">First day half a grade better than just before.</param>
/// <param name="FullEffect">First day with 95 % of the improvement.</param>
/// <param name="HalfFaded">First day with half of the improvement lost.</param>
/// <param name="WearOff">First day back at grade 1.5.</param>
/// <param name="BackToBaseline">First day within a quarter of a grade of the untreated line.</param>
/// <param name="Curve">Day 0 (just before the treatment) to the horizon.</param>
/// <param name="Cautions">What a clinician should weigh.</param>
/// <param name="Validity">How far published trials carry this forecast.</param>
public sealed record AreaForecast(
    Area Area,
    Product Product,
    double Units,
    int CycleDay,
    MarkForecast Onset,
    MarkForecast FullEffect,
    MarkForecast HalfFaded,
    MarkForecast WearOff,
    MarkForecast BackToBaseline,
    ImmutableArray<CurveDay> Curve,
    ImmutableArray<Caution> Cautions,
    Validity Validity)
{
    /// <summary>The forecast of a mark by its name.</summary>
    public MarkForecast this[EffectMark mark] => mark switch
    {
        EffectMark.Onset => Onset,
        EffectMark.FullEffect => FullEffect,
        EffectMark.HalfFaded => HalfFaded,
        EffectMark.WearOff => WearOff,
        _ => BackToBaseline,
    };
}

/// <summary>When an event happens, in days from the treatment (from the cycle's first session, if this is a touch-up).</summary>
/// <param name="P10">10 % quantile among those for whom it happens; null if it lies beyond the horizon, or if the event is improbable (below 0.05).</param>
/// <param name="P50">Median, likewise.</param>
/// <param name="P90">90 % quantile, likewise.</param>
/// <param name="Date">Day of the median; null without a date, a median, or with a probability below 0.5.</param>
/// <param name="Probability">That it ever happens, 0…1.</param>
public sealed record MarkForecast(double? P10, double? P50, double? P90, LocalDate? Date, double Probability);

/// <summary>One day of a forecast curve.</summary>
/// <param name="Day">Days since the treatment.</param>
/// <param name="Date">Its date, or null.</param>
/// <param name="Grade">Expected severity at maximum contraction, at most 3.</param>
/// <param name="None">Share that an investigator would grade none.</param>
/// <param name="Mild">… mild.</param>
/// <param name="Moderate">… moderate.</param>
/// <param name="Severe">… severe; the four sum to 1.</param>
/// <param name="LightChain">Mean active light chain, in amounts that halve SNAP-25.</param>
/// <param name="Snap25">Mean share of intact SNAP-25.</param>
/// <param name="Transmission">Mean transmission, 1 = untreated.</param>
/// <param name="Muscle">Mean muscle bulk, 1 = untreated.</param>
/// <param name="Depot">Mean of what is injected and not yet light chain, in the same amounts.</param>
/// <param name="Crease">Mean of the skin's part of the line, 1 = untreated.</param>
/// <param name="Ranges">Ranges of the states; null unless <see cref="ForecastCase.StateRanges"/> asked for them.</param>
public sealed record CurveDay(
    int Day, LocalDate? Date, GradeRange Grade, double None, double Mild, double Moderate, double Severe,
    double LightChain, double Snap25, double Transmission, double Muscle, double Depot, double Crease, StateRanges? Ranges = null);

/// <summary>Expected severity over the posterior.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="P10">10 % quantile.</param>
/// <param name="P90">90 % quantile.</param>
public readonly record struct GradeRange(double Mean, double P10, double P90);

/// <summary>10 % and 90 % quantile of a state over the posterior.</summary>
/// <param name="P10">10 % quantile.</param>
/// <param name="P90">90 % quantile.</param>
public readonly record struct StateRange(double P10, double P90);

/// <summary>Ranges of the states of one day, in the units of <see cref="CurveDay"/>.</summary>
/// <param name="Depot">What is injected and not yet light chain.</param>
/// <param name="LightChain">Active light chain.</param>
/// <param name="Snap25">Share of intact SNAP-25.</param>
/// <param name="Transmission">Transmission.</param>
/// <param name="Muscle">Muscle bulk.</param>
public sealed record StateRanges(StateRange Depot, StateRange LightChain, StateRange Snap25, StateRange Transmission, StateRange Muscle);

/// <summary>Something that a clinician should weigh.</summary>
/// <param name="Code">Permanent code (<c>CRS-201</c>).</param>
/// <param name="Text">One sentence.</param>
/// <param name="Source">Where it comes from, in words, or null.</param>
public sealed record Caution(string Code, string Text, string? Source);

/// <summary>How far published trials carry a forecast.</summary>
public enum ValidityLevel
{
    /// <summary>Inside what was published.</summary>
    Informed,

    /// <summary>Outside in at least one respect.</summary>
    Extrapolated,
}

/// <summary>Whether product, area, dose, age and interval lie inside what was published.</summary>
/// <param name="Level">Inside or outside.</param>
/// <param name="Reasons">What lies outside; empty if nothing.</param>
public sealed record Validity(ValidityLevel Level, ImmutableArray<string> Reasons);

/// <summary>Where the course stands on a day.</summary>
/// <param name="Day">Days since the treatment (since the cycle's first session, if this is a touch-up).</param>
/// <param name="Sentence">For the treated person.</param>
public sealed record TodayInCourse(int Day, string Sentence);

/// <summary>A remark on the input that does not stop the forecast.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Field">JSON pointer, or null.</param>
public sealed record CourseWarning(string Code, string Message, string? Field);
