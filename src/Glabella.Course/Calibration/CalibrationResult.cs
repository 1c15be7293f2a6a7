using System.Collections.Immutable;

namespace Glabella.Course;

/// <summary>Scale on which a parameter's prior and posterior are normal.</summary>
public enum WorkingScale
{
    /// <summary>The value itself.</summary>
    Identity,

    /// <summary>Natural logarithm.</summary>
    Log,

    /// <summary>Logit.</summary>
    Logit,
}

/// <summary>A normal distribution on a parameter's working scale.</summary>
public sealed record NormalPrior(double Mean, double Sd);

/// <summary>What a parameter's draws are like, on its working scale.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Sd">Standard deviation.</param>
/// <param name="P10">10 % quantile.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">90 % quantile.</param>
public sealed record PosteriorSummary(double Mean, double Sd, double P10, double P50, double P90);

/// <summary>One calibrated parameter.</summary>
/// <param name="Name">Permanent name.</param>
/// <param name="Meaning">What it is, in words.</param>
/// <param name="Unit">Unit of the value on its own scale.</param>
/// <param name="Scale">Working scale; prior and posterior are stated on it.</param>
/// <param name="Prior">Before the figures.</param>
/// <param name="Posterior">After them.</param>
/// <param name="RHat">Split R-hat of rank-normalised draws (Vehtari et al. 2021); 1 when nothing was sampled.</param>
/// <param name="EffectiveDraws">Bulk effective draws over all chains.</param>
public sealed record CalibratedParameter(
    string Name, string Meaning, string Unit, WorkingScale Scale, NormalPrior Prior, PosteriorSummary Posterior, double? RHat, double? EffectiveDraws);

/// <summary>What is predicted of one published figure, given everything that was fitted.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Fitted">Whether it was fitted; else only predicted.</param>
/// <param name="Predicted">Posterior mean, percent or days.</param>
/// <param name="Low">10 % quantile of what such a trial would print: parameters, its effects, sampling and model error.</param>
/// <param name="High">90 % quantile.</param>
/// <param name="Group">Kind of figure in the report's tables.</param>
public sealed record FigurePrediction(TrialFigure Figure, bool Fitted, double Predicted, double Low, double High, FigureGroup Group)
{
    /// <summary>Predicted less published; 0 where the figure is a bound that is kept. Points, or days for medians.</summary>
    public double Error => Figure.Bound switch
    {
        FigureBound.AtLeast => Math.Min(0, Predicted - Figure.Value),
        FigureBound.AtMost => Math.Max(0, Predicted - Figure.Value),
        _ => Predicted - Figure.Value,
    };

    /// <summary>Whether the published figure lies within the range.</summary>
    public bool Holds => Figure.Bound switch
    {
        FigureBound.AtLeast => High >= Figure.Value,
        FigureBound.AtMost => Low <= Figure.Value,
        _ => Low <= Figure.Value && Figure.Value <= High,
    };
}

/// <summary>Kinds of figures that are scored together.</summary>
public enum FigureGroup
{
    /// <summary>Placebo arms, whatever the endpoint.</summary>
    Placebo,

    /// <summary>None or mild.</summary>
    NoneOrMild,

    /// <summary>Two-grade composite.</summary>
    TwoGrade,

    /// <summary>One grade, or not relapsed, before day 100.</summary>
    OneGradeEarly,

    /// <summary>One grade, or not relapsed, from day 100.</summary>
    OneGradeLate,

    /// <summary>Noticing.</summary>
    Onset,

    /// <summary>Subject's global assessment.</summary>
    SubjectGlobal,

    /// <summary>Median durations.</summary>
    Median,

    /// <summary>Median times to onset.</summary>
    OnsetMedian,
}

/// <summary>A figure that was neither fitted nor predicted.</summary>
public sealed record FigureLeftOut(int Row, string Reason);

