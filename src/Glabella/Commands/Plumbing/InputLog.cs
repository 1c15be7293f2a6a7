namespace Glabella.Commands.Plumbing;

/// <summary>
/// What reading an input found: the first problem, and the warnings. Readers go on after a problem with
/// neutral values, so that a command asks once, at the end, whether all was well.
/// </summary>
internal sealed class InputLog
{
    private readonly List<Warning> _warnings = [];

    /// <summary>The first problem met, or null.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Warnings in the order in which they arose.</summary>
    public IReadOnlyList<Warning> Warnings => _warnings;

    /// <summary>Records a problem; the first one stands.</summary>
    public void Refuse(Problem problem) => Problem ??= problem;

    /// <summary>Records a warning.</summary>
    public void Warn(string code, string message, string? field = null) => _warnings.Add(new Warning(code, message, field));
}
