using System.Text;

namespace Glabella.Commands.Plumbing;

/// <summary>Plain text for a person, at most 80 columns.</summary>
internal static class TextLayout
{
    /// <summary>
    /// Appends a text wrapped at blanks to <paramref name="columns"/>; the first line begins after
    /// <paramref name="first"/> blanks, the others after <paramref name="others"/>. Runs of blanks inside stay.
    /// </summary>
    public static StringBuilder AppendWrapped(StringBuilder page, string text, int first = 0, int others = 0, int columns = 80)
    {
        var rest = new string(' ', first) + text.ReplaceLineEndings(" ");
        while (rest.Length > columns)
        {
            var indent = rest.Length - rest.TrimStart(' ').Length;
            var cut = rest.LastIndexOf(' ', columns);
            if (cut <= indent)
            {
                cut = columns; // one word longer than a line
            }

            page.AppendLine(rest[..cut].TrimEnd());
            rest = new string(' ', others) + rest[cut..].TrimStart();
        }

        return page.AppendLine(rest.TrimEnd());
    }

    /// <summary>Appends a table: columns as wide as their longest cell, two blanks between, numbers to the right.</summary>
    public static StringBuilder AppendTable(StringBuilder page, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows, int indent = 0)
    {
        var widths = heads.Select((h, i) => rows.Select(r => r[i].Length).Append(h.Length).Max()).ToArray();
        var right = heads.Select((_, i) => rows.Count > 0 && rows.All(r => r[i].Length == 0 || r[i][0] is >= '0' and <= '9' or '-' or '−' or '–')).ToArray();
        foreach (var row in rows.Prepend(heads))
        {
            page.Append(' ', indent);
            var cells = row.Select((cell, i) => right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            page.AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return page;
    }
}
