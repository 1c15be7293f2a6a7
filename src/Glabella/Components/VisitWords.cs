using System.Globalization;
using Glabella.Practice;
using NodaTime;

namespace Glabella.Components;

/// <summary>Visits as people call them.</summary>
internal static class VisitWords
{
    /// <summary>How far a visit is.</summary>
    public static string Of(VisitStatus status) => status switch
    {
        VisitStatus.Expected => "Expected",
        VisitStatus.Arrived => "Waiting",
        VisitStatus.InRoom => "In room",
        VisitStatus.Done => "Done",
        VisitStatus.Cancelled => "Cancelled",
        _ => "Did not come",
    };

    /// <summary>Why somebody comes.</summary>
    public static string Of(VisitKind kind) => kind switch
    {
        VisitKind.FirstVisit => "First visit",
        VisitKind.Treatment => "Treatment",
        VisitKind.FollowUp => "Follow-up",
        _ => "Consultation",
    };

    /// <summary>Kinds as choices, with the length that each usually takes.</summary>
    public static IReadOnlyList<Option> Kinds { get; } =
        [.. Enum.GetValues<VisitKind>().Select(k => new Option(k.ToString(), Of(k)))];

    /// <summary>Lengths as choices.</summary>
    public static IReadOnlyList<Option> Lengths { get; } =
        [.. new[] { 10, 15, 20, 30, 45, 60, 90 }.Select(m => new Option(m.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{m} minutes")))];

    /// <summary>The step that usually comes next, with what its button says; null when nothing is left to do.</summary>
    public static (VisitStatus Status, string Words)? Next(VisitStatus status) => status switch
    {
        VisitStatus.Expected => (VisitStatus.Arrived, "Check in"),
        VisitStatus.Arrived => (VisitStatus.InRoom, "To the room"),
        VisitStatus.InRoom => (VisitStatus.Done, "Done"),
        _ => null,
    };

    /// <summary>What was done, said after it.</summary>
    public static string Said(VisitStatus status, string name) => status switch
    {
        VisitStatus.Arrived => $"{name} is checked in.",
        VisitStatus.InRoom => $"{name} is in the room.",
        VisitStatus.Done => $"The visit of {name} is done.",
        VisitStatus.Cancelled => $"The visit of {name} is cancelled. The time is free again.",
        VisitStatus.NoShow => $"{name} did not come. The time is free again.",
        _ => $"{name} is expected again.",
    };

    /// <summary>"12 visits", "one visit", "no visit".</summary>
    public static string Count(int visits) => visits switch
    {
        0 => "no visit",
        1 => "one visit",
        _ => string.Create(CultureInfo.InvariantCulture, $"{visits} visits"),
    };

    /// <summary>Whole years on a day.</summary>
    public static int Age(LocalDate born, LocalDate on) => Period.Between(born, on, PeriodUnits.Years).Years;
}
