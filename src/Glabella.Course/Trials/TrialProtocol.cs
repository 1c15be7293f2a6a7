using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Course;

/// <summary>A published or planned trial.</summary>
/// <param name="Name">Its name; changes no figure.</param>
/// <param name="Seed">Seed, 0…2^53 − 1.</param>
/// <param name="Replicates">How many trials of this size are run, 1…10,000.</param>
/// <param name="Visits">Days after the first treatment, rising, 1…3,650, at most 400.</param>
/// <param name="Arms">1…64.</param>
/// <param name="Population">Who is enrolled.</param>
/// <param name="Endpoints">1…64.</param>
/// <param name="OpenLabel">Subjects and raters know who was given an active treatment.</param>
public sealed record TrialProtocol(
    string Name, long Seed, int Replicates, ImmutableArray<int> Visits, ImmutableArray<TrialArm> Arms, TrialPopulation Population,
    ImmutableArray<TrialEndpoint> Endpoints, bool OpenLabel = false);

/// <summary>An arm of a trial.</summary>
/// <param name="Name">Unique among arms; changes no figure.</param>
/// <param name="N">Subjects, 1…100,000.</param>
/// <param name="Placebo">Nothing is injected.</param>
/// <param name="Product">The toxin; null for placebo.</param>
/// <param name="Area">The area that is rated.</param>
/// <param name="Sessions">What is injected, in order of days, day 0 first; empty for placebo.</param>
public sealed record TrialArm(string Name, int N, bool Placebo, Product? Product, Area Area, ImmutableArray<TrialSession> Sessions)
{
    /// <summary>Areas treated in the first session, the rated one among them; empty for placebo.</summary>
    internal IEnumerable<Area> Day0Areas => Sessions.Where(s => s.Day == 0).Select(s => s.Area);
}

/// <summary>One session of an arm.</summary>
/// <param name="Day">Days after the first treatment, 0…3,650.</param>
/// <param name="Product">The toxin.</param>
/// <param name="Area">Where. Of an area beside the rated one only that it is treated on day 0 enters the figures.</param>
/// <param name="Units">More than 0, at most 1,000.</param>
public sealed record TrialSession(int Day, Product Product, Area Area, double Units);

/// <summary>Who is enrolled: lines moderate or severe by both raters. Sex and age are kept for the record; no effect on the course is known.</summary>
/// <param name="FemaleShare">0…1.</param>
/// <param name="AgeMean">Years.</param>
/// <param name="AgeSd">Years.</param>
/// <param name="ModerateShare">Share of enrolled whose line the investigator grades moderate at baseline, the others severe; null = as enrolling gives.</param>
public sealed record TrialPopulation(double FemaleShare = 0.88, double AgeMean = 46, double AgeSd = 10, double? ModerateShare = null);

/// <summary>What is measured.</summary>
/// <param name="Name">Unique among endpoints; changes no figure.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Rater">By whom.</param>
/// <param name="Code">The code of the published tables that this is, or null.</param>
/// <param name="Days">Days shown, rising: visits, or diary days for onset.</param>
/// <param name="Among">Who is counted.</param>
/// <param name="Of">For comparisons: the endpoint compared, its place in the protocol.</param>
/// <param name="Versus">For comparisons: the arm compared with, its place in the protocol.</param>
public sealed record TrialEndpoint(
    string Name, TrialKind Kind, TrialRater Rater, string? Code, ImmutableArray<int> Days, TrialAmong Among = TrialAmong.All, int? Of = null, int? Versus = null);

/// <summary>Who is counted.</summary>
public enum TrialAmong
{
    /// <summary>Everybody.</summary>
    All,

    /// <summary>Those with none or mild at the first visit from day 28 on.</summary>
    NoneOrMildResponders,

    /// <summary>Those with one grade of improvement at that visit.</summary>
    OneGradeResponders,
}

/// <summary>Who grades.</summary>
public enum TrialRater
{
    /// <summary>The investigator, or a trained live observer.</summary>
    Investigator,

    /// <summary>The subject.</summary>
    Subject,

    /// <summary>Both, each must say so.</summary>
    Both,

    /// <summary>Independent, from photographs; simulated as the investigator.</summary>
    Photographs,

    /// <summary>An instrument.</summary>
    Instrument,

    /// <summary>Not stated: the investigator, for times both.</summary>
    Unspecified,
}

/// <summary>What is counted at a visit, or timed.</summary>
public enum TrialKind
{
    /// <summary>Grade at most mild.</summary>
    NoneOrMild,

    /// <summary>At least one grade better than the rater's own baseline.</summary>
    OneGrade,

    /// <summary>At least two grades better.</summary>
    TwoGrade,

    /// <summary>At least two grades better and at most mild.</summary>
    TwoGradeNoneOrMild,

    /// <summary>Subject calls it at least moderately improved.</summary>
    SubjectGlobal,

    /// <summary>Better than baseline at this and every earlier visit from day 14 on.</summary>
    NotRelapsed,

    /// <summary>At least one point better on a five-point scale.</summary>
    OnePointMerz,

    /// <summary>At least two points better on a five-point scale.</summary>
    TwoPointMerz,

    /// <summary>Time to the first visit from day 28 on at or above baseline.</summary>
    TimeToBaseline,

    /// <summary>Time to the first visit from day 28 on without none or mild.</summary>
    TimeToLossOfNoneOrMild,

    /// <summary>Time to the first visit with less than one grade of improvement, among those who had it.</summary>
    DurationOfOneGradeResponse,

    /// <summary>Cumulative share who noticed by a day.</summary>
    Onset,

    /// <summary>Median day of noticing.</summary>
    OnsetMedian,

    /// <summary>Mean day of noticing.</summary>
    OnsetMean,

    /// <summary>100·(1 − force).</summary>
    StrainReduction,

    /// <summary>Responders here divided by responders in another arm.</summary>
    RiskRatio,

    /// <summary>Difference of restricted mean times, weeks.</summary>
    MeanDifference,
}
