using Glabella.Vocabulary;

namespace Glabella.Course;

/// <summary>What a published figure of a trial is.</summary>
public enum FigureMetric
{
    /// <summary>Percent of an arm's subjects who respond at a visit.</summary>
    ResponderPercent,

    /// <summary>Percent of an arm's subjects who have noticed an effect by a day.</summary>
    CumulativeOnsetPercent,

    /// <summary>Median duration, days.</summary>
    MedianDurationDays,

    /// <summary>Median time to onset, days.</summary>
    TimeToOnsetDays,

    /// <summary>Any other measure (ratios, differences, strain): kept, never fitted.</summary>
    Other,
}

/// <summary>How a published figure bounds the truth.</summary>
public enum FigureBound
{
    /// <summary>It is the figure.</summary>
    Exact,

    /// <summary>The truth is at least the figure.</summary>
    AtLeast,

    /// <summary>The truth is at most the figure.</summary>
    AtMost,
}

/// <summary>What a figure may be used for.</summary>
public enum FigureUse
{
    /// <summary>The model is fitted to it.</summary>
    Calibrate,

    /// <summary>It is predicted only.</summary>
    Validate,

    /// <summary>Neither.</summary>
    DoNotFit,
}

/// <summary>One published figure of one arm of one trial. Layout of the table: docs/course/calibration.md.</summary>
/// <param name="Row">Number of the row, unique in the tables.</param>
/// <param name="Trial">Name of the trial; rows of one name share its effects.</param>
/// <param name="Product">Nonproprietary name in the tables, "placebo" for placebo; may be one that no product of the system is.</param>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Units">Units of that product in this area; 0 placebo, null not stated.</param>
/// <param name="Subjects">Subjects that the figure counts; null if not stated.</param>
/// <param name="Area">Treated area.</param>
/// <param name="Code">Endpoint code (<see cref="TrialEndpoints.Codes"/> and codes that are not simulated).</param>
/// <param name="Rater">Who graded, as the table has it.</param>
/// <param name="Metric">What kind of figure it is.</param>
/// <param name="Day">Day of the visit; null for durations, whose value is in days.</param>
/// <param name="Value">The figure: percent or days.</param>
/// <param name="Bound">Whether it is the figure or a bound.</param>
/// <param name="Approximate">Read off a plot, or rounded by the source.</param>
/// <param name="Use">What it may be used for.</param>
/// <param name="OpenLabel">Subjects and raters knew that an active treatment was given.</param>
/// <param name="Neighbours">Areas beside this one were treated in the same session, beyond what the area's own label treats with it.</param>
public sealed record TrialFigure(
    int Row, string Trial, string Product, string Arm, double? Units, int? Subjects, Area Area, string Code, string Rater, FigureMetric Metric, double? Day,
    double Value, FigureBound Bound, bool Approximate, FigureUse Use, bool OpenLabel, bool Neighbours)
{
    /// <summary>The product name of placebo arms.</summary>
    public const string Placebo = "placebo";

    /// <summary>Whether the arm had no toxin.</summary>
    public bool IsPlacebo => Product == Placebo || Units == 0;

    /// <summary>Whether the value is a median in days.</summary>
    public bool IsMedian => Metric is FigureMetric.MedianDurationDays or FigureMetric.TimeToOnsetDays;
}
