using Glabella.Course.Mechanism;

namespace Glabella.Course.Rivals;

/// <summary>
/// One figure's place on the log-logistic course: share(day) = placebo + (1 − placebo) · peak · rise(day) · survival(day), with log-logistic rise and survival.
/// Noticing is the rise alone, on a scale of its own.
/// </summary>
internal sealed class LogLogisticCurve
{
    private const int FirstResponseDay = TrialEndpoints.ResponseDay;
    private const double LatestDay = 3650;

    private readonly TrialFigure figure;
    private readonly FigureKind kind;
    private readonly double dose;
    private readonly int placebo, shape, rise, riseShape;
    private readonly (int Place, double Factor)[] peak, scale;

    public LogLogisticCurve(TrialFigure figure, double logDose, LogLogisticParameters at)
    {
        (this.figure, dose) = (figure, logDose);
        kind = FigureKinds.Of(figure);
        var own = kind switch
        {
            FigureKind.MedianResponse or FigureKind.MedianToBaseline => FigureKind.OneGrade,
            FigureKind.MedianToLoss or FigureKind.MedianToLossAmongResponders => FigureKind.NoneOrMild,
            FigureKind.MedianNoticed => FigureKind.Noticed,
            _ => kind,
        };
        var noticing = own == FigureKind.Noticed;
        placebo = at["placebo", own.ToString()];
        (shape, rise, riseShape) = noticing ? (at["noticing shape"], -1, -1) : (at["shape"], at["rise"], at["rise shape"]);
        if (figure.IsPlacebo)
        {
            (peak, scale, Touches) = ([], [], [placebo]);
            return;
        }

        peak =
        [
            (at["peak", own.ToString()], 1), (at["peak of product", FigureKinds.ProductOf(figure)], 1), (at["peak of area", figure.Area.Id], 1), (at["dose, peak"], dose),
            (at["peak of trial", figure.Trial], 1),
        ];
        scale = noticing
            ? [(at["noticing"], 1), (at["noticing of product", FigureKinds.ProductOf(figure)], 1), (at["dose, noticing"], dose), (at["noticing of trial", figure.Trial], 1)]
            :
            [
                (at["half-life", own.ToString()], 1), (at["half-life of product", FigureKinds.ProductOf(figure)], 1), (at["half-life of area", figure.Area.Id], 1), (at["dose, half-life"], dose),
                (at["half-life of trial", figure.Trial], 1),
                .. kind switch
                {
                    FigureKind.MedianToBaseline => [(at["to baseline"], 1.0)],
                    FigureKind.MedianToLoss or FigureKind.MedianToLossAmongResponders => [(at["to loss"], 1.0)],
                    _ => Array.Empty<(int, double)>(),
                },
            ];
        Touches = [.. new[] { placebo, shape, rise, riseShape }.Concat(peak.Select(p => p.Place)).Concat(scale.Select(s => s.Place)).Where(p => p >= 0).Distinct()];
    }

    /// <summary>The parameters that it depends on.</summary>
    public IReadOnlyList<int> Touches { get; }

    /// <summary>The share that responds on the figure's day; of a median, the share without the event on its published day.</summary>
    public double Share(double[] x) => figure.IsMedian ? Left(x, figure.Value) : At(x, figure.Day!.Value);

    /// <summary>The figure: a percentage; or the day at which the share without the event has fallen to <paramref name="half"/>.</summary>
    public double Value(double[] x, double half = 0.5)
    {
        if (!figure.IsMedian)
        {
            return 100 * At(x, figure.Day!.Value);
        }

        if (figure.IsPlacebo)
        {
            return FirstResponseDay;
        }

        var left = kind is FigureKind.MedianToBaseline or FigureKind.MedianToLoss ? half / Peak(x) : half;
        if (left >= 1)
        {
            return FirstResponseDay; // fewer than half ever respond
        }

        var day = Elementary.Exp(Sum(scale, x) + (Elementary.Log((1 / left) - 1) * Elementary.Exp(-x[shape])));
        return kind == FigureKind.MedianNoticed ? Math.Min(day, TrialEndpoints.LastDiaryDay) : Math.Clamp(day, FirstResponseDay, LatestDay);
    }

    private double At(double[] x, double day)
    {
        var spontaneous = Elementary.Logistic(x[placebo]);
        if (figure.IsPlacebo)
        {
            return spontaneous;
        }

        var treated = Peak(x) * (kind == FigureKind.Noticed ? 1 - Survival(x, day) : Survival(x, day) * Risen(x, day));
        return spontaneous + ((1 - spontaneous) * treated);
    }

    private double Left(double[] x, double day) =>
        figure.IsPlacebo ? 0 : kind is FigureKind.MedianToBaseline or FigureKind.MedianToLoss ? Peak(x) * Survival(x, day) : Survival(x, day);

    private double Peak(double[] x) => Elementary.Logistic(Sum(peak, x));

    private double Survival(double[] x, double day) => Elementary.Logistic(Elementary.Exp(x[shape]) * (Sum(scale, x) - Elementary.Log(day)));

    private double Risen(double[] x, double day) => Elementary.Logistic(Elementary.Exp(x[riseShape]) * (Elementary.Log(day) - x[rise]));

    private static double Sum((int Place, double Factor)[] terms, double[] x)
    {
        var sum = 0.0;
        foreach (var (place, factor) in terms)
        {
            sum += factor * x[place];
        }

        return sum;
    }
}
