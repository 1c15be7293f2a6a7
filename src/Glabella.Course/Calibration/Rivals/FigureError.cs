namespace Glabella.Course.Rivals;

/// <summary>How far a published figure may lie from the truth by chance and by what no method describes; the weights of the rivals' fits, and the same as the model's.</summary>
internal static class FigureError
{
    /// <summary>Subjects of an arm whose size a table lacks (convention).</summary>
    public const int UsualSubjects = 60;

    /// <summary>More subjects than this make no figure surer: what trials differ by is not chance (convention).</summary>
    public const int MostSubjects = 900;

    /// <summary>Share that no method describes.</summary>
    public const double Method = 0.02;

    /// <summary>Further share of a median duration, whose day is read off visits, and of a diary's median, read off whole days (conventions).</summary>
    private const double Visits = 0.03, WholeDays = 0.1;

    /// <summary>Subjects that a figure counts.</summary>
    public static double Subjects(TrialFigure figure) => Math.Min(figure.Subjects ?? UsualSubjects, MostSubjects);

    /// <summary>A share pulled in by half a person at each end.</summary>
    public static double PulledIn(double share, double subjects) => Math.Clamp(share, 0.5 / subjects, 1 - (0.5 / subjects));

    /// <summary>Standard deviation of a published share whose true value is <paramref name="share"/>; of a median, of the share at its day.</summary>
    public static double Sd(TrialFigure figure, double share)
    {
        var n = Subjects(figure);
        var p = figure.IsMedian ? 0.5 : PulledIn(share, n);
        var method = Method * Method * (figure.Approximate ? 2 : 1);
        var coarse = figure.Metric switch { FigureMetric.MedianDurationDays => Visits, FigureMetric.TimeToOnsetDays => WholeDays, _ => 0 };
        return Math.Sqrt((p * (1 - p) / n) + method + (coarse * coarse));
    }
}
