using System.Text;
using System.Text.Json;
using Glabella.Commands.Plumbing;
using Glabella.Practice;
using Glabella.SystemTests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Glabella.SystemTests.Practice;

/// <summary>backup, restore and verify as somebody at a terminal meets them.</summary>
public sealed class RecordCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("glabella-commands-").FullName;

    private string File => Path.Combine(_folder, "practice.glb");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_record_is_backed_up_while_it_is_open_and_restored_elsewhere(string database)
    {
        await using var record = await TestRecord.On(database);
        await record.Patient();
        var data = record.Data is PracticeData.Folder open ? open.Path : ((PracticeData.Postgres)record.Data).Connection;
        var backup = await Answer(0, "backup", "--out", File, "--data", data, "--json");
        Assert.Equal(("backup", 1, 0), (backup.GetProperty("kind").GetString(), backup.GetProperty("patients").GetInt32(), backup.GetProperty("treatments").GetInt32()));
        Assert.Equal(new FileInfo(File).Length, backup.GetProperty("bytes").GetInt64());

        var restored = await Answer(0, "restore", File, "--data", Path.Combine(_folder, "new"), "--json");
        Assert.Equal(("restore", 1), (restored.GetProperty("kind").GetString(), restored.GetProperty("patients").GetInt32()));
        var verified = await Answer(0, "verify", "--data", Path.Combine(_folder, "new"), "--json");
        Assert.True(verified.GetProperty("ok").GetBoolean());
        Assert.Equal(backup.GetProperty("auditHead").GetString(), verified.GetProperty("auditHead").GetString());
        Assert.True((await Answer(0, "verify", File, "--json")).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_fault_is_an_answer_with_exit_1()
    {
        await using var record = await TestRecord.On("sqlite");
        var patient = await record.Patient();
        await record.Look(db => db.Database.ExecuteSqlRawAsync("drop trigger \"Audit_keep\""));
        await record.Look(db => db.Database.ExecuteSqlAsync($"update \"Audit\" set \"Act\" = 'Nothing' where \"Chain\" = {patient}"));
        var folder = ((PracticeData.Folder)record.Data).Path;
        var fault = Assert.Single((await Answer(1, "verify", "--data", folder, "--json")).GetProperty("faults").EnumerateArray());
        Assert.Contains(patient.ToString("D"), fault.GetProperty("where").GetString(), StringComparison.Ordinal);
        var (code, text, _) = await Run("verify", "--data", folder);
        Assert.Equal(1, code);
        Assert.StartsWith("1 fault was found", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("REC-001", 2, "backup", "--out", "FILE", "--data", "NONE")]
    [InlineData("REC-001", 2, "verify", "--data", "NONE")]
    [InlineData("INP-005", 2, "backup")]
    [InlineData("INP-005", 2, "restore")]
    [InlineData("INP-001", 2, "restore", "FILE", "--data", "NONE")]
    [InlineData("INP-001", 2, "verify", "FILE")]
    public async Task What_is_not_there_is_said_in_one_sentence_and_nothing_is_made(string problem, int exit, params string[] call)
    {
        var (code, output, error) = await Run([.. call.Select(w => w switch { "FILE" => File, "NONE" => Path.Combine(_folder, "none"), _ => w }), "--json"]);
        Assert.Equal(exit, code);
        Assert.Equal("", output);
        Assert.Equal(problem, JsonDocument.Parse(error).RootElement.GetProperty("code").GetString());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    private static async Task<JsonElement> Answer(int exit, params string[] call)
    {
        var (code, output, error) = await Run(call);
        Assert.True(code == exit, $"exit {code}: {error}");
        return JsonDocument.Parse(output).RootElement.Clone();
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] call)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var code = await CommandLine.Run(call, new CommandStreams(Stream.Null, output, error), TestContext.Current.CancellationToken);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
