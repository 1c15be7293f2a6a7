namespace Glabella.Course;

/// <summary>An arm of a trial: one group of subjects. Figures of several areas of the same people have one name of the arm.</summary>
/// <param name="Trial">Name of the trial.</param>
/// <param name="Product">Its product, or placebo.</param>
/// <param name="Arm">Name of the arm; "" for placebo.</param>
public readonly record struct ArmKey(string Trial, string Product, string Arm)
{
    /// <summary>The arm of a figure.</summary>
    public static ArmKey Of(TrialFigure figure) => figure.IsPlacebo ? new(figure.Trial, TrialFigure.Placebo, "") : new(figure.Trial, figure.Product, figure.Arm);
}

/// <summary>Which figures are scored together.</summary>
public static class FigureGroups
{
    /// <summary>Day from which one grade of improvement is late: the half of it that most treated people have lost.</summary>
    public const double LateDay = 100;

    /// <summary>The group of a figure that the model predicts.</summary>
    public static FigureGroup Of(TrialFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        bool Begins(string code) => figure.Code.StartsWith(code, StringComparison.Ordinal);
        return figure switch
        {
            { IsPlacebo: true } => FigureGroup.Placebo,
            { Metric: FigureMetric.MedianDurationDays } => FigureGroup.Median,
            { Metric: FigureMetric.TimeToOnsetDays } => FigureGroup.OnsetMedian,
            { Code: "SUB_GA" } => FigureGroup.SubjectGlobal,
            _ when Begins("ONSET") => FigureGroup.Onset,
            _ when Begins("C2") || Begins("G2") => FigureGroup.TwoGrade,
            _ when Begins("NM") || Begins("RESP") => FigureGroup.NoneOrMild,
            _ => figure.Day < LateDay ? FigureGroup.OneGradeEarly : FigureGroup.OneGradeLate,
        };
    }

    /// <summary>What a group is called in tables.</summary>
    public static string Title(FigureGroup group) => group switch
    {
        FigureGroup.Placebo => "placebo",
        FigureGroup.NoneOrMild => "none or mild",
        FigureGroup.TwoGrade => "two-grade composite",
        FigureGroup.OneGradeEarly => "one grade before day 100",
        FigureGroup.OneGradeLate => "one grade from day 100",
        FigureGroup.Onset => "onset",
        FigureGroup.SubjectGlobal => "subject's global assessment",
        FigureGroup.Median => "median durations",
        _ => "median times to onset",
    };
}
