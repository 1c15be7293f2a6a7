using System.Text;
using Glabella.Commands.Plumbing;

namespace Glabella.Tests.Commands;

public sealed class JsonDocumentTests
{
    [Theory]
    [InlineData("{\n \"zz\": 1\n \"yy\": 2\n}", 3)]
    [InlineData("{\n\"sex\":null,\n}", 3)]
    [InlineData("{\n// note\n\"sex\":null}", 2)]
    [InlineData("{}\n{}", 2)]
    [InlineData("{\"a\":1,\n\"a\":2}", 2)]
    [InlineData("[NaN]", 1)]
    [InlineData("{\"a\":\n[1,", 2)]
    [InlineData("{\"a\":\"\\ud800\"}", 1)]
    public void Malformed_json_names_the_line_where_reading_stopped(string json, int line)
    {
        var problem = ProblemOf(Encoding.UTF8.GetBytes(json));
        Assert.Equal("INP-004", problem.Code);
        Assert.Equal(line, problem.Line);
        Assert.True(problem.Column >= 1);
    }

    [Fact]
    public void Other_encodings_are_refused_by_name()
    {
        Assert.Contains("UTF-16", ProblemOf(Encoding.Unicode.GetBytes("{\"a\":1}")).Detail, StringComparison.Ordinal);
        Assert.Contains("UTF-16", ProblemOf([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("{}")]).Detail, StringComparison.Ordinal);
        Assert.Contains("UTF-8", ProblemOf([.. "{\"a\":\""u8, 0xE9, .. "\"}"u8]).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_brackets_are_refused_and_not_a_crash() =>
        Assert.Equal("INP-004", ProblemOf(Encoding.UTF8.GetBytes(new string('[', 100_000))).Code);

    [Fact]
    public void Blanks_and_nothing_are_empty()
    {
        Assert.Contains("empty", ProblemOf([]).Detail, StringComparison.Ordinal);
        Assert.Contains("empty", ProblemOf(" \n\n"u8.ToArray()).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_never_asked_for_becomes_a_warning_with_the_nearest_name()
    {
        var log = new InputLog();
        var json = JsonDocumentParser.Parse(log, "{\"medicatoins\":[\"warfarin\"],\"planned\":{\"colour\":1}}"u8, "x");
        var fields = new Value(log, json!, "").Object();
        Assert.Null(fields["medications"]);
        fields["planned"]!.Value.Object().End();
        fields.End();
        Assert.Equal(["/planned/colour", "/medicatoins"], log.Warnings.Select(w => w.Field));
        Assert.Contains("medications", log.Warnings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_problem_stands_and_names_its_place()
    {
        var log = new InputLog();
        var json = JsonDocumentParser.Parse(log, "{\"list\":[\"a\",7],\"units\":1e999,\"date\":\"1984-02-30\"}"u8, "x");
        var fields = new Value(log, json!, "").Object();
        fields["list"]!.Value.List(v => v.Text());
        Assert.Equal("/list/1", log.Problem!.Field);
        fields["units"]!.Value.Number(0, 1000, "U");
        fields["date"]!.Value.Date();
        Assert.Equal("INP-005", log.Problem.Code);
    }

    private static Problem ProblemOf(byte[] bytes)
    {
        var log = new InputLog();
        Assert.Null(JsonDocumentParser.Parse(log, bytes, "The document"));
        return log.Problem!;
    }
}
