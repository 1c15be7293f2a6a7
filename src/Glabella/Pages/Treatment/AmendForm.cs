namespace Glabella.Pages.Treatment;

/// <summary>A later word on a treatment, as it is typed.</summary>
public sealed class AmendForm
{
    /// <summary>Name of a <see cref="Practice.AmendmentKind"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>The right day; empty if it was right.</summary>
    public string? Date { get; set; }

    /// <summary>The right lot; empty if it was right.</summary>
    public string? Lot { get; set; }

    /// <summary>The right units by point; empty where they were right.</summary>
    public List<TreatForm.GivenRow> Given { get; set => field = value ?? []; } = [];
}
