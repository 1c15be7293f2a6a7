using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Pages.Course;

/// <summary>A day of the curve: expected severity 0…3 with its range.</summary>
/// <param name="Day">Days since the treatment.</param>
/// <param name="Mean">Mean of the expected severity.</param>
/// <param name="P10">Its 10 % quantile.</param>
/// <param name="P90">Its 90 % quantile.</param>
public readonly record struct ChartDay(int Day, double Mean, double P10, double P90);

/// <summary>An event of the course in days since the treatment; null where no share of people has it by then.</summary>
/// <param name="Label">What to call it ("Worn off").</param>
/// <param name="P10">Early end of the range.</param>
/// <param name="P50">Middle.</param>
/// <param name="P90">Late end of the range.</param>
/// <param name="Date">Day of the middle, or null where it is not probable enough to name one.</param>
/// <param name="Probability">That it happens at all, 0…1.</param>
public sealed record ChartMark(string Label, double? P10, double? P50, double? P90, LocalDate? Date, double Probability = 1)
{
    /// <summary>It is rather not expected: no day is named.</summary>
    public bool Improbable => Probability < 0.5 || (P10 is null && P50 is null);
}

/// <summary>A grade that somebody saw.</summary>
/// <param name="Day">Days since the treatment; 0 is before it.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Rater">Who saw it.</param>
public readonly record struct ChartReading(int Day, Grade Grade, Rater Rater);

/// <summary>What the chart of one course shows.</summary>
/// <param name="Title">Its name for a screen reader.</param>
/// <param name="Description">What it shows, in words.</param>
/// <param name="Start">Day of the treatment, or null when no dates are known.</param>
/// <param name="DoseLabel">What stands beside the treatment's mark ("20 U").</param>
/// <param name="Days">The curve, by day.</param>
/// <param name="Marks">The events, in the order of their days.</param>
/// <param name="Readings">Grades seen.</param>
/// <param name="Today">Today's day since the treatment, or null if it lies outside.</param>
public sealed record CourseChartData(
    string Title,
    string Description,
    LocalDate? Start,
    string DoseLabel,
    ImmutableArray<ChartDay> Days,
    ImmutableArray<ChartMark> Marks,
    ImmutableArray<ChartReading> Readings,
    int? Today);
