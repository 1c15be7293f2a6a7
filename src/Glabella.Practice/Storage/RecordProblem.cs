namespace Glabella.Practice;

/// <summary>Why a record cannot be opened.</summary>
/// <param name="Code">Permanent code (<c>REC-001</c>).</param>
/// <param name="Sentence">What, where, and what to do.</param>
/// <param name="ExitCode">For the command line: 2 if the record is not there, else 1.</param>
public sealed record RecordProblem(string Code, string Sentence, int ExitCode)
{
    internal static RecordProblem Missing(string where) => new("REC-001", $"There is no Glabella record in {where}.", 2);

    internal static RecordProblem Closed(string sentence) => new("REC-002", sentence, 1);

    internal static RecordProblem Damaged(string where) => new("REC-002", $"The record in {where} is damaged; restore the last backup with glabella restore.", 1);

    internal static RecordProblem Newer(string where) => new("REC-003", $"The record in {where} was written by a newer Glabella; install that version or a later one. Nothing was changed.", 1);

    internal static RecordProblem Older(string where) => new("REC-002", $"The record in {where} was written by an older Glabella; start glabella serve once to bring it to this version.", 1);
}
