using System.Text;
using System.Text.Json;
using Glabella.Commands.Plumbing;

namespace Glabella.Tests.Commands;

/// <summary><c>glabella calibrate</c>: what it reads, refuses, predicts and writes.</summary>
public sealed class CalibrateCommandTests : IDisposable
{
    private const string Row = """
        {"row": 1, "trial": "A trial", "product": "Botox", "arm": "20 U", "dose_units": 20, "n": 100, "site": "glabella", "endpoint": "NM_INV", "rater": "investigator",
         "metric": "responder_percent", "timepoint_days": 30, "value": 80, "suggested_use": "calibrate"}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glabella-calibrate-");

    public void Dispose() => folder.Delete(recursive: true);

    private string In(string name) => Path.Combine(folder.FullName, name);

    [Theory]
    [InlineData("/rows", "INP-005", """{"about": "nothing"}""")]
    [InlineData("/rows", "INP-006", """{"rows": []}""")]
    [InlineData("/rows", "INP-005", """{"rows": {}}""")]
    public async Task A_table_without_rows_is_refused(string field, string code, string table) => await Refused(table, code, field);

    [Theory]
    [InlineData("endpoint", "\"NM_INF\"", "INP-007")]
    [InlineData("value", "101", "INP-006")]
    [InlineData("value", "-1", "INP-006")]
    [InlineData("value", "null", "INP-005")]
    [InlineData("site", "\"chin\"", "INP-007")]
    [InlineData("site", "\"glabela\"", "INP-007")]
    [InlineData("product", "\"Sculptra\"", "INP-007")]
    [InlineData("metric", "\"responders\"", "INP-007")]
    [InlineData("operator", "\"≥\"", "INP-007")]
    [InlineData("suggested_use", "\"maybe\"", "INP-007")]
    [InlineData("timepoint_days", "null", "INP-005")]
    [InlineData("dose_units", "\"20\"", "INP-005")]
    [InlineData("n", "0", "INP-006")]
    [InlineData("row", "null", "INP-005")]
    [InlineData("open_label", "\"yes\"", "INP-005")]
    public async Task A_row_that_cannot_be_meant_names_its_field(string field, string value, string code) =>
        await Refused(Table(With(Row, field, value)), code, $"/rows/0/{field}");

    [Fact]
    public async Task Counts_without_a_value_need_n()
    {
        var counted = With(With(Row, "value", "null"), "responders", "80");
        await Refused(Table(With(counted, "n", "null")), "INP-005", "/rows/0/n");
        await Refused(Table(With(counted, "responders", "101")), "INP-006", "/rows/0/responders");

        var prediction = Assert.Single((await Checked(Table(counted))).GetProperty("predictions").EnumerateArray());
        Assert.Equal(80, prediction.GetProperty("published").GetDouble());
    }

    [Fact]
    public async Task A_row_number_stands_once_in_all_files_and_the_sentence_names_the_file()
    {
        await File.WriteAllTextAsync(In("one.json"), Table(Row), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(In("two.json"), Table(Row), TestContext.Current.CancellationToken);
        var (exit, output, error) = await Run(null, "calibrate", In("one.json"), In("two.json"), "--check");

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("two.json", error, StringComparison.Ordinal);
        Assert.Contains("stands twice", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--out", "INP-010", "calibrate")]
    [InlineData("--out", "INP-010", "calibrate --check --out x")]
    [InlineData("--draws", "INP-006", "calibrate --check --draws 99")]
    [InlineData("--chains", "INP-006", "calibrate --check --chains 65")]
    [InlineData("--seed", "INP-006", "calibrate --check --seed -1")]
    [InlineData("--holdout", "INP-007", "calibrate --check --holdout SAKURA")]
    public async Task What_cannot_be_meant_names_its_option(string field, string code, string call)
    {
        var (exit, output, error) = await Run(null, [.. call.Split(' '), "--json"]);

        var problem = JsonDocument.Parse(error).RootElement;
        Assert.Equal((2, "", code, field), (exit, output, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
        Assert.True(field != "--holdout" || problem.GetProperty("candidates").EnumerateArray().Any(c => c.GetString() == "SAKURA 1"));
    }

    [Fact]
    public async Task A_table_of_which_nothing_can_be_used_says_why()
    {
        var (exit, output, error) = await Run(Table(With(Row, "endpoint", "\"NM_REST\"")), "calibrate", "-", "--check", "--json");

        var problem = JsonDocument.Parse(error).RootElement;
        Assert.Equal((2, "", "CAL-102"), (exit, output, problem.GetProperty("code").GetString()));
        Assert.Contains("rest", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await Refused(Table(With(Row, "suggested_use", "\"validate\"")), "CAL-102", "/rows", "--out", In("fit"));
        Assert.False(Directory.Exists(In("fit")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused_before_the_fit_and_leaves_nothing()
    {
        await File.WriteAllTextAsync(In("file"), "in the way", TestContext.Current.CancellationToken);
        await Refused(Table(Row), "SYS-003", "--out", "--out", In("file"));
        await Refused(Table(Row), "SYS-003", "--out", "--out", In("file/below"));

        Assert.Equal(["file"], folder.GetFileSystemInfos().Select(f => f.Name));
    }

    [Fact]
    public async Task A_check_of_the_program_s_own_tables_has_the_contract_s_fields_and_the_tables_reasons()
    {
        var check = await Checked(null);

        Assert.Equal(
            ["kind", "modelVersion", "seed", "rowsUsed", "rowsLeftOut", "rmsePercent", "medianErrorDays", "worst", "parameters", "predictions", "warnings"],
            check.EnumerateObject().Select(member => member.Name));
        Assert.True(check.GetProperty("rowsUsed").GetInt32() > 200);
        var second = check.GetProperty("rowsLeftOut").EnumerateArray().Single(l => l.GetProperty("row").GetInt32() == 40);
        Assert.Equal("a second source of row 38", second.GetProperty("reason").GetString());
        Assert.Equal(["name", "unit", "prior", "posterior", "rHat", "effectiveDraws"], check.GetProperty("parameters")[0].EnumerateObject().Select(m => m.Name));
        Assert.InRange(check.GetProperty("rmsePercent").GetDouble(), 1, 15);
        Assert.All(check.GetProperty("predictions").EnumerateArray(), p =>
        {
            var range = p.GetProperty("range80");
            Assert.True(range[0].GetDouble() <= range[1].GetDouble());
        });
    }

    [Fact]
    public async Task Rows_marked_validate_are_predicted_and_not_counted_and_unknown_fields_are_warned_of()
    {
        var check = await Checked(Table(Row, With(With(Row, "row", "2"), "suggested_use", "\"validate\""), With(With(Row, "row", "3"), "suggested_use", "\"do_not_fit\"")).Replace("\"rater\"", "\"ratter\"", StringComparison.Ordinal));

        Assert.Equal(1, check.GetProperty("rowsUsed").GetInt32());
        Assert.Equal([1, 2], check.GetProperty("predictions").EnumerateArray().Select(p => p.GetProperty("row").GetInt32()));
        Assert.Contains(check.GetProperty("warnings").EnumerateArray(), w => w.GetProperty("code").GetString() == "INP-009" && w.GetProperty("field").GetString() == "/rows/0/ratter");
    }

    [Fact]
    public async Task Text_for_a_person_keeps_to_80_columns()
    {
        var (exit, output, _) = await Run(Table(Row), "calibrate", "-", "--check");

        Assert.Equal(0, exit);
        Assert.DoesNotContain(output.Split('\n'), line => line.Length > 80);
        Assert.Contains("1 rows used", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fit_writes_report_pictures_and_a_parameter_file_and_nothing_half()
    {
        var rows = new[] { ("A", 20, 30, 80), ("A", 20, 90, 45), ("A", 0, 30, 3), ("B", 20, 30, 88), ("B", 40, 120, 40), ("B", 0, 30, 2) }
            .Select((r, i) => With(With(With(With(With(With(Row, "row", $"{i + 1}"), "trial", $"\"{r.Item1}\""), "dose_units", $"{r.Item2}"), "arm", $"\"{r.Item2} U\""), "timepoint_days", $"{r.Item3}"), "value", $"{r.Item4}"));
        var (exit, output, error) = await Run(Table([.. rows]), "calibrate", "-", "--out", In("new/fit"), "--chains", "1", "--draws", "100", "--json");

        Assert.True(exit == 0, error);
        var calibration = JsonDocument.Parse(output).RootElement;
        Assert.Equal(6, calibration.GetProperty("rowsUsed").GetInt32());
        Assert.All(calibration.GetProperty("parameters").EnumerateArray(), p => Assert.Equal(JsonValueKind.Number, p.GetProperty("rHat").ValueKind));
        string[] files = [.. Directory.GetFiles(In("new/fit")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.Equal(["calibrated-parameters.json", "calibration-parameters.svg", "calibration-predicted.svg", "calibration-spread.svg", "calibration-trials.svg", "calibration.md"], files);
        var page = await File.ReadAllTextAsync(In("new/fit/calibration.md"), TestContext.Current.CancellationToken);
        Assert.Contains("`glabella calibrate - --out fit --chains 1 --draws 100`", page, StringComparison.Ordinal);
        Assert.Contains("log-logistic course", page, StringComparison.Ordinal);
        using var parameters = JsonDocument.Parse(await File.ReadAllTextAsync(In("new/fit/calibrated-parameters.json"), TestContext.Current.CancellationToken));
        Assert.Equal(["A", "B"], parameters.RootElement.GetProperty("trialEffects").EnumerateArray().Select(t => t.GetProperty("trial").GetString()));
    }

    private static string Table(params string[] rows) => $$"""{"rows": [{{string.Join(",", rows)}}]}""";

    /// <summary>The row with one field set to a JSON value.</summary>
    private static string With(string row, string field, string value)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(row)!.AsObject();
        node[field] = System.Text.Json.Nodes.JsonNode.Parse(value);
        return node.ToJsonString();
    }

    private static async Task<JsonElement> Checked(string? table)
    {
        var (exit, output, error) = await Run(table, ["calibrate", .. table is null ? Array.Empty<string>() : ["-"], "--check", "--json"]);
        Assert.True(exit == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task Refused(string table, string code, string field, params string[] options)
    {
        var (exit, output, error) = await Run(table, ["calibrate", "-", .. options.Length == 0 ? ["--check"] : options, "--json"]);

        var problem = JsonDocument.Parse(error).RootElement;
        Assert.Equal((2, "", code, field), (exit, output, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
    }

    private static async Task<(int Exit, string Output, string Error)> Run(string? input, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input ?? ""));
        var exit = await CommandLine.Run(args, new CommandStreams(stdin, output, error), TestContext.Current.CancellationToken);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
