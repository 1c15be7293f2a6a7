using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Glabella.SystemTests.Course;

/// <summary>The files of docs/course that run one protocol in parts on a cluster, run here as processes, one of them killed half way.</summary>
public sealed partial class ClusterTests : IDisposable
{
    private const int Parts = 16;

    private const string Protocol = """
        {"name":"cluster","visits":[14,30,60,90,120,180],"replicates":40,
         "arms":[{"name":"ona","product":"Botox","area":"glabella","units":20,"n":8000},{"name":"placebo","placebo":true,"area":"glabella","n":4000}],
         "endpoints":[{"name":"inv","code":"NM_INV"},{"name":"base","code":"T_BASE_BOTH"},{"name":"onset","code":"ONSET_SUB"}]}
        """;

    private static readonly string Small = Protocol.Replace("8000", "80", StringComparison.Ordinal).Replace("4000", "40", StringComparison.Ordinal);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glabella-cluster-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("k8s-trial-job.yaml")]
    [InlineData("slurm-trial.sh")]
    public async Task Parts_run_as_the_file_says_one_killed_half_way_and_run_again_join_to_the_bytes_of_the_whole(string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command lines of batch systems are those of a POSIX shell.");
        var part = PartOf(file);
        await File.WriteAllTextAsync(In("protocol.json"), Protocol, TestContext.Current.CancellationToken);

        // The first part says how long a part takes; the second is killed in the middle and leaves nothing with a shard's name.
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, await Ended(part(1)));
        var after = clock.Elapsed / 2;
        while (!await Killed(part(2), after))
        {
            File.Delete(In("shard-2.json"));
            after /= 2;
        }

        Assert.Equal(["shard-1.json"], Directory.GetFiles(folder.FullName, "shard-*.json").Select(Path.GetFileName));

        // What a process killed in the middle of writing would leave: never merged, and in nobody's way.
        await File.WriteAllTextAsync(In("shard-2.json.0.part"), """{"kind":"trial-shard","shard":{"index":2""", TestContext.Current.CancellationToken);
        for (var i = 2; i <= Parts; i++)
        {
            Assert.Equal(0, await Ended(part(i)));
        }

        var whole = await Terminal.Call(Protocol, "trial", "-", "--json");
        var merged = await Terminal.Call(null, ["trial", "--merge", .. Directory.GetFiles(folder.FullName, "shard-*.json"), "--json"]);
        Assert.Equal("", merged.Error);
        Assert.Equal(whole.Output, merged.Output);
    }

    /// <summary>In a container every process has the same id, so a name aside that is made of the id alone would be taken for ever.</summary>
    [Fact]
    public async Task What_a_killed_process_of_the_same_id_left_behind_stops_nobody()
    {
        await File.WriteAllTextAsync(In($"shard-1.json.{Environment.ProcessId}.part"), "{", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Terminal.Call(Small, "trial", "-", "--shard", "1/1", "--out", In("shard-1.json"))).ExitCode);
        Assert.Equal(0, (await Terminal.Call(null, "trial", "--merge", In("shard-1.json"))).ExitCode);
    }

    [Fact]
    public async Task A_shard_file_that_was_cut_short_is_no_shard()
    {
        await Terminal.Call(Small, "trial", "-", "--shard", "1/1", "--out", In("shard-1.json"));
        var bytes = await File.ReadAllBytesAsync(In("shard-1.json"), TestContext.Current.CancellationToken);
        foreach (var length in new[] { 1, bytes.Length / 2, bytes.Length - 3 })
        {
            await File.WriteAllBytesAsync(In("shard-1.json"), bytes[..length], TestContext.Current.CancellationToken);
            var merged = await Terminal.Call(null, "trial", "--merge", In("shard-1.json"));
            Assert.Equal((2, ""), (merged.ExitCode, merged.Output));
            Assert.Contains("is no shard file", merged.Error, StringComparison.Ordinal);
        }
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    /// <summary>The command of part i, as the file of the documentation has it.</summary>
    private Func<int, ProcessStartInfo> PartOf(string file)
    {
        var path = Docs.Path($"docs/course/{file}");
        var text = File.ReadAllText(path);
        if (file.EndsWith(".sh", StringComparison.Ordinal))
        {
            Assert.Contains($"#SBATCH --array=1-{Parts}\n", text, StringComparison.Ordinal);
            var cpus = CpusPerTask().Match(text).Groups[1].Value;
            return i => Shell([path], ("SLURM_ARRAY_TASK_ID", $"{i}"), ("SLURM_CPUS_PER_TASK", cpus));
        }

        Assert.Contains($"  completions: {Parts}\n", text, StringComparison.Ordinal);
        Assert.Contains("command: [\"/bin/sh\", \"-c\"]", text, StringComparison.Ordinal);
        var line = OnlyArgument().Match(text).Groups[1].Value;
        Assert.StartsWith("glabella trial protocol.json --shard ", line, StringComparison.Ordinal);
        return i => Shell(["-c", line], ("JOB_COMPLETION_INDEX", $"{i - 1}"));
    }

    private ProcessStartInfo Shell(string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("/bin/sh", arguments) { WorkingDirectory = folder.FullName };
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task<int> Ended(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>Whether it was still at work when it was killed.</summary>
    private static async Task<bool> Killed(ProcessStartInfo start, TimeSpan after)
    {
        using var process = Process.Start(start)!;
        await Task.Delay(after, TestContext.Current.CancellationToken);
        var working = !process.HasExited;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return working && process.ExitCode != 0;
    }

    [GeneratedRegex(@"#SBATCH --cpus-per-task=(\d+)")]
    private static partial Regex CpusPerTask();

    [GeneratedRegex(@"^ +args:\n +- (.+)$", RegexOptions.Multiline)]
    private static partial Regex OnlyArgument();
}
