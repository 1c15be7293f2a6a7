using System.Collections.Immutable;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>Figures of one arm in one area, in the order of the set.</summary>
/// <param name="Trial">Place of the trial.</param>
/// <param name="Curve">Its course; null for placebo.</param>
/// <param name="Area">Where.</param>
/// <param name="OpenLabel">Whether subjects and raters knew.</param>
/// <param name="Neighbours">Whether areas beside it were treated too.</param>
/// <param name="Figures">Places of its figures.</param>
internal sealed record FigureArm(int Trial, DoseCurve? Curve, AreaParameters Area, bool OpenLabel, bool Neighbours, int[] Figures);

/// <summary>Published figures that the model can predict, ordered into trials, arms and courses, each with its weight.</summary>
internal sealed class FigureSet
{
    /// <summary>Model error, as a share: what the model cannot say of a trial beyond chance.</summary>
    private readonly double modelError = ParameterFile.Current.LevelSd("modelError") / 100;

    public FigureSet(ImmutableArray<TrialFigure> figures, Cohort cohort)
    {
        var file = ParameterFile.Current;
        var kept = new List<TrialFigure>();
        var left = new List<FigureLeftOut>();
        foreach (var figure in figures.OrderBy(f => f.Row))
        {
            if (FigureReason.WhyLeftOut(figure, file) is { } reason)
            {
                left.Add(new(figure.Row, reason));
            }
            else
            {
                kept.Add(figure);
            }
        }

        Figures = [.. kept];
        LeftOut = [.. left];
        Trials = [.. kept.Select(f => f.Trial).Distinct()];
        Visits = [.. kept.Select(FigureVisits.Of)];
        Targets = [.. kept.Select(Target)];
        Errors = [.. kept.Select(Error)];
        Groups = [.. kept.Select(FigureGroups.Of)];
        var curves = kept.Select((f, i) => (f, i)).Where(p => !p.f.IsPlacebo)
            .GroupBy(p => (Product: Name(p.f, file), p.f.Units, p.f.Area.Id))
            .ToDictionary(g => g.Key, g => new DoseCurve(g.Key.Product, g.Key.Units!.Value, file.Areas[g.Key.Id], [.. g.SelectMany(p => Visits[p.i].Days).Distinct().Order()], cohort));
        Curves = [.. curves.Values];
        Arms =
        [
            .. kept.Select((f, i) => (f, i)).GroupBy(p => (p.f.Trial, Product: p.f.IsPlacebo ? TrialFigure.Placebo : Name(p.f, file), Units: p.f.IsPlacebo ? 0 : p.f.Units, p.f.Arm, p.f.Area.Id, p.f.OpenLabel, p.f.Neighbours))
                .Select(g => new FigureArm(
                    Trials.IndexOf(g.Key.Trial), g.Key.Product == TrialFigure.Placebo ? null : curves[(g.Key.Product, g.Key.Units, g.Key.Id)], file.Areas[g.Key.Id],
                    g.Key.OpenLabel, g.Key.Neighbours, [.. g.Select(p => p.i)])),
        ];
    }

    public ImmutableArray<TrialFigure> Figures { get; }

    public ImmutableArray<FigureLeftOut> LeftOut { get; }

    public ImmutableArray<string> Trials { get; }

    public ImmutableArray<DoseCurve> Curves { get; }

    public ImmutableArray<FigureArm> Arms { get; }

    /// <summary>Days at which each figure's arm is seen.</summary>
    public ImmutableArray<FigureVisits> Visits { get; }

    /// <summary>Share that each figure stands for; ½ for medians.</summary>
    public ImmutableArray<double> Targets { get; }

    /// <summary>Standard deviation of each figure's residual, as a share.</summary>
    public ImmutableArray<double> Errors { get; }

    public ImmutableArray<FigureGroup> Groups { get; }

    /// <summary>Trial of a figure.</summary>
    public int TrialOf(int figure) => Trials.IndexOf(Figures[figure].Trial);

    /// <summary>Subjects that a figure counts: as published, else 60, at most 900 for its weight.</summary>
    public static int SubjectsOf(TrialFigure figure) => Math.Min(figure.Subjects ?? 60, 900);

    /// <summary>Standardised residual of a prediction; 0 where a bound is kept.</summary>
    public double Residual(int figure, double share)
    {
        var f = Figures[figure];
        var r = (Targets[figure] - share) / Errors[figure];
        return f.Bound switch
        {
            FigureBound.AtLeast when share >= Targets[figure] => 0,
            FigureBound.AtMost when share <= Targets[figure] => 0,
            _ => r,
        };
    }

    /// <summary>Whether a figure pulls on the fit where it stands.</summary>
    public bool Pulls(int figure, double residual) => Figures[figure].Bound == FigureBound.Exact || residual != 0;

    private double Target(TrialFigure f)
    {
        if (f.IsMedian)
        {
            return 0.5;
        }

        var share = f.Value / 100;
        var half = 0.5 / SubjectsOf(f);
        return f.Bound == FigureBound.Exact ? Math.Clamp(share, half, 1 - half) : share;
    }

    private double Error(TrialFigure f)
    {
        var n = SubjectsOf(f);
        var model = modelError * (f.Approximate ? Math.Sqrt(2) : 1);
        if (f.IsMedian)
        {
            // Visit days are coarse: 3 points for a duration, 10 for a diary's median.
            var coarse = f.Metric == FigureMetric.TimeToOnsetDays ? 0.1 : 0.03;
            return Math.Sqrt((0.25 / n) + (model * model) + (coarse * coarse));
        }

        var share = Math.Clamp(f.Value / 100, 0.5 / n, 1 - (0.5 / n));
        return Math.Sqrt((share * (1 - share) / n) + (model * model));
    }

    private static string Name(TrialFigure f, ParameterFile file) => FigureReason.ModelProduct(f.Product, file)!;
}
