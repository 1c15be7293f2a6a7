using Glabella.Screening;

namespace Glabella.Practice;

/// <summary>A prescriber's decision to go on in spite of a finding, with the reason. It holds for that finding alone.</summary>
public sealed class OverrideEntry : SignedEntry
{
    /// <summary>The screening.</summary>
    public required Guid ScreeningId { get; init; }

    /// <summary>Code of the rule whose finding is overridden; <see cref="ScreeningStanding.Incomplete"/> for open questions.</summary>
    public required string Rule { get; init; }

    /// <summary>Pointer to the answer that the finding is about (<c>/medications/0</c>); null if it names none.</summary>
    public string? Field { get; init; }

    /// <summary>Canonical name of what the finding is about; null for open questions, and in entries of before December 2026.</summary>
    public string? Matched { get; init; }

    /// <summary>The fact as it was given; null likewise.</summary>
    public string? Input { get; init; }

    /// <summary>The products that the finding concerned, as in <see cref="FindingMark.Products"/>; null likewise.</summary>
    public string? Products { get; init; }

    /// <summary>The areas that the finding concerned, as in <see cref="FindingMark.Areas"/>; null likewise.</summary>
    public string? Areas { get; init; }

    /// <summary>Why, in the prescriber's words; never empty.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it decides on a finding of its screening. An older entry named rule and place, and was shown as the answer to all that had them.</summary>
    public bool IsAbout(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Matched is null
            ? Rule == finding.Rule && (Field is null || Field == finding.Field)
            : finding.Mark == new FindingMark(Rule, Field!, Matched, Input!, Products!, Areas!);
    }

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() =>
        Matched is null ? [ScreeningId.ToString("D"), Rule, Field, Reason] : [ScreeningId.ToString("D"), Rule, Field, Reason, Matched, Input, Products, Areas];
}
