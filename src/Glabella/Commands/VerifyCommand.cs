using Glabella.Commands.Plumbing;
using Glabella.Practice;

namespace Glabella.Commands;

/// <summary><c>glabella verify</c>: is the record whole, and is it what was signed?</summary>
internal sealed class VerifyCommand : GlabellaCommand
{
    public override string Name => "verify";

    public override string Purpose => "is the record, or a backup, whole and as it was signed?";

    public override IReadOnlyList<string> Usage { get; } = ["[FILE | --data DIR|CONNECTION]"];

    public override IReadOnlyList<CommandOption> Options { get; } = [RecordOption.Data];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("verify", "the record in ./glabella-data"),
        ("verify practice-2026-12-01.glb", "a backup"),
        ("verify --data /srv/practice --json", "answer as JSON; note auditHead outside the house"),
    ];

    public override async Task<int> Run(Invocation call)
    {
        var (verification, problem) = call.Arguments is [var file] ? await RestoreRecord.Verify(file, call.Interrupted) : await OfRecord(call);
        if (verification is null)
        {
            return call.Fail(RecordOption.Tell(problem!, call.Arguments.Length > 0 ? null : "--data"));
        }

        Print(call, verification);
        return verification.Faults.Length == 0 ? 0 : 1;
    }

    private static async Task<(VerifyRecord.Verification? Verification, RecordProblem? Problem)> OfRecord(Invocation call)
    {
        var (db, problem) = await ExistingRecord.Open(RecordOption.Of(call), call.Interrupted);
        if (db is null)
        {
            return (null, problem);
        }

        await using (db)
        {
            return (await new VerifyRecord(db).Do(call.Interrupted), null);
        }
    }

    private static string Verdict(int faults) => faults switch
    {
        0 => "Whole: no fault was found",
        1 => "1 fault was found (REC-006)",
        _ => $"{faults} faults were found (REC-006)",
    };

    private static void Print(Invocation call, VerifyRecord.Verification found)
    {
        if (!call.Json)
        {
            call.WriteText($"""
                {Verdict(found.Faults.Length)}
                {found.Patients} patients, {found.Treatments} treatments, {found.SignedEntries} signed entries
                {found.AuditEntries} entries in {found.Chains} audit chains, head {found.AuditHead}
                {string.Join('\n', found.Faults.Select(f => $"- {f.Where}: {f.What}"))}
                """.TrimEnd());
            return;
        }

        call.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("kind", "verification");
            json.WriteBoolean("ok", found.Faults.Length == 0);
            json.WriteStartObject("checked");
            json.WriteNumber("patients", found.Patients);
            json.WriteNumber("treatments", found.Treatments);
            json.WriteNumber("signedEntries", found.SignedEntries);
            json.WriteNumber("auditChains", found.Chains);
            json.WriteNumber("auditEntries", found.AuditEntries);
            json.WriteEndObject();
            json.WriteString("auditHead", found.AuditHead);
            json.WriteStartArray("faults");
            foreach (var fault in found.Faults)
            {
                json.WriteStartObject();
                json.WriteString("where", fault.Where);
                json.WriteString("what", fault.What);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("warnings");
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
