using Glabella.Components;
using Glabella.Course;
using Glabella.Pages.Course;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Pages.MyTreatment;

/// <summary>A course in the words of the treated person: short, no percentages.</summary>
internal static class MyTreatmentWords
{
    /// <summary>How the effect can be, with what is kept of it.</summary>
    public static IReadOnlyList<Option> Effects { get; } =
    [
        new("not-yet", "I notice nothing yet"), new("still-there", "It works"), new("half-gone", "About half has gone"), new("gone", "It has worn off"),
    ];

    /// <summary>What can look odd.</summary>
    public static IReadOnlyList<Option> Odd { get; } =
    [
        new("uneven", "One side is different"), new("brow-heavy", "My brows feel heavy"), new("outer-brow-high", "My outer brows are too high"), new("lid-droops", "An eyelid droops"),
        new("other", "Something else looks odd"), new("swallowing", "I have trouble swallowing or speaking"), new("breathing", "I have trouble breathing"),
    ];

    /// <summary>What to do before the mirror.</summary>
    public static string Question(Area area) =>
        area == Areas.Glabella ? "Frown in a mirror, as hard as you can. What do you see between your brows?"
        : area == Areas.Forehead ? "Raise your brows in a mirror, as high as you can. What do you see on your forehead?"
        : area == Areas.LateralCanthus ? "Smile in a mirror, as broadly as you can. What do you see beside your eyes?"
        : $"Look at your {area.Plain} in a mirror. What do you see?";

    /// <summary>The four grades as a person sees them.</summary>
    public static IReadOnlyList<Option> Looks { get; } =
        [new("0", "No line at all"), new("1", "A faint line"), new("2", "A clear line"), new("3", "A deep line")];

    /// <summary>"Day 5" and "of about 98".</summary>
    public static (string Day, string? Of) Now(CourseStand stand)
    {
        var day = FormattableString.Invariant($"Day {stand.Day}");
        return (day, stand.End is { Date: not null, P50: { } end } && stand.Day < end ? FormattableString.Invariant($"of about {Math.Round(end):0}") : null);
    }

    /// <summary>Where it is, and what comes next.</summary>
    public static string Lead(CourseStand stand)
    {
        string? On(MarkForecast mark) => mark.Date?.InFull();
        return stand.Phase switch
        {
            CoursePhase.NoEffect => $"We expect little to see this time. Let us look at it together around {stand.Start.PlusDays(CourseStand.Review).InFull()}.",
            CoursePhase.NotYet => $"There is nothing to see yet. That is usual. You may notice it around {On(stand.Area.Onset)}.",
            CoursePhase.KickingIn => $"It is kicking in. You should see the full effect around {On(stand.Area.FullEffect)}.{Until(stand.Area.FullEffect, stand.Start)}",
            CoursePhase.Full => "This is the full effect.",
            CoursePhase.Fading => "It is slowly fading. That is how it should be.",
            CoursePhase.WornOff => "It has probably worn off.",
            _ => "Your line is probably as it was before.",
        };
    }

    /// <summary>"It could be 30 January, it could be 30 March"; a day that has passed "could have been".</summary>
    public static string? Range(MarkForecast mark, LocalDate start, LocalDate today) => mark switch
    {
        { P10: { } early, P90: { } late } => $"It could {Be(start, early, today)}, it could {Be(start, late, today)}.",
        { P10: { } early } => $"It could {Be(start, early, today)}, it could be much later.",
        _ => null,
    };

    /// <summary>How the sentence on wear-off begins: "Yours", or, where several areas were treated, with the one that the dates are of.</summary>
    public static string Whose(CourseStand first, IReadOnlyList<Area> treated) =>
        treated.Count > 1 ? $"The effect goes first from your {first.Area.Area.Plain}. There it" : "Yours";

    private static string Be(LocalDate start, double day, LocalDate today) =>
        start.PlusDays((int)Math.Round(day)) < today ? $"have been {Day(start, day)}" : $"be {Day(start, day)}";

    /// <summary>A day of the course as a date.</summary>
    public static string Day(LocalDate start, double day) => start.PlusDays((int)Math.Round(day)).InFull();

    private static string Until(MarkForecast mark, LocalDate start) => mark.P90 is { } late ? $" It can take until {Day(start, late)}." : "";
}
