namespace Glabella.Commands.Plumbing;

/// <summary>An option of a command, as help shows it and the parser takes it.</summary>
/// <param name="Name">With its two hyphens: <c>--units</c>.</param>
/// <param name="Placeholder">What stands for the value in help (<c>U</c>); null for a switch without value.</param>
/// <param name="Meaning">A few words: meaning, unit, range, default.</param>
internal sealed record CommandOption(string Name, string? Placeholder, string Meaning)
{
    /// <summary>Whether it may be given more than once.</summary>
    public bool Repeatable { get; init; }

    /// <summary>Whether one mention takes all the values that follow (<c>--merge a.json b.json</c>).</summary>
    public bool TakesMany { get; init; }

    /// <summary>The options that every command has.</summary>
    public static IReadOnlyList<CommandOption> Common { get; } =
    [
        new("--json", null, "print one JSON object instead of text"),
        new("--quiet", null, "no warnings and no progress on stderr"),
        new("--no-color", null, "no colour, even on a terminal"),
        new("--debug", null, "technical detail after an error"),
        new("--help", null, "this page"),
    ];
}
