namespace Glabella.Practice;

/// <summary>Why a record cannot be opened.</summary>
/// <param name="Code">Permanent code (<c>REC-001</c>).</param>
/// <param name="Sentence">What, where, and what to do.</param>
/// <param name="ExitCode">For the command line: 2 if the record is not there, else 1.</param>
public sealed record RecordProblem(string Code, string Sentence, int ExitCode);
