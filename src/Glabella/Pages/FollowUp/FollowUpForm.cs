namespace Glabella.Pages.FollowUp;

/// <summary>A follow-up as it was typed. The form mapper gives null for a list of which nothing was posted.</summary>
public sealed class FollowUpForm
{
    /// <summary>The day on which it was graded or told.</summary>
    public string? Date { get; set; }

    /// <summary>The injector's grades by area id.</summary>
    public Dictionary<string, string?> Injector { get; set => field = value ?? []; } = [];

    /// <summary>The patient's own grades by area id.</summary>
    public Dictionary<string, string?> Own { get; set => field = value ?? []; } = [];

    /// <summary>Days by mark ("noticed", "half-gone", …).</summary>
    public Dictionary<string, string?> Days { get; set => field = value ?? []; } = [];

    /// <summary>The days are only roughly known.</summary>
    public bool Roughly { get; set; }

    /// <summary>How it stands on the day of the follow-up: "not-yet", "still-there" or nothing.</summary>
    public string? Standing { get; set; }

    /// <summary>Of which area the days speak; empty for all.</summary>
    public string? Area { get; set; }

    /// <summary>When the treatment before wore off.</summary>
    public string? LastGone { get; set; }

    /// <summary>Kinds of complaint that were ticked.</summary>
    public List<string> Complaints { get; set => field = value ?? []; } = [];

    /// <summary>In words.</summary>
    public string? Note { get; set; }
}
