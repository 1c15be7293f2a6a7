using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Planning;

/// <summary>What, where, how much: points with units and volumes, vials, limits and cautions.</summary>
public sealed record TreatmentPlan : PlanOutcome
{
    /// <summary>The product in whose units everything stands.</summary>
    public required Product Product { get; init; }

    /// <summary>The day of the treatment, or null.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The areas, in the house's order.</summary>
    public required ImmutableArray<PlannedArea> Areas { get; init; }

    /// <summary>The points, by area.</summary>
    public required ImmutableArray<PlannedPoint> Points { get; init; }

    /// <summary>Sums over the points.</summary>
    public required PlanTotals Totals { get; init; }

    /// <summary>Vials to open.</summary>
    public required ImmutableArray<PlannedVials> Vials { get; init; }

    /// <summary>The solution that is injected.</summary>
    public required PlannedDilution Dilution { get; init; }

    /// <summary>The caps and intervals that the plan was held against, and kept.</summary>
    public required ImmutableArray<PlanLimit> Limits { get; init; }

    /// <summary>First day that keeps the label's interval; null without earlier treatments.</summary>
    public LocalDate? EarliestDate { get; init; }

    /// <summary>What sex and age would change, where there is evidence.</summary>
    public required ImmutableArray<PlanAdjustment> Adjustments { get; init; }

    /// <summary>Danger zones and label rules.</summary>
    public required ImmutableArray<PlanCaution> Cautions { get; init; }

    /// <summary>What about the request itself deserves a second look.</summary>
    public required ImmutableArray<PlanWarning> Warnings { get; init; }

    /// <summary>Every source that an id in this plan names.</summary>
    public required ImmutableArray<Source> Sources { get; init; }
}

/// <summary>An area of a plan.</summary>
/// <param name="Area">The area.</param>
/// <param name="Labelled">Whether the dose is the label's use of this product.</param>
/// <param name="Points">How many points.</param>
/// <param name="Units">Units in all.</param>
/// <param name="VolumeMl">Millilitres in all.</param>
/// <param name="Source">Id of the source.</param>
public sealed record PlannedArea(Area Area, bool Labelled, int Points, double Units, double VolumeMl, string Source);

/// <summary>A point to inject.</summary>
/// <param name="Id">Unique in the plan, the same every time.</param>
/// <param name="Name">What a clinician calls it.</param>
/// <param name="Area">The area it belongs to.</param>
/// <param name="Muscle">The muscle.</param>
/// <param name="Side">The person's side.</param>
/// <param name="View">The view it is drawn in.</param>
/// <param name="X">0…1 of the view; front: from the viewer's left; side: from the face's front backward.</param>
/// <param name="Y">0…1 of the view, downward.</param>
/// <param name="Units">Units of the plan's product.</param>
/// <param name="VolumeMl">Millilitres, by arithmetic.</param>
/// <param name="LabelVolumeMl">What the label prints for it, or null.</param>
/// <param name="U100Marks">Marks of a U-100 insulin syringe: 100 to the millilitre.</param>
/// <param name="Depth">How deep.</param>
/// <param name="Labelled">Whether it is the label's use.</param>
/// <param name="Source">Id of the source of the dose.</param>
/// <param name="Rule">Where to find it on a person, in words.</param>
/// <param name="RuleSource">Id of the source of that rule.</param>
/// <param name="Moved">Whether the injector moved it from the drawn site.</param>
public sealed record PlannedPoint(
    string Id, string Name, Area Area, string Muscle, Side Side, FaceView View, double X, double Y,
    double Units, double VolumeMl, double? LabelVolumeMl, double U100Marks, Depth Depth, bool Labelled, string Source,
    string Rule, string RuleSource, bool Moved);

/// <summary>Sums of a plan.</summary>
/// <param name="Points">How many points.</param>
/// <param name="Units">Units in all.</param>
/// <param name="VolumeMl">Millilitres in all.</param>
public sealed record PlanTotals(int Points, double Units, double VolumeMl);

/// <summary>Vials of one size.</summary>
/// <param name="VialUnits">Units in each.</param>
/// <param name="Count">How many.</param>
/// <param name="DiluentMl">Millilitres of diluent in each.</param>
/// <param name="UsedUnits">Units injected from them.</param>
/// <param name="WasteUnits">Units left over.</param>
/// <param name="WasteVolumeMl">Millilitres left over.</param>
public sealed record PlannedVials(double VialUnits, int Count, double DiluentMl, double UsedUnits, double WasteUnits, double WasteVolumeMl);

/// <summary>The solution of a plan.</summary>
/// <param name="VialUnits">Units in the vial.</param>
/// <param name="DiluentMl">Millilitres of diluent in it.</param>
/// <param name="UnitsPerMl">Units in a millilitre.</param>
/// <param name="Labelled">Whether the label's table has this line.</param>
/// <param name="Source">Id of the source of that line; null if it has none.</param>
public sealed record PlannedDilution(double VialUnits, double DiluentMl, double UnitsPerMl, bool Labelled, string? Source);

/// <summary>A cap or interval that the plan was held against.</summary>
/// <param name="Rule">Permanent code of the rule.</param>
/// <param name="Text">The rule in a sentence.</param>
/// <param name="Limit">The limit in <paramref name="Unit"/>.</param>
/// <param name="Value">The plan's value, earlier treatments included.</param>
/// <param name="Unit"><c>U</c> or <c>days</c>.</param>
/// <param name="PeriodDays">The period that counts; null = this session.</param>
/// <param name="Counted">Earlier treatments that count.</param>
/// <param name="Source">Id of the source.</param>
public sealed record PlanLimit(string Rule, string Text, double Limit, double Value, string Unit, int? PeriodDays, ImmutableArray<PriorTreatment> Counted, string Source);

/// <summary>What sex or age would change.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Text">A sentence.</param>
/// <param name="Factor">The measured factor on the units; null = none was measured, so none can be applied.</param>
/// <param name="Applied">Whether it was applied.</param>
/// <param name="Source">Id of the source.</param>
public sealed record PlanAdjustment(string Code, string Text, double? Factor, bool Applied, string Source);

/// <summary>Something to take care of.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Text">A sentence or two.</param>
/// <param name="Source">Id of the source.</param>
/// <param name="Point">Id of the point it is about; null = the plan.</param>
public sealed record PlanCaution(string Code, string Text, string Source, string? Point = null);

/// <summary>Something about the request.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Field">Name of the field in the request, or null.</param>
public sealed record PlanWarning(string Code, string Message, string? Field);
