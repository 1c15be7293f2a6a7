using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Course;

/// <summary>What a simulated trial would print, and how widely trials of its kind spread.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="Seed">Seed that was used.</param>
/// <param name="Replicates">Replicates that were run.</param>
/// <param name="Arms">In the protocol's order.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record TrialResult(
    TrialProtocol Protocol, string ModelVersion, long Seed, int Replicates, ImmutableArray<TrialArmResult> Arms, ImmutableArray<CourseWarning> Warnings);

/// <summary>Figures of one arm.</summary>
/// <param name="Name">As in the protocol.</param>
/// <param name="Product">The toxin; null for placebo.</param>
/// <param name="Area">The rated area.</param>
/// <param name="Units">Units of the first session in that area; 0 for placebo.</param>
/// <param name="N">Subjects.</param>
/// <param name="Placebo">Whether it is a placebo arm.</param>
/// <param name="Endpoints">In the protocol's order.</param>
public sealed record TrialArmResult(string Name, Product? Product, Area Area, double Units, int N, bool Placebo, ImmutableArray<EndpointResult> Endpoints);

/// <summary>Figures of one endpoint in one arm.</summary>
/// <param name="Endpoint">As in the protocol.</param>
/// <param name="Points">By day; empty for onset medians and means and for mean differences.</param>
/// <param name="Median">For times and onset medians, else null.</param>
/// <param name="Mean">For onset means and mean differences, else null.</param>
public sealed record EndpointResult(TrialEndpoint Endpoint, ImmutableArray<TrialPoint> Points, TrialMedian? Median, TrialMean? Mean);

/// <summary>A figure on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Value">Percentage 0…100 (for times: still without the event), or a ratio; null where nobody is at risk or the other arm has no responder.</param>
/// <param name="Ci95">What one trial of this size would print; null where there is no value.</param>
/// <param name="Range80">10 % and 90 % quantile of the replicates' own figures; null below 20 replicates.</param>
public sealed record TrialPoint(int Day, double? Value, Interval? Ci95, Interval? Range80);

/// <summary>An interval; an open end is null.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double? Low, double? High);

/// <summary>A median time.</summary>
/// <param name="Days">First visit at which the curve is at or under 50 %; null if it never is.</param>
/// <param name="InterpolatedDays">With each fall spread half way to the neighbouring visits; null likewise.</param>
/// <param name="Beyond">The last visit, where the median lies beyond it; else null.</param>
/// <param name="Ci95">Visits at which the 95 % band crosses 50 %.</param>
/// <param name="Range80">10 % and 90 % quantile of the replicates' own interpolated medians; null below 20 replicates.</param>
public sealed record TrialMedian(int? Days, double? InterpolatedDays, int? Beyond, Interval Ci95, Interval? Range80);

/// <summary>A mean.</summary>
/// <param name="Value">Days for onset, weeks for a mean difference; null if nobody had the event.</param>
/// <param name="InWeeks">Whether it is in weeks.</param>
/// <param name="Ci95">95 % interval for one trial of this size.</param>
/// <param name="Range80">10 % and 90 % quantile of the replicates' own means; null below 20 replicates.</param>
public sealed record TrialMean(double? Value, bool InWeeks, Interval? Ci95, Interval? Range80);
