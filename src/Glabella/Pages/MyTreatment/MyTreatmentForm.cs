namespace Glabella.Pages.MyTreatment;

/// <summary>What a patient tells by the private link, as it was chosen.</summary>
public sealed class MyTreatmentForm
{
    /// <summary>Own grade by area id.</summary>
    public Dictionary<string, string?> Look { get; set => field = value ?? []; } = [];

    /// <summary>How the effect is: a mark of a report, or nothing.</summary>
    public string? Effect { get; set; }

    /// <summary>When it went, if it did.</summary>
    public string? Since { get; set; }

    /// <summary>What looks odd.</summary>
    public List<string> Odd { get; set => field = value ?? []; } = [];
}
