using System.Collections.Immutable;
using Glabella.Components;
using Glabella.Course;
using NodaTime;

namespace Glabella.Pages.Course;

/// <summary>Where a course stands on a day.</summary>
public enum CoursePhase
{
    /// <summary>No visible effect is expected at all.</summary>
    NoEffect,

    /// <summary>Before it is usually noticed.</summary>
    NotYet,

    /// <summary>Noticed, and growing.</summary>
    KickingIn,

    /// <summary>Full.</summary>
    Full,

    /// <summary>A quarter of what was gained is lost again.</summary>
    Fading,

    /// <summary>Back at grade 1.5.</summary>
    WornOff,

    /// <summary>As before the treatment.</summary>
    AsBefore,
}

/// <summary>The forecast of one area, read on one day.</summary>
/// <param name="Area">The forecast.</param>
/// <param name="Start">First day of the cycle.</param>
/// <param name="Today">The day.</param>
public sealed record CourseStand(AreaForecast Area, LocalDate Start, LocalDate Today)
{
    /// <summary>Each area of a dated forecast on a day.</summary>
    public static ImmutableArray<CourseStand> Of(Forecast forecast, LocalDate today) =>
        forecast.Date is { } date ? [.. forecast.Areas.Select(a => new CourseStand(a, date.PlusDays(a.CycleDay), today))] : [];

    /// <summary>The area that fades first: it gives the day of the page and the recall. Null without areas.</summary>
    public static CourseStand? First(ImmutableArray<CourseStand> stands) => stands.MinBy(s => s.Area.HalfFaded.Date ?? LocalDate.MaxIsoValue);

    /// <summary>The line is moderate again before half of the improvement is lost: so it is with deep lines.</summary>
    public bool EndsBeforeHalf => Area.WearOff.P50 < Area.HalfFaded.P50;

    /// <summary>What <see cref="EndsBeforeHalf"/> means, since the two dates seem to contradict each other.</summary>
    public const string EndExplained = "Worn off means a moderate line again. Of a line this deep that comes before half of the improvement is lost.";

    /// <summary>Days since the start.</summary>
    public int Day => Period.DaysBetween(Start, Today);

    /// <summary>The mark that ends a course in words: wear-off, or half faded where the line never gets below grade 1.5.</summary>
    public MarkForecast End => Area.WearOff.Date is not null || Area.HalfFaded.Date is null ? Area.WearOff : Area.HalfFaded;

    /// <summary>
    /// An effect is more likely than not: against the line just before, or, where that was still soft from the treatment before, against
    /// the untreated line. Where it is not, the recall list says "review".
    /// </summary>
    public bool Expected => Area.Onset.Probability >= 0.5 || Area.HalfFaded.Probability >= 0.5;

    /// <summary>The mean state on the day; the last day of the curve after it.</summary>
    public CurveDay Now => Area.Curve[Math.Clamp(Day + Area.CycleDay, 0, Area.Curve.Length - 1)];

    /// <summary>Where it stands. Same rules as the sentence of the forecast itself.</summary>
    public CoursePhase Phase
    {
        get
        {
            if (!Expected)
            {
                return CoursePhase.NoEffect;
            }

            double onset = Area.Onset.P50 ?? 0, full = Area.FullEffect.P50 ?? 14, gone = End.P50 ?? double.PositiveInfinity;
            if (Day < onset)
            {
                return CoursePhase.NotYet;
            }

            if (Day < Math.Min(full, gone))
            {
                return CoursePhase.KickingIn;
            }

            if (Day >= (Area.BackToBaseline.P50 ?? double.PositiveInfinity))
            {
                return CoursePhase.AsBefore;
            }

            return Day >= gone ? CoursePhase.WornOff : FadingFrom is { } from && Today >= from ? CoursePhase.Fading : CoursePhase.Full;
        }
    }

    /// <summary>First day on which a quarter of what was gained is expected to be lost again; null if it does not come.</summary>
    public LocalDate? FadingFrom
    {
        get
        {
            var least = Area.Curve.Select((c, i) => (c.Grade.Mean, Index: i)).MinBy(c => c.Mean);
            var most = Area.Curve.Take(least.Index + 1).Max(c => c.Grade.Mean);
            var line = least.Mean + (0.25 * (most - least.Mean));
            var at = Area.Curve.Skip(least.Index).FirstOrDefault(c => c.Grade.Mean > line);
            return at is null || !Expected ? null : Start.PlusDays(at.Day - Area.CycleDay);
        }
    }

    /// <summary>"Today is day 38 of about 104".</summary>
    public string Answer => Phase switch
    {
        CoursePhase.NoEffect => Day < Review ? $"Little effect is expected. Look on {Start.PlusDays(Review).InFull()}" : Text($"Day {Day}. Little effect is expected"),
        CoursePhase.WornOff => Text($"Day {Day}. It has probably worn off"),
        CoursePhase.AsBefore => Text($"Day {Day}. The line is probably as before"),
        _ when End is { Date: not null, P50: { } end } => Text($"Today is day {Day} of about {Math.Round(end):0}"),
        _ => Text($"Today is day {Day}"),
    };

    /// <summary>The phase in a few words.</summary>
    public string Words => Phase switch
    {
        CoursePhase.NoEffect => "No clear effect expected",
        CoursePhase.NotYet => "Nothing to see yet, which is usual",
        CoursePhase.KickingIn => "Kicking in",
        CoursePhase.Full => "Full effect",
        CoursePhase.Fading => "Fading",
        CoursePhase.WornOff => "Probably worn off",
        _ => "Probably as before",
    };

    /// <summary>The day after a treatment on which its effect is looked at.</summary>
    public const int Review = 14;

    /// <summary>"18 January and 14 February"; null without a date.</summary>
    public static string? Between(MarkForecast mark, LocalDate start, Func<LocalDate, string> write) => mark switch
    {
        { Date: null } or { P10: null } => null,
        { P90: null } => $"{write(start.PlusDays((int)Math.Round(mark.P10.Value)))} or later",
        _ => $"between {write(start.PlusDays((int)Math.Round(mark.P10.Value)))} and {write(start.PlusDays((int)Math.Round(mark.P90.Value)))}",
    };

    private static string Text(FormattableString words) => FormattableString.Invariant(words);
}
