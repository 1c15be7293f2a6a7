namespace Glabella.Course;

/// <summary>Codes of simulated trials.</summary>
internal static class TrialCodes
{
    /// <summary>Warnings and errors.</summary>
    public static readonly (string Code, string Title, string Text)[] Problems =
    [
        ("TRL-001", "The endpoint is not simulated", "Lines at rest are outside the model, which describes lines at maximum contraction. Leave the endpoint out."),
        ("TRL-002", "The shards do not fit together", "A merge needs each of the shards 1 to N exactly once, all of one protocol, seed, number of replicates and model version."),
        ("TRL-003", "The trial is too large", "At most 1,000,000,000 subjects are simulated in one run, replicates included, and at most 100,000,000 counts are kept."),
        ("TRL-101", "Rater not stated", "The endpoint does not say who graded. The investigator is simulated; for times to an event, both raters."),
        ("TRL-102", "Endpoint taken as a near one", "The publication does not define the endpoint; the nearest defined one is simulated."),
        ("TRL-103", "Outside what was published", "No trial of this product, area or dose stands behind the model. The simulation runs; its figures are an extrapolation."),
        ("TRL-104", "Other scale", "A five-point scale is simulated with the observation model of the four-point one."),
        ("TRL-105", "Areas treated beside the rated one are not simulated", "Only the course of the rated area enters the figures. That others are treated on day 0 shifts the share of the line that toxin does not move (kappa_n), as trials of several areas showed; their units and later treatments change nothing, nor does an area that the rated area's own label treats with it."),
        ("TRL-106", "Strain is no calibrated scale", "Published reductions by instrument are smaller than the fall of the model's force."),
        ("TRL-107", "Visits later than what was published", "No figure of this product in this area was published so late after a treatment. The simulation runs; its late figures rest on other products or on the model's shape alone."),
        ("TRL-108", "Too few replicates for a range", "Each replicate draws a trial's or practice's own effects; the 80 % range over them needs at least 20. Without it a figure says nothing of how much trials differ."),
    ];
}
