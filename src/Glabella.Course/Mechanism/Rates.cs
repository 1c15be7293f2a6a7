namespace Glabella.Course.Mechanism;

/// <summary>What differs between persons in one muscle group, for a handful of persons.</summary>
internal struct Rates<T>
    where T : struct, ILane<T>
{
    /// <summary>Uptake from the depot, 1/d.</summary>
    public T Uptake;

    /// <summary>Turnover of SNAP-25, 1/d.</summary>
    public T Turnover;

    /// <summary>Remodelling of the crease, 1/d.</summary>
    public T Crease;

    /// <summary>Share of the line that toxin does not move quickly, 0…1.</summary>
    public T Unmoved;

    /// <summary>Severity of the untreated line, grades.</summary>
    public T Untreated;
}

/// <summary>What is the same for all persons.</summary>
/// <param name="Lytic">Bound to active light chain, 1/d.</param>
/// <param name="BoundShare">Share of the depot that reaches nerve endings.</param>
/// <param name="SafetyFactor">θ⁴, with θ the intact share at which transmission is about half.</param>
/// <param name="LeastMuscle">Bulk of a muscle that is silent for ever, relative.</param>
/// <param name="MuscleLoss">Rate at which a silent muscle loses bulk, 1/d.</param>
/// <param name="MuscleRegrowth">Rate at which a working muscle regains it, 1/d.</param>
/// <param name="LeastCrease">Crease that is left when force is zero for ever, relative.</param>
internal sealed record Fixed(
    double Lytic, double BoundShare, double SafetyFactor, double LeastMuscle, double MuscleLoss, double MuscleRegrowth, double LeastCrease);
