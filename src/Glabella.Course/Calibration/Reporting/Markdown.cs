using System.Globalization;
using System.Text;

namespace Glabella.Course.Reporting;

/// <summary>A page of Markdown.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder page = new();

    public Markdown Heading(int level, string text) => Blank().Raw(new string('#', level) + " " + text).Blank();

    public Markdown Say(string text) => Raw(text).Blank();

    public Markdown Items(IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            Raw("- " + item);
        }

        return Blank();
    }

    public Markdown Picture(string file, string says) => Say($"![{says}]({file})");

    /// <summary>A table; columns named with a leading ">" stand to the right.</summary>
    public Markdown Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        Raw("| " + string.Join(" | ", heads.Select(h => h.TrimStart('>'))) + " |");
        Raw("|" + string.Concat(heads.Select(h => h.StartsWith('>') ? "---:|" : "---|")));
        foreach (var row in rows)
        {
            Raw("| " + string.Join(" | ", row.Select(Cell)) + " |");
        }

        return Blank();
    }

    public override string ToString() => page.ToString().TrimEnd('\n') + "\n";

    /// <summary>A number with so many decimals; a dash where there is none.</summary>
    public static string N(double? number, int decimals = 1) => number is not { } n || !double.IsFinite(n)
        ? "–"
        : n.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) is var text && text.TrimStart('-').Trim('0', '.').Length == 0 ? text.TrimStart('-') : text;

    public static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private Markdown Raw(string line)
    {
        page.Append(line).Append('\n');
        return this;
    }

    private Markdown Blank()
    {
        if (page.Length > 0 && !(page.Length > 1 && page[^1] == '\n' && page[^2] == '\n'))
        {
            page.Append('\n');
        }

        return this;
    }
}
