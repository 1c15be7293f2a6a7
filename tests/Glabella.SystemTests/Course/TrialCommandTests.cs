using System.Text.Json;

namespace Glabella.SystemTests.Course;

public sealed class TrialCommandTests : IDisposable
{
    private const string Protocol = """
        {"name":"shards","visits":[14,30,60,120],"replicates":25,
         "arms":[{"name":"ona","product":"Botox","area":"glabella","units":20,"n":120},{"name":"placebo","placebo":true,"area":"glabella","n":60}],
         "endpoints":[{"name":"inv","code":"NM_INV"},{"name":"base","code":"T_BASE_BOTH"},{"name":"onset","code":"ONSET_MED"},{"name":"strain","code":"STRAIN"},
                      {"name":"rr","kind":"risk-ratio","of":"inv","versus":"placebo"},{"name":"md","kind":"mean-difference","of":"base","versus":"placebo"}]}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glabella-trial-");

    public void Dispose() => folder.Delete(recursive: true);

    private string In(string name) => Path.Combine(folder.FullName, name);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_part_that_is_run_again_has_the_same_bytes_and_the_parts_join_to_the_bytes_of_the_whole(bool openLabel)
    {
        var protocol = openLabel ? Protocol.Replace("\"replicates\"", "\"openLabel\":true,\"replicates\"", StringComparison.Ordinal) : Protocol;
        var whole = await Terminal.Call(protocol, "trial", "-", "--json");
        string[] parts = [In("s1.json"), In("s2.json"), In("s3.json")];
        for (var i = 1; i <= 3; i++)
        {
            Assert.Equal(0, (await Terminal.Call(protocol, "trial", "-", "--shard", $"{i}/3", "--out", parts[i - 1])).ExitCode);
        }

        var once = await File.ReadAllBytesAsync(parts[1], TestContext.Current.CancellationToken);
        await Terminal.Call(protocol, "trial", "-", "--shard", "2/3", "--threads", "1", "--out", parts[1]);
        Assert.Equal(once, await File.ReadAllBytesAsync(parts[1], TestContext.Current.CancellationToken));

        var merged = await Terminal.Call(null, "trial", "--merge", parts[2], parts[0], parts[1], "--json");
        Assert.Equal(whole.Output, merged.Output);
        Assert.Equal(0, merged.ExitCode);
        Assert.Equal(openLabel, Hash(whole.Output) != Hash((await Terminal.Call(Protocol, "trial", "-", "--json")).Output));

        // By the hash a merge refuses parts of another protocol.
        static string? Hash(string output) => JsonDocument.Parse(output).RootElement.GetProperty("protocolHash").GetString();
    }

    [Fact]
    public async Task Every_percentage_has_its_range_over_practice_effects_or_a_warning_that_it_has_none()
    {
        var many = JsonDocument.Parse((await Terminal.Call(Protocol, "trial", "-", "--json")).Output).RootElement;
        Assert.DoesNotContain(many.GetProperty("warnings").EnumerateArray(), w => w.GetProperty("code").GetString() == "TRL-108");
        foreach (var point in many.GetProperty("arms").EnumerateArray().SelectMany(a => a.GetProperty("endpoints").EnumerateArray())
            .Where(e => e.GetProperty("code").GetString() is "NM_INV" or "STRAIN").SelectMany(e => e.GetProperty("points").EnumerateArray()))
        {
            var (percent, range) = (point.GetProperty("percent").GetDouble(), point.GetProperty("range80"));
            Assert.True(range[0].GetDouble() <= range[1].GetDouble() && percent >= range[0].GetDouble() - 15 && percent <= range[1].GetDouble() + 15);
        }

        var text = (await Terminal.Call(Protocol, "trial", "-")).Output;
        Assert.Matches(@"day 30 +[0-9]+ \([0-9]+–[0-9]+; [0-9]+–[0-9]+\)", text);
        var few = await Terminal.Call(Protocol, "trial", "-", "--replicates", "5");
        Assert.Contains("TRL-108", (await Terminal.Call(Protocol, "trial", "-", "--replicates", "5", "--json")).Output, StringComparison.Ordinal);
        Assert.Matches(@"day 30 +[0-9]+ \([0-9]+–[0-9]+\)", few.Output);
    }

    [Fact]
    public async Task A_shard_that_was_altered_is_refused_by_name()
    {
        var shard = In("s1.json");
        await Terminal.Call(Protocol, "trial", "-", "--shard", "1/1", "--out", shard);
        var text = await File.ReadAllTextAsync(shard, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(shard, text.Replace("\"units\":20", "\"units\":40", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var merged = await Terminal.Call(null, "trial", "--merge", shard);
        Assert.Equal(2, merged.ExitCode);
        Assert.Contains("s1.json", merged.Error, StringComparison.Ordinal);
        Assert.Empty(merged.Output);
    }

    [Fact]
    public async Task Tables_show_every_endpoint()
    {
        var terminal = await Terminal.Call(Protocol, "trial", "-");
        Assert.Equal(0, terminal.ExitCode);
        Assert.All(["inv: none-or-mild", "base: time-to-baseline", "onset: onset-median", "strain: strain-reduction", "rr: risk-ratio", "md: mean-difference"],
            title => Assert.Contains(title, terminal.Output, StringComparison.Ordinal));
    }
}
