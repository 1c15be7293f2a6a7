using System.Text;
using System.Text.Json;
using Glabella.Commands;
using Glabella.Commands.Plumbing;
using Glabella.Screening;
using Glabella.Tests.Screening;

namespace Glabella.Tests.Commands;

/// <summary><c>glabella screen</c> as somebody at a terminal or a script meets it.</summary>
public sealed class ScreenCommandTests
{
    private const string Healthy = """
        {"birthDate":"1984-05-02","sex":"female","pregnant":false,"breastfeeding":false,"medications":[],"conditions":[],"allergies":[],
         "priorTreatments":[],"planned":{"date":"2026-12-01","products":["Botox"],"areas":["glabella"]}}
        """;

    [Fact]
    public async Task The_contract_s_fields_stand_in_their_order()
    {
        var result = await Json(Healthy, "screen", "-");

        Assert.Equal(
            ["kind", "id", "jurisdiction", "rulesVersion", "plannedDate", "ageYears", "decision", "byProduct", "findings", "unrecognised", "didYouMean", "notAsked", "harmless", "warnings", "difference"],
            result.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("clear", 42), (result.GetProperty("decision").GetString(), result.GetProperty("ageYears").GetInt32()));
    }

    [Fact]
    public async Task A_finding_says_what_was_read_where_and_on_what_it_rests()
    {
        var result = await Json(Healthy.Replace("\"medications\":[]", "\"medications\":[\"G\u0435ntamicin i.v. 240 mg\",\"vitamin D\"]", StringComparison.Ordinal), "screen", "-");

        var finding = Assert.Single(result.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ("SCR-101", "defer", "drug", "G\u0435ntamicin i.v. 240 mg", "/medications/0", "gentamicin", "lookalike", "caution"),
            (Text("rule"), Text("severity"), Text("topic"), Text("input"), Text("field"), Text("matched"), Text("matchedHow"), Text("label")));
        Assert.NotEmpty(finding.GetProperty("sources").EnumerateArray());
        Assert.Equal("colecalciferol", result.GetProperty("harmless")[0].GetProperty("matched").GetString());

        string? Text(string name) => finding.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Text_begins_with_the_decision()
    {
        var (code, output, _) = await Run(Healthy.Replace("\"allergies\":[]", "\"allergies\":[\"botulinum toxin\"]", StringComparison.Ordinal), "screen", "-");

        Assert.Equal(0, code);
        Assert.StartsWith("CONTRAINDICATED", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Theory]
    [InlineData("caution", 3)]
    [InlineData("refer", 0)]
    public async Task Fail_on_changes_the_exit_code_alone(string level, int expected)
    {
        var (code, output, _) = await Run(Healthy.Replace("\"medications\":[]", "\"medications\":[\"warfarin\"]", StringComparison.Ordinal), "screen", "-", "--fail-on", level);

        Assert.Equal(expected, code);
        Assert.StartsWith("CAUTION", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_answered_in_order_and_a_bad_one_in_its_place()
    {
        var one = Healthy.ReplaceLineEndings("");
        var (code, output, _) = await Run(string.Join('\n', one, "{", one), "screen", "-", "--ndjson", "--threads", "2");

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, code);
        Assert.Equal(["screening", "problem", "screening"], lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public async Task How_far_a_list_is_shows_on_a_terminal_alone(bool terminal, bool quiet, bool shown)
    {
        var many = string.Join('\n', Enumerable.Repeat(Healthy.ReplaceLineEndings(""), 600));
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var streams = new CommandStreams(new MemoryStream(Encoding.UTF8.GetBytes(many)), output, error) { ErrorIsTerminal = terminal };
        string[] call = ["screen", "-", "--ndjson"];

        Assert.Equal(0, await CommandLine.Run(quiet ? [.. call, "--quiet"] : call, streams, TestContext.Current.CancellationToken));
        Assert.Equal(shown, error.ToString().Contains("100 %  600 lines", StringComparison.Ordinal));
        Assert.Equal(600, Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_past_decision_is_answered_with_the_rules_as_they_were_and_compared_on_demand()
    {
        var intake = Healthy.Replace("\"medications\":[]", "\"medications\":[\"gentamicin i.v.\"]", StringComparison.Ordinal);
        var past = await Json(intake, "screen", "-", "--rules", "2026-11-25");
        Assert.Equal(("2026-11-25", "defer", JsonValueKind.Null), (past.GetProperty("rulesVersion").GetString(), past.GetProperty("decision").GetString(), past.GetProperty("difference").ValueKind));

        var difference = (await Json(intake, "screen", "-", "--rules", "2026-11-25", "--compare", "newest")).GetProperty("difference");
        Assert.Equal(
            ["rulesVersion", "decision", "appeared", "gone", "changed", "understoodNow", "notUnderstoodNow"],
            difference.EnumerateObject().Select(member => member.Name));
        Assert.Equal(ScreeningRules.Version, difference.GetProperty("rulesVersion").GetString());

        var (_, same, _) = await Run(intake, "screen", "-", "--rules", "2026-11-25", "--compare", "2026-11-25");
        Assert.Contains("With the rules of 2026-11-25 instead of 2026-11-25\n  Nothing differs.", same, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Myasthenia_in_Canada_was_referred_by_the_rules_of_November_and_is_forbidden_since()
    {
        var intake = Healthy.Replace("\"conditions\":[]", "\"conditions\":[\"myasthenia gravis\"],\"jurisdiction\":\"CA\"", StringComparison.Ordinal);
        var past = await Json(intake, "screen", "-", "--rules", "2026-11-25", "--compare", "2026-12-01");
        var difference = past.GetProperty("difference");
        var changed = Assert.Single(difference.GetProperty("changed").EnumerateArray());
        Assert.Equal(
            ("refer", "contraindicated", "SCR-301", "refer", "contraindicated"),
            (past.GetProperty("decision").GetString(), difference.GetProperty("decision").GetString(), changed.GetProperty("rule").GetString(),
                changed.GetProperty("then").GetProperty("severity").GetString(), changed.GetProperty("now").GetProperty("severity").GetString()));
    }

    [Fact]
    public void A_difference_is_said_in_sentences()
    {
        var then = Screener.Screen(CaseFiles.With("medications", "gentamicin i.v.; warfarin"));
        var (worst, other) = (then.Findings[0], then.Findings[1]);
        var now = then with { RulesVersion = "2099-01-01", Decision = Decision.Contraindicated, Findings = [worst with { Severity = Severity.Contraindicated, Action = "Never." }] };

        var (heading, lines) = ScreenDifferenceText.Of(ScreeningDifference.Between(then, now));

        Assert.Equal($"With the rules of 2099-01-01 instead of {ScreeningRules.Version}", heading);
        Assert.Equal(
            [
                "The decision: contraindicated, was defer.",
                $"Gone: {other.Rule} {other.Title} (warfarin), was caution.",
                $"Changed: {worst.Rule} {worst.Title} (gentamicin): contraindicated, was defer; said in other words: Never.",
            ],
            lines);
    }

    [Theory]
    [InlineData("--rules", "INP-007", "screen - --rules 2020-01-01")]
    [InlineData("--compare", "INP-007", "screen - --compare 2020-01-01")]
    [InlineData("--jurisdiction", "INP-007", "screen - --jurisdiction Mars")]
    [InlineData("--threads", "INP-006", "screen - --threads 0")]
    [InlineData("--fail-on", "INP-007", "screen - --fail-on clear")]
    public async Task What_cannot_be_meant_names_its_option(string field, string code, string call)
    {
        var (exit, output, error) = await Run(Healthy, [.. call.Split(' '), "--json"]);

        var problem = JsonDocument.Parse(error).RootElement;
        Assert.Equal((2, "", code, field), (exit, output, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
    }

    private static async Task<JsonElement> Json(string input, params string[] args)
    {
        var (code, output, error) = await Run(input, [.. args, "--json"]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output, string Error)> Run(string input, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var streams = new CommandStreams(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error);
        var code = await CommandLine.Run(args, streams, TestContext.Current.CancellationToken);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
