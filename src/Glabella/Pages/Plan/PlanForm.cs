using Glabella.Pages.FaceMap;

namespace Glabella.Pages.Plan;

/// <summary>A plan as it is typed.</summary>
public sealed class PlanForm
{
    /// <summary>What the pressed button asks for: <c>show</c>, <c>screen</c>, <c>label</c> or <c>accept</c>.</summary>
    public string? Act { get; set; }

    /// <summary>Name of the one product.</summary>
    public string? Product { get; set; }

    /// <summary>Area ids.</summary>
    public List<string> Areas { get; set => field = value ?? []; } = [];

    /// <summary>The day.</summary>
    public string? Date { get; set; }

    /// <summary>Units of the vial; empty for the least waste.</summary>
    public string? VialUnits { get; set; }

    /// <summary>Millilitres of diluent for a vial; empty for the label's.</summary>
    public string? DiluentMl { get; set; }

    /// <summary>A sourced use outside the label is allowed.</summary>
    public bool OffLabel { get; set; }

    /// <summary>Product and areas for which <see cref="Points"/> were typed; units of one product mean nothing for another.</summary>
    public string? For { get; set; }

    /// <summary>Units and place of each point.</summary>
    public List<FaceMapRow> Points { get; set => field = value ?? []; } = [];

    /// <summary>Why this plan, in one line.</summary>
    public string? Note { get; set; }

    /// <summary>What <see cref="For"/> must be for the points to count.</summary>
    public string Key => $"{Product} {string.Join(' ', Areas.Order(StringComparer.Ordinal))}";
}
