using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Glabella.Tests.Architecture;

namespace Glabella.Tests.Screening;

/// <summary>No text that anybody reads, in any language, tells anyone to stop a drug against clotting: rules, words, aftercare, consent, pages, documents.</summary>
public sealed partial class AnticoagulantTextsTests
{
    public static TheoryData<string> Texts => [.. Files().Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_text_tells_anyone_to_stop_an_anticoagulant(string file) => Assert.Empty(Told(file, File.ReadAllText(Path.Combine(Repository.Root, file))));

    [Fact]
    public void All_kinds_of_texts_are_read()
    {
        var files = Texts.Select(row => row.Data).ToList();
        Assert.Contains("src/Glabella.Screening/Data/rules/bleeding.json", files);
        Assert.Contains("src/Glabella.Screening/Data/releases/2026-11-25.json", files);
        Assert.Contains("src/Glabella.Planning/Data/aftercare.json", files);
        Assert.Contains("src/Glabella.Practice/Treatments/Data/consent-toxin.json", files);
        Assert.Contains("src/Glabella/Pages/Intake/IntakeQuestions.razor", files);
        Assert.Contains("docs/screening/rules.md", files);
        Assert.Equal(["Blutverdünner drei Tage vorher absetzen."], Told("a.json", """{ "x": ["Gut. Blutverdünner drei Tage vorher absetzen."] }"""));
        Assert.Single(Told("a.razor", "<p>Stop your <b>blood thinner</b> today.</p>"));
    }

    private static IEnumerable<string> Told(string file, string text) =>
        (file.EndsWith(".json", StringComparison.Ordinal) ? Strings(text) : [WebUtility.HtmlDecode(Tag().Replace(text, " "))])
        .SelectMany(t => t.Split('\n'))
        .SelectMany(RuleFaults.Sentences)
        .Where(s => s.Contains(' ', StringComparison.Ordinal) && RuleFaults.SpeaksOfAnticoagulants(s) && RuleFaults.TellsToStop(s));

    private static IEnumerable<string> Strings(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return RuleFaults.Strings(document.RootElement.GetRawText());
    }

    private static IEnumerable<string> Files() =>
    [
        .. Repository.Files("src", "*.json").Where(f => f.Split(Path.DirectorySeparatorChar).Contains("Data")),
        .. Repository.Files("src", "*.razor"),
        .. Repository.Files("docs", "*.md"),
        .. Directory.EnumerateFiles(Repository.Root, "*.md"),
    ];

    [GeneratedRegex("<[^>]*>|[`*_]")]
    private static partial Regex Tag();
}
