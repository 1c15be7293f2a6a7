using System.Text.Json;

namespace Glabella.SystemTests.Course;

public sealed class ForecastCommandTests
{
    private static readonly string[] Case = ["forecast", "--product", "Botox", "--area", "glabella", "--units", "20", "--members", "1024"];

    [Fact]
    public async Task The_text_fits_into_80_columns_and_names_the_five_events()
    {
        var terminal = await Terminal.Call(null, [.. Case, "--date", "2026-12-01", "--today", "2026-12-06", "--treatment", "2026-06-01:Dysport:50", "--report", "~2026-09-10:gone"]);
        Assert.Equal(0, terminal.ExitCode);
        Assert.All(terminal.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.All(["onset", "full effect", "half faded", "wear-off", "back to baseline", "Day 5 of about"], word => Assert.Contains(word, terminal.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_mechanism_is_shown_when_it_is_asked_for()
    {
        var plain = await Terminal.Call(null, Case);
        Assert.DoesNotContain("SNAP-25", plain.Output, StringComparison.Ordinal);
        var asked = await Terminal.Call(null, [.. Case, "--mechanism"]);
        Assert.All(asked.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.All(["depot", "chain", "SNAP-25", "signal", "muscle"], state => Assert.Contains(asked.Output.Split('\n'), line => line.TrimStart().StartsWith(state + " ", StringComparison.Ordinal) && line.AsSpan().ContainsAny("▁▂█")));
        var table = asked.Output.Split('\n').SkipWhile(line => !line.StartsWith("day ", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Trim().Length > 0).ToArray();
        Assert.Equal([0, 1, 2, 3, 7, 14, 30, 60, 90, 120, 150, 180, 240, 300, 365], table.Select(line => int.Parse(line[..3], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("100", System.Text.RegularExpressions.Regex.Split(table[0].Trim(), " +")[3]);

        var json = JsonDocument.Parse((await Terminal.Call(null, [.. Case, "--mechanism", "--json"])).Output).RootElement;
        var day = json.GetProperty("areas")[0].GetProperty("curve")[30];
        var intact = day.GetProperty("ranges").GetProperty("snap25");
        Assert.InRange(day.GetProperty("snap25").GetDouble(), intact.GetProperty("p10").GetDouble(), intact.GetProperty("p90").GetDouble());
    }

    [Fact]
    public async Task Lines_are_answered_in_order_and_a_bad_one_in_its_place()
    {
        const string lines = """
            {"id":"a","planned":[{"product":"Botox","area":"glabella","units":20}],"members":1024,"horizonDays":10}
            {"id":"b","planned":[{"product":"Botux","area":"glabella","units":20}]}
            {"id":"c","planned":[{"product":"Dysport","area":"glabella","units":50}],"members":1024,"horizonDays":10}
            {"id":"d","planned":[{"product":"Botox","area":"glabella","units":900}]}
            """;
        var terminal = await Terminal.Call(lines, "forecast", "-", "--ndjson");
        Assert.Equal(2, terminal.ExitCode);
        var answers = terminal.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["forecast", "problem", "forecast", "problem"], answers.Select(a => a.GetProperty("kind").GetString()));
        Assert.Equal("a", answers[0].GetProperty("id").GetString());
        Assert.Equal(("INP-007", 2), (answers[1].GetProperty("code").GetString(), answers[1].GetProperty("line").GetInt32()));
        Assert.Equal("c", answers[2].GetProperty("id").GetString());
        Assert.Equal("CRS-101", answers[3].GetProperty("rule").GetString());
    }

    [Fact]
    public async Task One_line_says_the_same_as_one_case()
    {
        const string document = """{"planned":[{"product":"Botox","area":"glabella","units":20}],"members":1024,"date":"2026-12-01","baseline":"severe"}""";
        var alone = await Terminal.Call(document, "forecast", "-", "--json");
        var line = await Terminal.Call(document, "forecast", "-", "--ndjson", "--threads", "3");
        Assert.Equal(alone.Output, line.Output);
    }
}
