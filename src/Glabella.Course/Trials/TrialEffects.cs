using Glabella.Course.Forecasting;
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
    /// <param name="openLabel">Subjects and raters know that an active treatment is given: they hope more, and notice more eagerly.</param>
    /// <param name="typical">All effects zero and parameters at their mode, for proofs.</param>
    public TrialEffects(TrialChance chance, int replicate, bool openLabel, bool typical)
    {
        (this.chance, this.typical, Replicate) = (chance, typical, replicate);
        var p = Population.Current;
        var file = ParameterFile.Current;
        Kindness = p.PracticeReadingSd * Number(1000);
        Eagerness = (p.PracticeNoticingSd * Number(1001)) + (openLabel ? Plain(file["openLabelNoticing"]) : 0);
        UntreatedMean = Plain(p.Untreated);
        UntreatedSd = Math.Max(0.3, Plain(p.UntreatedSd));
        Investigator = new(0, p.InvestigatorBiasSd, Log(file["investigatorError"]));
        Subject = new(Plain(p.SubjectBias), p.SubjectBias.Between!.Sd, Log(file["subjectError"]));
        Expectation = (Math.Max(0, Plain(p.Expectation)) + (openLabel ? Plain(file["openLabelExpectation"]) : 0)) / p.Expectation.WorkingValue;
        GlobalThreshold = Plain(file["globalThreshold"]);
        GlobalSpread = Log(file["globalSpread"]);
        OnsetThreshold = Plain(file["onsetThreshold"]);
        OnsetSpread = Log(file["onsetSpread"]);
        OnsetSpontaneous = Elementary.Logistic(Plain(file["onsetSpontaneous"]));
    }

    public int Replicate { get; }

    /// <summary>How much lower its raters read after treatment, grades.</summary>
    public double Kindness { get; }

    /// <summary>How much more eagerly onset is noticed: lowers the logarithm of the threshold.</summary>
    public double Eagerness { get; }

    public double UntreatedMean { get; }

    public double UntreatedSd { get; }

    public Reader Investigator { get; }

    public Reader Subject { get; }

    /// <summary>Factor on the expectation effect.</summary>
    public double Expectation { get; }

    public double GlobalThreshold { get; }

    public double GlobalSpread { get; }

    /// <summary>Logarithm of the improvement, grades, at which half notice.</summary>
    public double OnsetThreshold { get; }

    /// <summary>Spread of that logarithm between persons.</summary>
    public double OnsetSpread { get; }

    public double OnsetSpontaneous { get; }

    /// <summary>The replicate's standard normal of a dimension that all its subjects share; of a population parameter's it is correlated with the others.</summary>
    public double OfDimension(int dimension)
    {
        var row = ParameterDimensions.RowOf(dimension);
        if (row < 0 || typical)
        {
            return Number((uint)dimension);
        }

        var posterior = ParameterFile.Current.Posterior;
        var sum = 0.0;
        for (var k = 0; k <= row; k++)
        {
            sum += posterior.Weight(row, k) * Number((uint)ParameterDimensions.Of(posterior.Names[k]));
        }

        return sum;
    }

    private double Number(uint what) => typical ? 0 : chance.OfReplicate(Replicate, what);

    private double Plain(Parameter parameter) => parameter.WorkingValue + (parameter.PosteriorSd * OfDimension(ParameterDimensions.Of(parameter.Name)));

    private double Log(Parameter parameter) => Elementary.Exp(Plain(parameter));
}
