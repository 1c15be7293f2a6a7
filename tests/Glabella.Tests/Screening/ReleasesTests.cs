using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Glabella.Screening;
using Glabella.Screening.Rules;

namespace Glabella.Tests.Screening;

/// <summary>The rules of a past release stay as they were.</summary>
public sealed class ReleasesTests
{
    private const string Folder = "Glabella.Screening.Data.releases.";

    /// <summary>The file of each release, for ever. <c>tools/release_rules.py</c> prints the line for a new one.</summary>
    private static readonly Dictionary<string, string> Checksums = new()
    {
        ["2026-11-25"] = "26104928543f0eaca06e032f4ca924ab8255ce8b97dc125f6f34b34c3fda8061",
        ["2026-12-01"] = "123146fd0a6892f3b28a7adab5b71653f577b70e75cf0bfaf641e29b406e74fb",
        ["2026-12-02"] = "10a97f7d3e8a2e3a7baaf56ff3f2c34d7693a083ba6156831ab50dfdf87c6ff1",
    };

    public static TheoryData<string> Released => [.. Releases.Versions];

    [Fact]
    public void A_release_never_changes() => Assert.Equal(
        Checksums.OrderByDescending(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"),
        Releases.Versions.Select(v => $"{v} {Convert.ToHexStringLower(SHA256.HashData(File(v)))}"));

    [Fact]
    public void The_rules_at_hand_have_a_newer_name_than_every_release_or_are_that_release()
    {
        Assert.Equal(ScreeningRules.Versions.OrderDescending(StringComparer.Ordinal), ScreeningRules.Versions);
        if (Releases.Of(ScreeningRules.Version) is { } released)
        {
            Assert.Equal(RuleBook.Current.Rules.Select(Whole), released.Rules.Select(Whole));
        }
    }

    [Theory]
    [MemberData(nameof(Released))]
    public void A_release_can_still_be_read_whole(string version)
    {
        var book = RuleBook.Of(version);
        Assert.True(book.Rules.Length >= 100);
        Assert.All(book.Rules, r => Assert.NotEmpty(r.Sources));
        RulesTests.TriggersAreKnown(book);
    }

    [Theory]
    [MemberData(nameof(Released))]
    public void Every_case_is_answered_with_the_rules_of_a_release(string version) => Assert.All(CaseFiles.All, c =>
    {
        var result = Screener.Screen(CaseFiles.With(c.Field, c.Text, c.Product), new() { RulesVersion = version });
        Assert.Equal(version, result.RulesVersion);
        Assert.All(result.Findings, f => Assert.Contains(RuleBook.Of(version).Rules, r => r.Code == f.Rule && r.Effect == f.Effect));
    });

    [Fact]
    public void A_later_release_changes_adds_and_takes_away()
    {
        var first = RuleBook.Of("2026-11-25").Rules;
        using var whole = new MemoryStream(File("2026-11-25"));
        var rule = JsonDocument.Parse(whole).RootElement.GetProperty("rules").GetProperty("SCR-101").GetProperty("rule").GetRawText();
        var step = $$"""
            { "gone": ["{{first[^1].Code}}"], "sources": {}, "rules": {
              "SCR-101": { "family": "f", "rule": {{rule.Replace("\"severity\":\"defer\"", "\"severity\":\"refer\"", StringComparison.Ordinal)}} },
              "SCR-998": { "family": "f", "rule": {{rule.Replace("SCR-101", "SCR-998", StringComparison.Ordinal)}} } } }
            """;
        whole.Position = 0;
        using var next = new MemoryStream(Encoding.UTF8.GetBytes(step));
        var folded = Releases.Fold([whole, next]).Rules;
        Assert.Equal([.. first[..^1].Select(r => r.Code), "SCR-998"], folded.Select(r => r.Code));
        Assert.Equal(Severity.Refer, folded.Single(r => r.Code == "SCR-101").Severity);
    }

    [Fact]
    public void A_version_that_was_never_released_is_a_defect_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Screener.Screen(CaseFiles.Healthy(), new() { RulesVersion = "2020-01-01" }));

    private static byte[] File(string version)
    {
        using var stream = typeof(Screener).Assembly.GetManifestResourceStream(Folder + version + ".json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Whole(Rule rule) => JsonSerializer.Serialize(rule);
}
