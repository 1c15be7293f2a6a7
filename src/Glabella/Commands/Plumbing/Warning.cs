namespace Glabella.Commands.Plumbing;

/// <summary>Something that did not stop the run but should be seen.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Field">JSON pointer or option, or null.</param>
internal sealed record Warning(string Code, string Message, string? Field);
