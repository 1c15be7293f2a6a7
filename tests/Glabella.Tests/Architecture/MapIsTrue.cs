using System.Xml.Linq;

namespace Glabella.Tests.Architecture;

public sealed class MapIsTrue
{
    [Fact]
    public void The_arrows_of_the_map_are_the_project_references_and_no_others()
    {
        var map = ArrowsOfTheMap();
        var projects = Repository.Files("src", "*.csproj").ToDictionary(
            file => Room(Path.GetFileNameWithoutExtension(file)),
            file => References(file));
        Assert.Equal(
            projects.SelectMany(p => p.Value.Select(to => $"{p.Key} -> {to}").DefaultIfEmpty($"{p.Key} -> nothing")).Order(StringComparer.Ordinal),
            map.SelectMany(p => p.Value.Select(to => $"{p.Key} -> {to}").DefaultIfEmpty($"{p.Key} -> nothing")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_room_of_the_map_exists_and_has_a_page_of_its_own()
    {
        foreach (var room in ArrowsOfTheMap().Keys.Where(r => r != "Glabella"))
        {
            Assert.True(Repository.Read($"src/Glabella.{room}/README.md").Length > 200, $"{room} needs a README of a screen.");
        }
    }

    private static Dictionary<string, string[]> ArrowsOfTheMap() => Repository.Read("docs/map.md")
        .Split("## Arrows")[1].Split("\n## ")[0].Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| from", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1], cells => cells[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string[] References(string project) =>
        [.. XDocument.Load(project).Descendants("ProjectReference").Select(r => Room(Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Split('/')[^1])))];

    private static string Room(string project) => project == "Glabella" ? project : project["Glabella.".Length..];
}
