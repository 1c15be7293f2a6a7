using System.Collections.Immutable;

namespace Glabella.Course.Rivals;

/// <summary>The places of the log-logistic course's parameters in one list, with their priors (conventions, wide against what figures say).</summary>
internal sealed class LogLogisticParameters
{
    private readonly List<double> means = [], sds = [];
    private readonly Dictionary<(string What, string Of), int> places = [];

    public LogLogisticParameters(ImmutableArray<TrialFigure> figures, double[] spread)
    {
        foreach (var kind in Kinds)
        {
            Add("peak", kind.ToString(), kind == FigureKind.Noticed ? 3 : 1.5, 1.5);
            Add("placebo", kind.ToString(), -3, 1.5);
            Add("half-life", kind.ToString(), 4.7, 0.5);
        }

        Add("shape", "", 1.4, 0.5);
        Add("rise", "", 0.7, 0.7);
        Add("rise shape", "", 0.7, 0.5);
        Add("noticing", "", 0.7, 0.5);
        Add("noticing shape", "", 0.7, 0.5);
        Add("to baseline", "", 0.2, 0.3);
        Add("to loss", "", 0.1, 0.3);
        Add("dose, peak", "", 0.7, 0.5);
        Add("dose, half-life", "", 0.2, 0.2);
        Add("dose, noticing", "", -0.2, 0.2);
        foreach (var product in figures.Where(f => !f.IsPlacebo).Select(FigureKinds.ProductOf).Distinct())
        {
            Add("peak of product", product, 0, 0.5);
            Add("half-life of product", product, 0, 0.3);
            Add("noticing of product", product, 0, 0.3);
        }

        foreach (var area in figures.Select(f => f.Area.Id).Distinct())
        {
            Add("peak of area", area, 0, 0.7);
            Add("half-life of area", area, 0, 0.3);
        }

        Trials = [.. figures.Select(f => f.Trial).Distinct()];
        foreach (var trial in Trials)
        {
            for (var effect = 0; effect < Effects.Length; effect++)
            {
                Add(Effects[effect], trial, 0, spread[effect]);
            }
        }
    }

    /// <summary>Kinds with a course of their own.</summary>
    public static ImmutableArray<FigureKind> Kinds { get; } = [FigureKind.NoneOrMild, FigureKind.OneGrade, FigureKind.TwoGrade, FigureKind.Global, FigureKind.Noticed];

    /// <summary>What differs between trials of one product and dose.</summary>
    public static ImmutableArray<string> Effects { get; } = ["peak of trial", "half-life of trial", "noticing of trial"];

    /// <summary>The trials, in the order of the figures.</summary>
    public ImmutableArray<string> Trials { get; }

    /// <summary>Prior means.</summary>
    public double[] Means => [.. means];

    /// <summary>Prior standard deviations.</summary>
    public double[] Sds => [.. sds];

    /// <summary>The place of a parameter.</summary>
    public int this[string what, string of = ""] => places[(what, of)];

    private void Add(string what, string of, double mean, double sd)
    {
        places.Add((what, of), means.Count);
        means.Add(mean);
        sds.Add(sd);
    }
}
