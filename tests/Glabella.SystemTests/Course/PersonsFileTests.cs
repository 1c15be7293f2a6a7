using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Glabella.SystemTests.Course;

/// <summary>Virtual subjects as Parquet, read with DuckDB by the queries of docs/course/persons.md.</summary>
public sealed class PersonsFileTests : IDisposable
{
    private const string Protocol = """
        {"name":"persons","visits":[14,30,60,90,120,180],"replicates":3,
         "arms":[{"name":"ona","product":"Botox","area":"glabella","units":20,"n":700},{"name":"placebo","placebo":true,"area":"glabella","n":300}],
         "endpoints":[{"name":"inv","code":"NM_INV"}]}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glabella-persons-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_documented_query_gives_the_percentages_that_the_trial_prints()
    {
        var trial = await Written("persons.parquet");
        var rows = await Duck.Rows(folder.FullName, Docs.Blocks("docs/course/persons.md", "sql")[0]);
        var printed = JsonDocument.Parse(trial.Output).RootElement.GetProperty("arms").EnumerateArray()
            .SelectMany(arm => arm.GetProperty("endpoints")[0].GetProperty("points").EnumerateArray()
                .Select(point => (Arm: arm.GetProperty("name").GetString()!, Day: point.GetProperty("day").GetInt32(), Percent: point.GetProperty("percent").GetDouble()))).ToArray();
        Assert.Equal(printed.Select(p => (p.Arm, p.Day)), rows.Select(r => (r[0], int.Parse(r[1], CultureInfo.InvariantCulture))));

        // A tie of the third decimal may be rounded either way.
        Assert.All(printed.Zip(rows), pair => Assert.Equal(pair.First.Percent, double.Parse(pair.Second[2], CultureInfo.InvariantCulture), 0.0101));
    }

    [Fact]
    public async Task The_documented_question_who_keeps_the_effect_has_its_answer()
    {
        await Written("persons.parquet");
        var rows = await Duck.Rows(folder.FullName, Docs.Blocks("docs/course/persons.md", "sql")[1]);
        Assert.Equal(["ona 1", "ona 2", "ona 3", "ona 4"], rows.Select(r => $"{r[0]} {r[2]}"));
        double[] halfLives = [.. rows.Select(r => double.Parse(r[3], CultureInfo.InvariantCulture))], kept = [.. rows.Select(r => double.Parse(r[4], CultureInfo.InvariantCulture))];
        Assert.Equal(halfLives.OrderDescending(), halfLives);
        Assert.True(kept[0] > kept[3], $"{kept[0]} % of those who lose it slowly, {kept[3]} % of those who lose it fast");
    }

    [Fact]
    public async Task The_columns_are_those_of_the_page()
    {
        await Written("persons.parquet");
        var columns = await Duck.Rows(folder.FullName, "DESCRIBE SELECT * FROM 'persons.parquet'");
        Assert.Equal(Docs.Table("docs/course/persons.md", "| column |").Select(row => (row[0], row[1])), columns.Select(c => (c[0], c[1])));
        var metadata = await Duck.Rows(folder.FullName, "SELECT decode(key), decode(value) FROM parquet_kv_metadata('persons.parquet')");
        Assert.Contains(metadata, m => m[0] == "glabella.replicates" && m[1] == "3");
    }

    [Fact]
    public async Task Threads_change_no_byte_and_shards_together_hold_each_subject_once()
    {
        await Written("persons.parquet", "--threads", "1");
        await Written("three.parquet", "--threads", "3");
        Assert.Equal(await File.ReadAllBytesAsync(In("persons.parquet"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(In("three.parquet"), TestContext.Current.CancellationToken));
        for (var i = 1; i <= 4; i++)
        {
            await Terminal.Call(Protocol, "trial", "-", "--shard", $"{i}/4", "--persons", In($"part-{i}.parquet"), "--out", In("shard.json"));
        }

        var difference = await Duck.Rows(folder.FullName, """
            SELECT (SELECT count(*) FROM 'part-*.parquet'), (SELECT count(*) FROM 'persons.parquet'),
                   (SELECT count(*) FROM (SELECT * FROM 'persons.parquet' EXCEPT SELECT * FROM 'part-*.parquet'))
            """);
        Assert.Equal(["21000", "21000", "0"], difference[0]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_one_sentence_and_leaves_nothing()
    {
        var trial = await Terminal.Call(Protocol, "trial", "-", "--persons", In("nowhere/persons.parquet"));
        Assert.Equal((1, ""), (trial.ExitCode, trial.Output));
        Assert.Contains("could not be written", trial.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await Terminal.Call(Protocol, "trial", "-", "--persons", "")).ExitCode);
        Assert.Equal(1, (await Terminal.Call(Protocol, "trial", "-", "--out", " ")).ExitCode);
        Assert.Equal(2, (await Terminal.Call(null, "trial", "--merge", In("s.json"), "--persons", In("persons.parquet"))).ExitCode);
        Assert.Equal(2, (await Terminal.Call(Protocol, "trial", "-", "--persons", In("x"), "--out", In("./x"))).ExitCode);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    /// <summary>3.6 million rows of 20 columns are 500 MB as numbers; two row groups of them are 40.</summary>
    [Fact]
    public async Task Memory_does_not_grow_with_the_run()
    {
        using var process = Started("persons.parquet");
        long peak = 0;
        while (!process.HasExited)
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.WorkingSet64);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, process.ExitCode);
        Assert.Equal("3600100", (await Duck.Rows(folder.FullName, "SELECT count(*) FROM 'persons.parquet'"))[0][0]);
        Assert.InRange(peak, 30L << 20, 300L << 20);
    }

    [Fact]
    public async Task An_interrupted_run_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are those of POSIX.");
        using var process = Started("persons.parquet");
        while (folder.GetFiles("persons.parquet.*.part").All(f => f.Length < 1 << 20))
        {
            Assert.False(process.HasExited);
            await Task.Delay(10, TestContext.Current.CancellationToken);
            folder.Refresh();
        }

        using var signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Equal(["protocol.json"], folder.GetFiles().Select(f => f.Name));
    }

    private Process Started(string persons)
    {
        File.WriteAllText(In("protocol.json"), Protocol.Replace("\"replicates\":3", "\"replicates\":100", StringComparison.Ordinal)
            .Replace("\"n\":700", "\"n\":4000", StringComparison.Ordinal).Replace("\"n\":300", "\"n\":1143", StringComparison.Ordinal));
        string[] program = ["dotnet", Path.Combine(AppContext.BaseDirectory, "glabella.dll"), "trial", "protocol.json", "--quiet", "--persons", persons];

        // A shell that starts tests in the background has them ignore the interrupt, and what they start would ignore it too.
        string[] call = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", .. program] : program;
        return Process.Start(new ProcessStartInfo(call[0], call[1..])
        {
            WorkingDirectory = folder.FullName, RedirectStandardOutput = true,
        })!;
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private async Task<Terminal> Written(string name, params string[] options)
    {
        var trial = await Terminal.Call(Protocol, ["trial", "-", "--json", "--persons", In(name), .. options]);
        Assert.Equal((0, ""), (trial.ExitCode, trial.Error));
        Assert.Equal([In(name)], Directory.GetFiles(folder.FullName, $"{name}*"));
        return trial;
    }
}
