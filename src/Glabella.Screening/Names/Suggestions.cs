using System.Collections.Immutable;
using System.Text;
using Glabella.Screening.Reading;

namespace Glabella.Screening.Names;

/// <summary>Names that begin with some letters: for a field that helps while somebody types.</summary>
internal static class Suggestions
{
    /// <summary>How many are given at most.</summary>
    public const int Most = 8;

    /// <summary>The shortest names first; none for fewer than two letters.</summary>
    public static ImmutableArray<string> Of(string letters, Question question)
    {
        var prefix = Phrase.Fold(letters);
        if (prefix.Length < 2)
        {
            return [];
        }

        var names = question switch
        {
            Question.Medications => Drugs(prefix).Concat(Of(Terms.Classes, prefix)),
            Question.Allergies => Of(Terms.Allergens, prefix).Concat(Drugs(prefix)),
            _ => Of(Terms.Conditions, prefix),
        };
        return [.. names.Distinct(StringComparer.Ordinal).OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).Take(Most)];
    }

    private static IEnumerable<string> Of(Terms terms, string prefix) => terms.Words
        .Where(w => !w.Value.Translation && w.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(w => w.Key);

    private static List<string> Drugs(string prefix)
    {
        var (table, wanted, found) = (NameTable.Current, Encoding.UTF8.GetBytes(prefix), new List<string>());
        for (var i = 0; i < table.Count; i++)
        {
            if (table.NameUtf8(i).StartsWith(wanted) && table.IsTarget(i))
            {
                found.Add(table.Name(i));
            }
        }

        return found;
    }
}
