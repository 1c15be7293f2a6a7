using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Tests.Architecture;

public sealed class SourcesPageTests
{
    private static readonly List<Source> All =
        [.. ExplainedCodes.All.SelectMany(e => e.Sources).Concat(PlanningRules.Sources).Distinct().OrderBy(s => s.Id, StringComparer.Ordinal).ThenBy(s => s.Locator, StringComparer.Ordinal)];

    [Fact]
    public void The_sources_page_lists_what_the_rooms_cite()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("GLABELLA_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, "docs/sources.md"), page);
        }

        Assert.True(page == Repository.Read("docs/sources.md"), "docs/sources.md is not current: run the tests with GLABELLA_WRITE_DOCS=1 and commit it.");
    }

    [Fact]
    public void A_source_id_means_one_work() =>
        Assert.All(All.GroupBy(s => s.Id), same => Assert.Single(same.Select(s => s.Title).Distinct()));

    [Fact]
    public void Every_source_has_a_title_and_a_place_in_it() =>
        Assert.All(All, s => Assert.True(s.Id.Length > 1 && s.Title.Length > 3 && s.Locator.Length > 1, $"{s.Id}: {s.Title}, {s.Locator}"));

    private static string Page()
    {
        var page = new StringBuilder("""
            # Sources
            Every work that a rule, a label's value or a parameter cites, made from the data files by the tests. "Unverified" means that nobody re-read it: it is known from the literature, and the screens say so too.

            | id | work | where | |
            |---|---|---|---|

            """);
        foreach (var source in All)
        {
            page.Append($"| `{source.Id}` | {Cell(source.Url is { } url ? $"[{source.Title}]({url})" : source.Title)} | {Cell(source.Locator)} | {(source.Status == SourceStatus.Recalled ? "unverified" : "")} |\n");
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
