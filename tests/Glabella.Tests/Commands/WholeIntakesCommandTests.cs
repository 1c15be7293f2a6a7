using System.Text;
using System.Text.Json;
using Glabella.Commands.Plumbing;

namespace Glabella.Tests.Commands;

/// <summary>Whole intakes as the contract writes them (<c>cases/screening-whole</c>): people, dates, routes, products, jurisdictions.</summary>
public sealed class WholeIntakesCommandTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "cases", "screening-whole");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_intake_is_answered_as_its_file_says(string file)
    {
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, file + ".json"), TestContext.Current.CancellationToken));
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().ToList();
        var input = string.Join('\n', cases.Select(c => JsonSerializer.Serialize(c.GetProperty("intake"))));
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        await CommandLine.Run(["screen", "-", "--ndjson"], new CommandStreams(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error), TestContext.Current.CancellationToken);

        var answers = Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal(cases.Count, answers.Length);
        var wrong = new List<string>();
        foreach (var (c, line) in cases.Zip(answers))
        {
            var answer = JsonDocument.Parse(line).RootElement;
            var decision = answer.TryGetProperty("decision", out var said) ? said.GetString() : line;
            var found = decision == line ? [] : answer.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("severity").GetString() != "information").Select(f => f.GetProperty("matched").GetString()).ToHashSet();
            var missed = c.GetProperty("finds").EnumerateArray().Select(f => f.GetString()).Where(f => !found.Contains(f)).ToList();
            if (decision != c.GetProperty("decision").GetString() || missed.Count > 0)
            {
                wrong.Add($"{c.GetProperty("about")}: is {decision}; missed: {string.Join(", ", missed)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
