using Glabella.Screening;

namespace Glabella.Components;

/// <summary>How severe something is, worst first; each has its own shape, word and colour.</summary>
public enum Level
{
    /// <summary>A rule forbids. Octagon.</summary>
    Contraindicated,

    /// <summary>Not on this date. Clock.</summary>
    Defer,

    /// <summary>A specialist or the prescriber decides. Diamond.</summary>
    Refer,

    /// <summary>Something needed was not asked or not recognised. Hexagon.</summary>
    Incomplete,

    /// <summary>Treat with the named care. Triangle.</summary>
    Caution,

    /// <summary>To note. Square.</summary>
    Information,

    /// <summary>Nothing against it. Disc.</summary>
    Clear,
}

/// <summary>Words and style names of a <see cref="Level"/>.</summary>
public static class Levels
{
    /// <summary>The value of <c>data-sev</c>.</summary>
    public static string Token(this Level level) => level switch
    {
        Level.Contraindicated => "contraindicated",
        Level.Defer => "defer",
        Level.Refer => "refer",
        Level.Incomplete => "incomplete",
        Level.Caution => "caution",
        Level.Information => "information",
        _ => "clear",
    };

    /// <summary>The level of a finding.</summary>
    public static Level Of(Severity severity) => severity switch
    {
        Severity.Contraindicated => Level.Contraindicated,
        Severity.Defer => Level.Defer,
        Severity.Refer => Level.Refer,
        Severity.Caution => Level.Caution,
        _ => Level.Information,
    };

    /// <summary>The level of a decision.</summary>
    public static Level Of(Decision decision) => decision switch
    {
        Decision.Contraindicated => Level.Contraindicated,
        Decision.Defer => Level.Defer,
        Decision.Refer => Level.Refer,
        Decision.Incomplete => Level.Incomplete,
        Decision.Caution => Level.Caution,
        _ => Level.Clear,
    };

    /// <summary>The word that stands beside the shape.</summary>
    public static string Word(this Level level) => level switch
    {
        Level.Contraindicated => "Contraindicated",
        Level.Defer => "Defer",
        Level.Refer => "Refer",
        Level.Incomplete => "Not asked",
        Level.Caution => "Caution",
        Level.Information => "Information",
        _ => "Clear",
    };
}
