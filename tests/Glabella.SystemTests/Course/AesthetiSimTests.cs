using System.Text.Json.Nodes;

namespace Glabella.SystemTests.Course;

/// <summary>Another simulation's question, run as a protocol: the page's own protocol and query make the page's own figures.</summary>
public sealed class AesthetiSimTests : IDisposable
{
    private const string Page = "docs/course/aesthetisim.md", Theirs = "| theirs, toxin alone |";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glabella-aesthetisim-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Our_answer_stands_beside_theirs_as_the_protocol_of_the_page_gives_it()
    {
        var protocol = JsonNode.Parse(Docs.Blocks(Page, "json").Single())!;
        protocol["visits"] = new JsonArray([.. Enumerable.Range(1, 365).Select(day => (JsonNode)day)]);
        var trial = await Terminal.Call(protocol.ToJsonString(), "trial", "-", "--json", "--persons", Path.Combine(folder.FullName, "aesthetisim.parquet"));
        Assert.Equal((0, ""), (trial.ExitCode, trial.Error));
        var rows = await Duck.Rows(folder.FullName, Docs.Blocks(Page, "sql").Single());
        var ours = string.Concat(rows.Select(r => $"| ours, {r[0]} | {r[1]} | {r[2]} ± {r[3]} | {r[4]} | {r[5]} / {r[6]} / {r[7]} | {r[8]} |\n"));

        var page = await File.ReadAllTextAsync(Docs.Path(Page), TestContext.Current.CancellationToken);
        var start = page.IndexOf('\n', page.IndexOf(Theirs, StringComparison.Ordinal)) + 1;
        var end = page.IndexOf("\n\n", start - 1, StringComparison.Ordinal) + 1;
        var made = page[..start] + ours + page[end..];
        if (Environment.GetEnvironmentVariable("GLABELLA_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(Docs.Path(Page), made, TestContext.Current.CancellationToken);
        }

        Assert.True(made == await File.ReadAllTextAsync(Docs.Path(Page), TestContext.Current.CancellationToken), $"{Page} is not current: run the tests with GLABELLA_WRITE_DOCS=1 and commit it.");
        Assert.Equal(["5 U", "10 U", "20 U"], rows.Select(r => r[0]));
    }
}
