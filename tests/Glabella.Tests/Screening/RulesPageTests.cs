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
    public void The_compiled_names_are_what_the_tables_give()
    {
        var folder = Path.Combine(Root(), "tools", "vocabulary");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in new[] { "ingredients", "brands", "ambiguous", "supplements", "names-derived", "inn-other", "soundalikes", "added", "codes" })
        {
            hash.AppendData(Encoding.UTF8.GetBytes(table + "\0"));
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, table + ".tsv")));
        }

        Assert.True(NameTable.Current.TablesHash.SequenceEqual(hash.GetHashAndReset()), "names.bin is stale: run tools/vocabulary.py");
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
