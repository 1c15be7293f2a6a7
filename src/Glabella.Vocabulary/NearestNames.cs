using System.Collections.Immutable;
using System.Text;

namespace Glabella.Vocabulary;

/// <summary>Finds the known names nearest to one that was typed, for "did you mean".</summary>
public static class NearestNames
{
    /// <summary>
    /// A name as it is compared: lower case, without marks on letters, every run of other signs as one blank.
    /// </summary>
    public static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in Letters.Fold(name))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(c);
            }
            else if (c is not '\'' and not '’' && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>
    /// At most <paramref name="atMost"/> known names, nearest first: those that differ by few letters
    /// (a third of the length, rounded up, at least two), or that begin with what was typed.
    /// </summary>
    public static ImmutableArray<string> Of(string typed, IEnumerable<string> known, int atMost = 3)
    {
        var wanted = Folded(typed);
        if (wanted.Length is 0 or > 200)
        {
            return [];
        }

        var allowed = Math.Max(2, (wanted.Length + 2) / 3);
        return
        [
            .. known
                .Distinct(StringComparer.Ordinal)
                .Select(name => (name, distance: Distance(wanted, Folded(name))))
                .Where(x => x.distance <= allowed || (wanted.Length >= 3 && Folded(x.name).StartsWith(wanted, StringComparison.Ordinal)))
                .OrderBy(x => x.distance)
                .ThenBy(x => x.name, StringComparer.Ordinal)
                .Select(x => x.name)
                .Take(atMost),
        ];
    }

    /// <summary>Letters to insert, delete, replace or swap with a neighbour (optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var width = b.Length + 1;
        Span<int> rows = width <= 64 ? stackalloc int[3 * 64] : new int[3 * width];
        Span<int> before = rows[..width], last = rows.Slice(width, width), row = rows.Slice(2 * width, width);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            var oldest = before;
            before = last;
            last = row;
            row = oldest;
        }

        return last[b.Length];
    }
}
