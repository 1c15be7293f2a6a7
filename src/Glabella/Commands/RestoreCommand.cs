using Glabella.Commands.Plumbing;
using Glabella.Practice;

namespace Glabella.Commands;

/// <summary><c>glabella restore</c>: a backup in the place of a record.</summary>
internal sealed class RestoreCommand : GlabellaCommand
{
    public override string Name => "restore";

    public override string Purpose => "a backup in the place of a record, in one step";

    public override IReadOnlyList<string> Usage { get; } = ["FILE [--data DIR|CONNECTION] [--force]"];

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        RecordOption.Data,
        new("--force", null, "replace a record that is not empty; the old one is kept beside it"),
    ];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("restore practice-2026-12-01.glb --data new", "into a folder of its own"),
        ("restore practice-2026-12-01.glb --force", "in the place of ./glabella-data"),
        ("GLABELLA_DATA=\"Host=db;Database=glabella\" glabella restore practice.glb", "from one computer into PostgreSQL"),
    ];

    public override async Task<int> Run(Invocation call)
    {
        if (call.Arguments is not [var file])
        {
            return call.Fail(new Problem("INP-005", "The backup to restore is needed: glabella restore FILE."));
        }

        var outcome = await RestoreRecord.Do(RecordOption.Of(call), file, call.Flag("--force"), call.Interrupted);
        if (outcome.Problem is { } problem)
        {
            return call.Fail(RecordOption.Tell(problem, problem.Code is "REC-005" or "REC-002" ? "--data" : null));
        }

        BackupCommand.Print(call, "restore", outcome.File!);
        return 0;
    }
}
