using Glabella.Commands.Plumbing;
using Glabella.Practice;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Commands;

/// <summary><c>glabella backup</c>: the record in one file.</summary>
internal sealed class BackupCommand : GlabellaCommand
{
    public override string Name => "backup";

    public override string Purpose => "the whole record in one checked file, while work goes on";

    public override IReadOnlyList<string> Usage { get; } = ["--out FILE [--data DIR|CONNECTION] [--force]"];

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("--out", "FILE", "the file to write; needed"),
        RecordOption.Data,
        new("--force", null, "replace FILE if it is there"),
    ];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("backup --out practice-2026-12-01.glb", "the record in ./glabella-data"),
        ("backup --out /mnt/usb/today.glb --force --data /srv/practice", "another folder, over yesterday's file"),
        ("GLABELLA_DATA=\"Host=db;Database=glabella\" glabella backup --out p.glb --json", "from PostgreSQL, answer as JSON"),
    ];

    public override int MostArguments => 0;

    public override async Task<int> Run(Invocation call)
    {
        if (call.Value("--out") is not { Length: > 0 } file)
        {
            return call.Fail(new Problem("INP-005", "The file to write is needed: --out FILE.", "--out"));
        }

        var outcome = await BackupRecord.Do(RecordOption.Of(call), file, call.Flag("--force"), SystemClock.Instance, call.Interrupted);
        if (outcome.Problem is { } problem)
        {
            return call.Fail(RecordOption.Tell(problem, problem.Code is "REC-005" or "SYS-003" ? "--out" : "--data"));
        }

        Print(call, "backup", outcome.File!);
        return 0;
    }

    /// <summary>The answer of backup and restore.</summary>
    internal static void Print(Invocation call, string kind, BackupFile backup)
    {
        var manifest = backup.Manifest;
        var created = InstantPattern.General.Format(manifest.CreatedAt);
        if (!call.Json)
        {
            call.WriteText($"""
                {(kind == "backup" ? "Backed up to" : "Restored from")} {backup.File}
                {manifest.Patients} patients, {manifest.Treatments} treatments, made {created}
                {backup.Bytes} bytes, sha256 {backup.Sha256}
                """);
            return;
        }

        call.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteString("file", backup.File);
            json.WriteNumber("bytes", backup.Bytes);
            json.WriteString("sha256", backup.Sha256);
            json.WriteNumber("patients", manifest.Patients);
            json.WriteNumber("treatments", manifest.Treatments);
            json.WriteString("schemaVersion", manifest.Schema.LastOrDefault());
            json.WriteString("createdAt", created);
            json.WriteString("auditHead", manifest.AuditHead);
            json.WriteStartArray("warnings");
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