/// <summary>How a method predicts every figure in three situations. Lists are parallel.</summary>
/// <param name="Method">Whose scores these are: the model, or a rival.</param>
/// <param name="Fitted">Everything seen.</param>
/// <param name="ArmLeftOut">The figure's own arm unseen.</param>
/// <param name="TrialLeftOut">Its whole trial unseen; mean over trial effects.</param>
public sealed record CalibrationScores(
    string Method, ImmutableArray<FigurePrediction> Fitted, ImmutableArray<FigurePrediction> ArmLeftOut, ImmutableArray<FigurePrediction> TrialLeftOut);

/// <summary>Standardised effects of one trial: posterior means, in units of their standard deviations between trials.</summary>
public sealed record TrialSpread(string Trial, double UnmovedShift, double ReadingShift, double NoticingShift);

/// <summary>The outcome of a calibration.</summary>
/// <param name="ModelVersion">Version of the equations.</param>
/// <param name="Seed">Seed of everything drawn.</param>
/// <param name="Parameters">Calibrated parameters; with a check, the built-in ones.</param>
/// <param name="Correlation">Correlation matrix of the parameters, row by row, in their order.</param>
/// <param name="Predictions">One for each figure that the model can predict.</param>
/// <param name="LeftOut">The others, each with its reason.</param>
/// <param name="Trials">Effects of each trial.</param>
/// <param name="Scores">The model and its rivals left out; empty where that was not asked for.</param>
/// <param name="Acceptance">Mean acceptance of the sampler; null when nothing was sampled.</param>
public sealed record CalibrationResult(
    string ModelVersion, long Seed, ImmutableArray<CalibratedParameter> Parameters, ImmutableArray<double> Correlation,
    ImmutableArray<FigurePrediction> Predictions, ImmutableArray<FigureLeftOut> LeftOut, ImmutableArray<TrialSpread> Trials,
    ImmutableArray<CalibrationScores> Scores, double? Acceptance)
{
    /// <summary>Rows that were fitted.</summary>
    public int RowsUsed => Predictions.Count(p => p.Fitted);

    /// <summary>Root mean square error over the responder percentages that were fitted, percentage points.</summary>
    public double RmsePercent => Rms(Predictions.Where(p => p.Figure is { Metric: FigureMetric.ResponderPercent, Use: FigureUse.Calibrate }).Select(p => p.Predicted - p.Figure.Value));

    /// <summary>Median absolute error over median durations, days; null if there are none.</summary>
    public double? MedianErrorDays
    {
        get
        {
            var errors = Predictions.Where(p => p.Group == FigureGroup.Median).Select(p => Math.Abs(p.Error)).Order().ToArray();
            return errors.Length == 0 ? null : errors[errors.Length / 2];
        }
    }

    /// <summary>The fitted percentage that is predicted worst.</summary>
    public FigurePrediction? Worst => Predictions.Where(p => p.Fitted && !p.Figure.IsMedian).MaxBy(p => Math.Abs(p.Error));

    private static double Rms(IEnumerable<double> errors)
    {
        var (sum, n) = (0.0, 0);
        foreach (var e in errors)
        {
            (sum, n) = (sum + (e * e), n + 1);
        }

        return n == 0 ? 0 : Math.Sqrt(sum / n);
    }
}

/// <summary>Why a calibration could not be made.</summary>
/// <param name="Code">CAL-101: it did not converge.</param>
/// <param name="Message">What, and which parameter.</param>
public sealed record CalibrationFailed(string Code, string Message);

/// <summary>What to do.</summary>
/// <param name="Seed">Seed of everything drawn.</param>
/// <param name="Threads">At most so many at once; never changes the result.</param>
/// <param name="Chains">Chains of the sampler.</param>
/// <param name="Draws">Draws kept of each chain.</param>
/// <param name="Persons">Virtual persons of each arm, a multiple of 8.</param>
/// <param name="Holdout">Trials whose figures are predicted only.</param>
/// <param name="Check">Predict with the built-in parameters, fit nothing.</param>
/// <param name="Score">Also leave every arm and every trial out in turn, and do the same with the rivals.</param>
public sealed record CalibrationOptions(
    long Seed = 1, int Threads = 1, int Chains = 4, int Draws = 1000, int Persons = 256, ImmutableArray<string> Holdout = default, bool Check = false, bool Score = true);
