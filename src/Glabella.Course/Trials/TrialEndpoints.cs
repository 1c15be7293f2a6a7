using System.Collections.Immutable;

namespace Glabella.Course;

/// <summary>An endpoint code of published tables and what it stands for.</summary>
/// <param name="Code">The code.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Rater">By whom.</param>
/// <param name="Among">Who is counted.</param>
public sealed record EndpointCode(string Code, TrialKind Kind, TrialRater Rater, TrialAmong Among = TrialAmong.All);

/// <summary>Which endpoints there are and who may grade them.</summary>
public static class TrialEndpoints
{
    /// <summary>Codes that are simulated; of several for one meaning the first is the one that a kind and rater are called by.</summary>
    public static ImmutableArray<EndpointCode> Codes { get; } =
    [
        new("NM_INV", TrialKind.NoneOrMild, TrialRater.Investigator),
        new("NM_SUB", TrialKind.NoneOrMild, TrialRater.Subject),
        new("NM_COMP", TrialKind.NoneOrMild, TrialRater.Both),
        new("NM_UNSP", TrialKind.NoneOrMild, TrialRater.Unspecified),
        new("RESP_INV", TrialKind.NoneOrMild, TrialRater.Investigator),
        new("G1_INV", TrialKind.OneGrade, TrialRater.Investigator),
        new("G1_SUB", TrialKind.OneGrade, TrialRater.Subject),
        new("G1_UNSP", TrialKind.OneGrade, TrialRater.Unspecified),
        new("G1_PHOTO4", TrialKind.OneGrade, TrialRater.Photographs),
        new("IMPROVED_OBS", TrialKind.OneGrade, TrialRater.Investigator),
        new("C2", TrialKind.TwoGrade, TrialRater.Both),
        new("C2_NM", TrialKind.TwoGradeNoneOrMild, TrialRater.Both),
        new("SUB_GA", TrialKind.SubjectGlobal, TrialRater.Subject),
        new("NOT_RELAPSED", TrialKind.NotRelapsed, TrialRater.Investigator),
        new("G1_5PT", TrialKind.OnePointMerz, TrialRater.Photographs),
        new("G2_5PT", TrialKind.TwoPointMerz, TrialRater.Photographs),
        new("T_BASE_INV", TrialKind.TimeToBaseline, TrialRater.Investigator),
        new("T_BASE_BOTH", TrialKind.TimeToBaseline, TrialRater.Both),
        new("T_BASE_UNSP", TrialKind.TimeToBaseline, TrialRater.Unspecified),
        new("T_BASE_COND", TrialKind.TimeToBaseline, TrialRater.Both, TrialAmong.NoneOrMildResponders),
        new("T_NM_BOTH", TrialKind.TimeToLossOfNoneOrMild, TrialRater.Both),
        new("T_NM_UNSP", TrialKind.TimeToLossOfNoneOrMild, TrialRater.Unspecified),
        new("T_NM_COND", TrialKind.TimeToLossOfNoneOrMild, TrialRater.Both, TrialAmong.NoneOrMildResponders),
        new("T_G1_INV", TrialKind.DurationOfOneGradeResponse, TrialRater.Investigator, TrialAmong.OneGradeResponders),
        new("ONSET_SUB", TrialKind.Onset, TrialRater.Subject),
        new("ONSET_INV", TrialKind.Onset, TrialRater.Investigator),
        new("ONSET_MED", TrialKind.OnsetMedian, TrialRater.Subject),
        new("ONSET_MEAN", TrialKind.OnsetMean, TrialRater.Investigator),
        new("STRAIN", TrialKind.StrainReduction, TrialRater.Instrument),
    ];

    /// <summary>Codes of lines at rest, which the model does not describe.</summary>
    public static ImmutableArray<string> AtRest { get; } = ["NM_REST", "G1_REST", "REST0_ANY", "REST0_ALL"];

    /// <summary>The code that a kind, rater and choice of subjects have in published tables, or null.</summary>
    public static string? CodeOf(TrialKind kind, TrialRater rater, TrialAmong among) => kind switch
    {
        TrialKind.RiskRatio => "RR",
        TrialKind.MeanDifference => "MD",
        TrialKind.OnsetMedian => "ONSET_MED",
        TrialKind.OnsetMean => "ONSET_MEAN",
        _ => Codes.FirstOrDefault(c => c.Kind == kind && c.Rater == rater && c.Among == among)?.Code,
    };

    /// <summary>Raters that a kind can have.</summary>
    public static ImmutableArray<TrialRater> RatersOf(TrialKind kind) => kind switch
    {
        TrialKind.SubjectGlobal => [TrialRater.Subject],
        TrialKind.StrainReduction => [TrialRater.Instrument],
        TrialKind.Onset or TrialKind.OnsetMedian or TrialKind.OnsetMean => [TrialRater.Subject, TrialRater.Investigator, TrialRater.Unspecified],
        _ => [TrialRater.Investigator, TrialRater.Subject, TrialRater.Both, TrialRater.Photographs, TrialRater.Unspecified],
    };

    /// <summary>Whether a kind is a time to an event.</summary>
    public static bool IsTime(TrialKind kind) =>
        kind is TrialKind.TimeToBaseline or TrialKind.TimeToLossOfNoneOrMild or TrialKind.DurationOfOneGradeResponse;

    /// <summary>Whether a kind counts subjects at a visit.</summary>
    public static bool IsShare(TrialKind kind) => kind is TrialKind.NoneOrMild or TrialKind.OneGrade or TrialKind.TwoGrade
        or TrialKind.TwoGradeNoneOrMild or TrialKind.SubjectGlobal or TrialKind.NotRelapsed or TrialKind.OnePointMerz or TrialKind.TwoPointMerz;

    /// <summary>Whether a kind is about noticing.</summary>
    public static bool IsOnset(TrialKind kind) => kind is TrialKind.Onset or TrialKind.OnsetMedian or TrialKind.OnsetMean;

    /// <summary>Whether a kind compares two arms.</summary>
    public static bool IsComparison(TrialKind kind) => kind is TrialKind.RiskRatio or TrialKind.MeanDifference;

    /// <summary>First day from which responses and events are looked at.</summary>
    public const int ResponseDay = 28;

    /// <summary>First day from which relapses are looked at.</summary>
    public const int RelapseDay = 14;

    /// <summary>Last day of a diary.</summary>
    public const int LastDiaryDay = 60;
}
