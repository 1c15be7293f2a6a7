namespace Glabella.Pages.Treatment;

/// <summary>A treatment as it is typed.</summary>
public sealed class TreatForm
{
    /// <summary>What the pressed button asks for: <c>open</c>, <c>new</c>, <c>screen</c> or <c>sign</c>; else the page is worked out again.</summary>
    public string? Act { get; set; }

    /// <summary>Ids of the open vials that were used.</summary>
    public List<string> Vials { get; set => field = value ?? []; } = [];

    /// <summary>Lot from which to open a sealed vial.</summary>
    public string? OpenLot { get; set; }

    /// <summary>Millilitres of diluent for it.</summary>
    public string? DiluentMl { get; set; }

    /// <summary>Number on the box of a vial that is not in stock.</summary>
    public string? NewLot { get; set; }

    /// <summary>Last day of use on that box.</summary>
    public string? NewExpiry { get; set; }

    /// <summary>Units in that vial.</summary>
    public string? NewUnits { get; set; }

    /// <summary>Units given at each point.</summary>
    public List<GivenRow> Given { get; set => field = value ?? []; } = [];

    /// <summary>Grades before the treatment, by area id.</summary>
    public Dictionary<string, string> Baselines { get; set => field = value ?? []; } = [];

    /// <summary>Why it differs from the plan.</summary>
    public string? DifferenceReason { get; set; }

    /// <summary>What was seen.</summary>
    public string? Note { get; set; }

    /// <summary>Ticked: given as written, by me.</summary>
    public bool Confirmed { get; set; }

    /// <summary>Units given at one point.</summary>
    public sealed class GivenRow
    {
        /// <summary>Id of the point.</summary>
        public string Id { get; set; } = "";

        /// <summary>Units.</summary>
        public string? Units { get; set; }
    }
}
