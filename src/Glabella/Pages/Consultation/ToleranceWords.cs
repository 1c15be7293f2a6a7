using Glabella.Components;
using Glabella.Practice;

namespace Glabella.Pages.Consultation;

/// <summary>Whether such a treatment was tolerated before: as it is asked, chosen and shown.</summary>
internal static class ToleranceWords
{
    /// <summary>The question.</summary>
    public const string Question = "Had such a treatment before with this, and tolerated it?";

    /// <summary>What can be chosen.</summary>
    public static Option[] Options { get; } =
    [
        new("tolerated", "Tolerated before"), new("not-tolerated", "Not tolerated"), new("first", "First treatment"), new("not-asked", "Not asked"),
    ];

    /// <summary>What was chosen; null if nothing.</summary>
    public static Tolerance? Read(string? value) => value switch
    {
        "tolerated" => Tolerance.Tolerated,
        "not-tolerated" => Tolerance.NotTolerated,
        "first" => Tolerance.NeverHad,
        "not-asked" => Tolerance.NotAsked,
        _ => null,
    };

    /// <summary>As the key of an option.</summary>
    public static string? Key(Tolerance? tolerance) => tolerance switch
    {
        Tolerance.Tolerated => "tolerated",
        Tolerance.NotTolerated => "not-tolerated",
        Tolerance.NeverHad => "first",
        _ => null,
    };

    /// <summary>Within a sentence: ", tolerated before"; empty if nobody asked.</summary>
    public static string After(Tolerance tolerance) => tolerance switch
    {
        Tolerance.Tolerated => ", tolerated before",
        Tolerance.NotTolerated => ", not tolerated before",
        Tolerance.NeverHad => ", first such treatment",
        _ => "",
    };
}
