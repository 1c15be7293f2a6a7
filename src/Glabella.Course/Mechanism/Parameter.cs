using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Course.Mechanism;

/// <summary>One number of the model with where it comes from.</summary>
/// <param name="Name">Permanent name.</param>
/// <param name="Symbol">Sign in the equations.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Unit">Unit of <paramref name="Value"/>.</param>
/// <param name="Value">As shown.</param>
/// <param name="WorkingValue">On the scale on which its uncertainty is normal.</param>
/// <param name="PosteriorSd">Uncertainty on that scale; 0 if it is fixed.</param>
/// <param name="Between">How persons differ in it, or null.</param>
/// <param name="Method">How it became known.</param>
/// <param name="Source">In words.</param>
/// <param name="SourceIds">Entries of the data file's source list.</param>
/// <param name="Scale">Scale of <paramref name="WorkingValue"/>.</param>
/// <param name="Prior">What was thought before the trials were looked at, on that scale; null if it is not fitted.</param>
internal sealed record Parameter(
    string Name, string Symbol, string Meaning, string Unit, double Value, double WorkingValue, double PosteriorSd,
    Between? Between, Method Method, string Source, ImmutableArray<string> SourceIds, WorkingScale Scale, NormalPrior? Prior)
{
    /// <summary>What stands behind a parameter's name in the name of its spread between persons.</summary>
    public const string BetweenSuffix = ".between";
}

/// <summary>How persons differ in a parameter.</summary>
/// <param name="Sd">Standard deviation on the working scale.</param>
/// <param name="LogScale">Whether its own uncertainty is normal on the log scale.</param>
/// <param name="PosteriorSd">That uncertainty; 0 if fixed.</param>
/// <param name="Method">How it became known.</param>
/// <param name="Prior">On the log scale; null if it is not fitted.</param>
internal sealed record Between(double Sd, bool LogScale, double PosteriorSd, Method Method, NormalPrior? Prior);

/// <summary>A product's place in the model: strength per unit and loss of light chain against the reference product. Never a conversion of units.</summary>
internal sealed record ProductParameters(
    string Name, ImmutableArray<string> Aliases, double LogPotency, double LogPotencySd, double LossShift, double LossShiftSd, Method Method, string Source,
    NormalPrior? LogPotencyPrior, NormalPrior? LossShiftPrior)
{
    /// <summary>Name of its strength among the fitted parameters.</summary>
    public string PotencyName => Name + ".potency";

    /// <summary>Name of its loss rate among the fitted parameters.</summary>
    public string LossName => Name + ".loss";
}

/// <summary>An area's place in the model. <c>LabelTreatsWith</c>: areas that its own label treats in the same session, so that its figures hold with them.</summary>
internal sealed record AreaParameters(
    Area Area, double ReferenceUnits, double LogAmountShift, double LogAmountShiftSd, double UnmovedShift, double UnmovedShiftSd, Method Method, string Source,
    NormalPrior? LogAmountShiftPrior, NormalPrior? UnmovedShiftPrior, ImmutableArray<Area> LabelTreatsWith)
{
    /// <summary>Name of its amount among the fitted parameters.</summary>
    public string AmountName => Area.Id + ".amount";

    /// <summary>Name of its unmoved share among the fitted parameters.</summary>
    public string UnmovedName => Area.Id + ".unmoved";

    /// <summary>Whether areas treated in one session hold one beside this that its own label does not treat with it.</summary>
    public bool HasNeighbours(IEnumerable<Area> treated) => treated.Any(other => other != Area && !LabelTreatsWith.Contains(other));
}

/// <summary>Spread of a level above the person: trial or practice, occasion.</summary>
internal sealed record Level(string Name, string Symbol, string Meaning, string Unit, double Sd, Method Method, string Source);

/// <summary>A label's cumulative cap.</summary>
internal sealed record Cap(Product Product, double Units, int Days, string Text, string SourceId);
