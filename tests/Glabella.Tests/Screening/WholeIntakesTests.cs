using System.Collections.Immutable;
using System.Text.Json;
using Glabella.Screening;

namespace Glabella.Tests.Screening;

/// <summary>Whole intakes as people fill them in (<c>cases/screening-intakes</c>); expectations follow the rule table and the labels behind it.</summary>
public sealed class WholeIntakesTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "cases", "screening-intakes");

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_intake_is_answered_as_its_file_says(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file + ".json")));
        var wrong = new List<string>();
        foreach (var c in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var result = Screener.Screen(CaseFiles.Healthy() with { Medications = List(c, "medications"), Conditions = List(c, "conditions"), Allergies = List(c, "allergies") });
            var decision = Words.Of(result.Decision);
            var named = result.Findings.Select(f => f.Matched).Concat(result.Harmless.Select(h => h.Matched)).ToHashSet();
            var missed = c.GetProperty("finds").EnumerateArray().Select(f => f.GetString()!).Where(f => !named.Contains(f)).ToList();
            if (decision != c.GetProperty("decision").GetString() || missed.Count > 0)
            {
                wrong.Add($"{c}\n  is {decision}; missed: {string.Join(", ", missed)}; not recognised: {string.Join(" | ", result.Unrecognised)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static ImmutableArray<Statement> List(JsonElement c, string name) => [.. c.GetProperty(name).EnumerateArray().Select(t => new Statement(t.GetString()!))];
}
