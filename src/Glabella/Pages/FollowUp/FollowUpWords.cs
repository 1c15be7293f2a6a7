using System.Collections.Immutable;
using Glabella.Components;
using Glabella.Practice;

namespace Glabella.Pages.FollowUp;

/// <summary>Reports and complaints in words.</summary>
internal static class FollowUpWords
{
    /// <summary>The reports that are asked for, by day.</summary>
    public static ImmutableArray<(string Mark, string Question)> Asked { get; } =
        [("noticed", "Noticed it work"), ("full", "At its fullest"), ("half-gone", "About half gone"), ("gone", "Worn off")];

    /// <summary>A report as a line of the timeline.</summary>
    public static string Told(string mark) => mark switch
    {
        "noticed" => "Noticed the effect",
        "full" => "Effect at its fullest",
        "half-gone" => "About half gone",
        "gone" => "Worn off",
        "baseline" => "As before treatment",
        "not-yet" => "No effect noticed yet",
        "still-there" => "Effect still there",
        _ => mark,
    };

    /// <summary>Complaints as choices.</summary>
    public static IReadOnlyList<Option> Complaints { get; } = [.. ComplaintEntry.AllKinds.Select(k => new Option(k, Complaint(k)))];

    /// <summary>A kind of complaint in words.</summary>
    public static string Complaint(string kind) => kind switch
    {
        "lid-droops" => "Lid droops",
        "brow-heavy" => "Brow heavy",
        "outer-brow-high" => "Outer brow too high",
        "uneven" => "Uneven",
        "hardly-any-effect" => "Hardly any effect",
        "headache" => "Headache",
        "swallowing" => "Trouble swallowing",
        "breathing" => "Trouble breathing",
        "other" => "Something else",
        _ => kind,
    };
}
