using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Glabella.Screening.Names;
using Glabella.Screening.Rules;

namespace Glabella.Tests.Screening;

/// <summary>
/// Pages and tables made from the data are the data's. To write the page anew:
/// <c>GLABELLA_WRITE_DOCS=1 dotnet run --project tests/Glabella.Tests -- -class "*RulesPageTests"</c>.
/// </summary>
public sealed class RulesPageTests
{
    [Fact]
    public void The_page_of_rules_is_what_the_data_give()
    {
        var path = Path.Combine(Root(), "docs", "screening", "rules.md");
        var page = RulesPage.Of(RuleBook.Current);
        if (Environment.GetEnvironmentVariable("GLABELLA_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), page);
    }

    [Fact]
    public void The_lexicon_is_what_the_tables_and_words_give()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var tables = new[] { "ingredients", "brands", "ambiguous", "supplements", "names-derived", "inn-other", "soundalikes", "added", "codes" };
        var illnesses = Directory.GetFiles(Path.Combine(Root(), "src/Glabella.Screening/Data/words"), "illnesses-*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);
        string[] words = ["conditions", .. illnesses, "conditions-harmless", "allergens", "classes", "grammar"];
        foreach (var (name, path) in tables.Select(t => (t, $"tools/vocabulary/{t}.tsv")).Concat(words.Select(w => (w, $"src/Glabella.Screening/Data/words/{w}.json"))))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\0"));
            hash.AppendData(File.ReadAllBytes(Path.Combine(Root(), path)));
        }

        Assert.True(Lexicon.Current.SourcesHash.SequenceEqual(hash.GetHashAndReset()), "lexicon.bin is stale: run tools/vocabulary.py");
    }

    private static string Root([CallerFilePath] string here = "")
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Glabella.slnx")))
            {
                return folder.FullName;
            }
        }

        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
    }
}
