using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>What the US label of one toxin says about dose, vials and limits; each value with its source.</summary>
public sealed record Label
{
    /// <summary>The toxin.</summary>
    public required Product Product { get; init; }

    /// <summary>The label's name.</summary>
    public required string Title { get; init; }

    /// <summary>Serotype, one letter.</summary>
    public required string Serotype { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Maker { get; init; }

    /// <summary>Id of the source of the main dose.</summary>
    public required string Source { get; init; }

    /// <summary>Vials that are made, smallest first.</summary>
    public required ImmutableArray<LabelledVial> Vials { get; init; }

    /// <summary>The label's table of dilutions.</summary>
    public required ImmutableArray<Reconstitution> Reconstitution { get; init; }

    /// <summary>Areas with a dose on the label; platysma once for each number of bands.</summary>
    public required ImmutableArray<LabelledArea> Areas { get; init; }

    /// <summary>Protocols with fixed sites.</summary>
    public ImmutableArray<Protocol> Protocols { get => field.IsDefault ? [] : field; init; }

    /// <summary>Shortest time between two treatments.</summary>
    public required MinimumInterval MinimumInterval { get; init; }

    /// <summary>Caps that a plan is held against.</summary>
    public required ImmutableArray<DoseLimit> Limits { get; init; }

    /// <summary>The label's own words about the most that may be given.</summary>
    public required MaximumDose Maximum { get; init; }

    /// <summary>Ages that the label names.</summary>
    public ImmutableArray<AgeLimit> AgeLimits { get => field.IsDefault ? [] : field; init; }

    /// <summary>What else the label says: storage, excipients, warnings, interactions, adverse reactions.</summary>
    public required ImmutableArray<LabelFact> Facts { get; init; }

    /// <summary>The sources that the ids on this record name.</summary>
    public required ImmutableArray<Source> Sources { get; init; }

    /// <summary>The texts of one topic ("excipients", "storage before reconstitution"), in the label's order; empty if not known.</summary>
    public ImmutableArray<LabelFact> FactsOn(string topic) => [.. Facts.Where(fact => fact.Topic == topic)];
}

/// <summary>A vial as it is sold.</summary>
/// <param name="Units">Units in it.</param>
/// <param name="Usual">Whether the planner may choose it itself; false where the label gives no dilution for these areas.</param>
/// <param name="Source">Id of the source.</param>
public sealed record LabelledVial(double Units, bool Usual, string Source);

/// <summary>One line of the label's table of dilutions.</summary>
/// <param name="VialUnits">Units in the vial.</param>
/// <param name="DiluentMl">Millilitres of preservative-free 0.9 % sodium chloride.</param>
/// <param name="Usual">Whether it is the one that is taken unless another is asked for.</param>
/// <param name="Printed">Volumes that the label prints for a dose, rounded as it prints them.</param>
/// <param name="Source">Id of the source.</param>
public sealed record Reconstitution(double VialUnits, double DiluentMl, bool Usual, ImmutableArray<PrintedVolume> Printed, string Source)
{
    /// <summary>Units in a millilitre, by arithmetic.</summary>
    public double UnitsPerMl => VialUnits / DiluentMl;
}

/// <summary>A volume as the label prints it.</summary>
/// <param name="Units">Units of the dose.</param>
/// <param name="VolumeMl">Millilitres, rounded by the label.</param>
public sealed record PrintedVolume(double Units, double VolumeMl);

/// <summary>The label's shortest time between two treatments.</summary>
/// <param name="Days">Whole days.</param>
/// <param name="Source">Id of the source.</param>
public sealed record MinimumInterval(int Days, string Source);

/// <summary>The label's words about the most that may be given.</summary>
/// <param name="Units">Units of this product.</param>
/// <param name="PeriodDays">The period in days; null = in one session.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Source">Id of the source.</param>
public sealed record MaximumDose(double Units, int? PeriodDays, string Text, string Source);

/// <summary>An age that a label names.</summary>
/// <param name="UnderYears">The label gives the product to people younger than this.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Source">Id of the source.</param>
public sealed record AgeLimit(int UnderYears, string Text, string Source);

/// <summary>Something a label says in words.</summary>
/// <param name="Topic">What about: "indications", "excipients", "warnings", ….</param>
/// <param name="Texts">One or more statements.</param>
/// <param name="Source">Id of the source.</param>
public sealed record LabelFact(string Topic, ImmutableArray<string> Texts, string Source);
