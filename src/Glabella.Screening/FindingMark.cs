using System.Collections.Immutable;

namespace Glabella.Screening;

/// <summary>
/// What tells one finding from every other of a screening: two drugs in one line, or two products whose labels differ, give
/// findings of one rule and one place. A decision names the finding that was shown by its mark.
/// </summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Field">JSON pointer to the answer.</param>
/// <param name="Matched">Canonical name of what it is about.</param>
/// <param name="Input">The text or answer as given.</param>
/// <param name="Products">Planned products that it concerns, in their order, parted by commas.</param>
/// <param name="Areas">Planned areas that it concerns, likewise.</param>
public sealed record FindingMark(string Rule, string Field, string Matched, string Input, string Products, string Areas)
{
    /// <summary>Names as one text.</summary>
    public static string List(ImmutableArray<string> names) => string.Join(", ", names);
}
