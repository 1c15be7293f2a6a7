namespace Glabella.Course.Mechanism;

/// <summary>The model's numbers as the equations use them, at the posterior mode.</summary>
internal sealed class Population
{
    private static readonly Lazy<Population> Read = new(() => new Population(ParameterFile.Current));

    /// <summary>The values of this program's data file.</summary>
    public static Population Current => Read.Value;

    public Fixed Fixed { get; }

    public Parameter Amount { get; }

    public Parameter Uptake { get; }

    public Parameter Loss { get; }

    public Parameter Turnover { get; }

    public Parameter Crease { get; }

    public Parameter Unmoved { get; }

    /// <summary>Shift of logit κ where areas beside the rated one are treated in the same session.</summary>
    public Parameter Neighbours { get; }

    public Parameter Untreated { get; }

    public Parameter UntreatedSd { get; }

    public Parameter Saturation { get; }

    public Parameter SubjectBias { get; }

    public Parameter Expectation { get; }

    public double InvestigatorError { get; }

    public double SubjectError { get; }

    public double InvestigatorBiasSd { get; }

    public double ExpectationDecay { get; }

    public double PracticeUnmovedSd { get; }

    public double PracticeReadingSd { get; }

    public double PracticeNoticingSd { get; }

    public double OccasionSd { get; }

    /// <summary>The reference dose that <see cref="Saturation"/> is stated in, units of onabotulinumtoxinA in the glabella.</summary>
    public double SaturationReferenceUnits { get; }

    private Population(ParameterFile file)
    {
        double theta = file["safetyFactorTheta"].Value, square = theta * theta;
        Fixed = new(
            file["lyticRate"].Value, file["boundShare"].Value, square * square, file["muscleBulkMinimum"].Value,
            file["muscleLossRate"].WorkingValue, file["muscleRegrowthRate"].WorkingValue, file["creaseMinimum"].Value);
        Amount = file["amountPerReferenceDose"];
        Uptake = file["uptakeRate"];
        Loss = file["lightChainLossRate"];
        Turnover = file["snap25TurnoverRate"];
        Crease = file["creaseRate"];
        Unmoved = file["unmovedShareLogit"];
        Neighbours = file["neighboursUnmovedShift"];
        Untreated = file["severityUntreatedMean"];
        UntreatedSd = file["severityUntreatedSd"];
        Saturation = file["saturationUnits"];
        SubjectBias = file["subjectBias"];
        Expectation = file["expectation"];
        InvestigatorError = file["investigatorError"].Value;
        SubjectError = file["subjectError"].Value;
        InvestigatorBiasSd = file["investigatorPersistentBiasSd"].Value;
        ExpectationDecay = file["expectationDecay"].WorkingValue;
        PracticeUnmovedSd = file.LevelSd("practiceUnmovedShareLogitShift");
        PracticeReadingSd = file.LevelSd("practiceReadingShift");
        PracticeNoticingSd = file.LevelSd("practiceNoticingShift");
        OccasionSd = file.LevelSd("occasionLogAmount");
        SaturationReferenceUnits = file.Areas["glabella"].ReferenceUnits;
    }
}
