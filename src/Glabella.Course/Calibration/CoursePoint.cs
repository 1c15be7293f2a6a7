using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>The model's numbers at one place of the fitted parameters: those that are not fitted stand at the data file's values.</summary>
internal sealed class CoursePoint
{
    private readonly ParameterFile file;
    private readonly Unknowns unknowns;
    private readonly double[] values;

    public CoursePoint(ParameterFile file, Unknowns unknowns, double[] values)
    {
        (this.file, this.unknowns, this.values) = (file, unknowns, values);
        Amount = Of("amountPerReferenceDose");
        AmountSd = Spread("amountPerReferenceDose");
        Uptake = Of("uptakeRate");
        UptakeSd = Spread("uptakeRate");
        Loss = Of("lightChainLossRate");
        LossSd = Spread("lightChainLossRate");
        Crease = Of("creaseRate");
        Turnover = Of("snap25TurnoverRate");
        TurnoverSd = Spread("snap25TurnoverRate");
        Unmoved = Of("unmovedShareLogit");
        UnmovedSd = Spread("unmovedShareLogit");
        UntreatedMean = Of("severityUntreatedMean");
        UntreatedSd = Math.Max(0.3, Of("severityUntreatedSd"));
        Saturation = Elementary.Exp(Of("saturationUnits")) / file.Areas["glabella"].ReferenceUnits;
        SubjectBias = Of("subjectBias");
        SubjectBiasSd = file["subjectBias"].Between!.Sd;
        InvestigatorBiasSd = Of("investigatorPersistentBiasSd");
        InvestigatorError = Elementary.Exp(Of("investigatorError"));
        SubjectError = Elementary.Exp(Of("subjectError"));
        Expectation = Math.Max(0, Of("expectation"));
        ExpectationDecay = Of("expectationDecay");
        OpenLabelExpectation = Of("openLabelExpectation");
        GlobalThreshold = Of("globalThreshold");
        GlobalSpread = Elementary.Exp(Of("globalSpread"));
        OnsetThreshold = Of("onsetThreshold");
        OnsetSpread = Elementary.Exp(Of("onsetSpread"));
        OnsetSpontaneous = Elementary.Logistic(Of("onsetSpontaneous"));
        OpenLabelNoticing = Of("openLabelNoticing");
        NeighboursShift = Of("neighboursUnmovedShift");
        UnmovedTrialSd = file.LevelSd("practiceUnmovedShareLogitShift");
        ReadingTrialSd = file.LevelSd("practiceReadingShift");
        NoticingTrialSd = file.LevelSd("practiceNoticingShift");
    }

    public double Amount { get; }

    public double AmountSd { get; }

    public double Uptake { get; }

    public double UptakeSd { get; }

    public double Loss { get; }

    public double LossSd { get; }

    public double Crease { get; }

    public double Turnover { get; }

    public double TurnoverSd { get; }

    public double Unmoved { get; }

    public double UnmovedSd { get; }

    public double UntreatedMean { get; }

    public double UntreatedSd { get; }

    /// <summary>Half-saturating dose, reference doses.</summary>
    public double Saturation { get; }

    public double SubjectBias { get; }

    public double SubjectBiasSd { get; }

    public double InvestigatorBiasSd { get; }

    public double InvestigatorError { get; }

    public double SubjectError { get; }

    public double Expectation { get; }

    public double ExpectationDecay { get; }

    public double OpenLabelExpectation { get; }

    public double GlobalThreshold { get; }

    public double GlobalSpread { get; }

    public double OnsetThreshold { get; }

    public double OnsetSpread { get; }

    public double OnsetSpontaneous { get; }

    public double OpenLabelNoticing { get; }

    public double NeighboursShift { get; }

    public double UnmovedTrialSd { get; }

    public double ReadingTrialSd { get; }

    public double NoticingTrialSd { get; }

    /// <summary>Logarithm of strength per unit; null for a product without parameters.</summary>
    public double? LogPotency(string product) => file.Products.TryGetValue(product, out var p) ? Or(p.PotencyName, p.LogPotency) : null;

    /// <summary>Shift of ln kL.</summary>
    public double LossShift(string product) => file.Products.TryGetValue(product, out var p) ? Or(p.LossName, p.LossShift) : 0;

    /// <summary>Shift of ln A.</summary>
    public double AmountShift(AreaParameters area) => Or(area.AmountName, area.LogAmountShift);

    /// <summary>Shift of logit κ.</summary>
    public double UnmovedShift(AreaParameters area) => Or(area.UnmovedName, area.UnmovedShift);

    private double Of(string name) => Or(name, file[name].WorkingValue);

    private double Spread(string name) =>
        unknowns.Place(name + Parameter.BetweenSuffix) is >= 0 and var place ? Elementary.Exp(values[place]) : file[name].Between!.Sd;

    private double Or(string name, double built) => unknowns.Place(name) is >= 0 and var place ? values[place] : built;
}
