using Glabella.Course.Mechanism;
using Glabella.Course.Raters;

namespace Glabella.Course.Trials;

/// <summary>
/// What one replicate is like: its faces, technique and raters, and one draw of the population's parameters. All arms share it.
/// </summary>
internal sealed class TrialEffects
{
    private readonly TrialChance chance;
    private readonly bool typical;

    /// <summary>Draws a replicate's effects.</summary>
    /// <param name="chance">The trial's random numbers.</param>
    /// <param name="replicate">Which replicate.</param>
    /// <param name="typical">All effects zero and parameters at their mode, for proofs.</param>
    public TrialEffects(TrialChance chance, int replicate, bool typical)
    {
        (this.chance, this.typical, Replicate) = (chance, typical, replicate);
        var p = Population.Current;
        var file = ParameterFile.Current;
        Kindness = p.PracticeReadingSd * Number(1000);
        Eagerness = p.PracticeNoticingSd * Number(1001);
        UntreatedMean = p.Untreated.WorkingValue + (p.Untreated.PosteriorSd * OfDimension((int)Forecasting.Dimension.MeanUntreated));
        UntreatedSd = Math.Max(0.3, p.UntreatedSd.WorkingValue + (p.UntreatedSd.PosteriorSd * OfDimension((int)Forecasting.Dimension.SpreadUntreated)));
        Investigator = new(0, p.InvestigatorBiasSd, Log(file["investigatorError"], 1002));
        Subject = new(Plain(file["subjectBias"], 1003), p.SubjectBias.Between!.Sd, Log(file["subjectError"], 1004));
        Expectation = Math.Max(0, Plain(file["expectation"], 1005)) / p.Expectation.WorkingValue;
        GlobalThreshold = Plain(file["globalThreshold"], 1006);
        GlobalSpread = Log(file["globalSpread"], 1007);
        OnsetThreshold = Plain(file["onsetThreshold"], 1008);
        OnsetSpread = Log(file["onsetSpread"], 1009);
        OnsetSpontaneous = Elementary.Logistic(Plain(file["onsetSpontaneous"], 1010));
    }

    public int Replicate { get; }

    /// <summary>How much lower its raters read after treatment, grades.</summary>
    public double Kindness { get; }

    /// <summary>How much earlier onset is noticed, grades.</summary>
    public double Eagerness { get; }

    public double UntreatedMean { get; }

    public double UntreatedSd { get; }

    public Reader Investigator { get; }

    public Reader Subject { get; }

    /// <summary>Factor on the expectation effect.</summary>
    public double Expectation { get; }

    public double GlobalThreshold { get; }

    public double GlobalSpread { get; }

    public double OnsetThreshold { get; }

    public double OnsetSpread { get; }

    public double OnsetSpontaneous { get; }

    /// <summary>The replicate's standard normal of a dimension that all its subjects share.</summary>
    public double OfDimension(int dimension) => Number((uint)dimension);

    private double Number(uint what) => typical ? 0 : chance.OfReplicate(Replicate, what);

    private double Plain(Parameter parameter, uint what) => parameter.WorkingValue + (parameter.PosteriorSd * Number(what));

    private double Log(Parameter parameter, uint what) => Elementary.Exp(Plain(parameter, what));
}
