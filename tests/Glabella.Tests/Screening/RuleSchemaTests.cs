using System.Text.Json.Nodes;
using Glabella.Tests.Architecture;
using Json.Schema;

namespace Glabella.Tests.Screening;

/// <summary>Every rule file fits <c>Data/rule-family.schema.json</c>, which editors complete from; and the schema refuses what it should.</summary>
public sealed class RuleSchemaTests
{
    private const string Data = "src/Glabella.Screening/Data/";
    private static readonly JsonSchema Schema = JsonSchema.FromText(Repository.Read(Data + "rule-family.schema.json"));

    public static TheoryData<string> Families =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, Data, "rules"), "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_fits_the_schema(string file) => Assert.Equal("", Faults(JsonNode.Parse(Repository.Read(Data + "rules/" + file))!));

    [Theory]
    [InlineData("sources", "[]")]
    [InlineData("sources", null)]
    [InlineData("severety", "\"defer\"")]
    [InlineData("severity", "\"forbidden\"")]
    [InlineData("action", "\"wait\"")]
    [InlineData("when", "{ \"drug\": [\"warfarin\"] }")]
    [InlineData("afterStop", "{ \"days\": 14 }")]
    [InlineData("severityIn", "{ \"FR\": \"defer\" }")]
    [InlineData("code", "\"SCR-1\"")]
    public void A_rule_with_a_fault_does_not_fit(string field, string? value)
    {
        var family = JsonNode.Parse(Repository.Read(Data + "rules/antibiotics.json"))!;
        var rule = family["rules"]![0]!.AsObject();
        rule.Remove(field);
        if (value is not null)
        {
            rule[field] = JsonNode.Parse(value);
        }

        Assert.NotEqual("", Faults(family));
    }

    private static string Faults(JsonNode family)
    {
        var result = Schema.Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(family), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? "" : string.Join("\n", (result.Details ?? []).Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}").DefaultIfEmpty("does not fit"));
    }
}
