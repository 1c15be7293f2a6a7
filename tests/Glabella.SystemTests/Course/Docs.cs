using System.Text.RegularExpressions;

namespace Glabella.SystemTests.Course;

/// <summary>Pages of the documentation, whose commands and queries the tests run as they stand.</summary>
internal static partial class Docs
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    /// <summary>Where a file of the checkout lies.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    /// <summary>The code blocks of a language on a page, in order.</summary>
    public static string[] Blocks(string page, string language) =>
        [.. Block().Matches(File.ReadAllText(Path(page))).Where(m => m.Groups[1].Value == language).Select(m => m.Groups[2].Value)];

    /// <summary>The rows of a page's first table whose header begins so, cell by cell, without header.</summary>
    public static string[][] Table(string page, string header)
    {
        var lines = File.ReadAllLines(Path(page)).SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).Skip(2);
        return [.. lines.TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim(' ', '`')).ToArray())];
    }

    private static string FindRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Glabella.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
