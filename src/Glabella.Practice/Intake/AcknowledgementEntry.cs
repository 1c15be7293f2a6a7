using Glabella.Screening;
using Glabella.Vocabulary;

namespace Glabella.Practice;

/// <summary>Whether somebody had such a treatment before while a fact already held, and how it went. Never lowers a tier.</summary>
public enum Tolerance
{
    /// <summary>Nobody asked.</summary>
    NotAsked,

    /// <summary>This would be the first time.</summary>
    NeverHad,

    /// <summary>Had it before, and tolerated it.</summary>
    Tolerated,

    /// <summary>Had it before, and did not tolerate it.</summary>
    NotTolerated,
}

/// <summary>
/// Somebody read a finding about a fact, asked whether such a treatment was tolerated before, and signed for it.
/// It holds for the person and the fact, at later visits too, until the fact, the tier or the rule's words change; where the rule
/// tells products or areas apart, for those that were shown.
/// </summary>
public sealed class AcknowledgementEntry : SignedEntry
{
    /// <summary>The screening in which the finding was read.</summary>
    public required Guid ScreeningId { get; init; }

    /// <summary>Code of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Canonical name of what the finding is about.</summary>
    public required string Matched { get; init; }

    /// <summary>The fact as it was given then.</summary>
    public required string Input { get; init; }

    /// <summary>The tier as it was then.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Effect and action as they were read then.</summary>
    public required string Words { get; init; }

    /// <summary>The products that the finding concerned, parted by commas, where the rule tells products apart; else null: it holds for all.</summary>
    public string? Products { get; init; }

    /// <summary>The areas that it concerned, where the rule tells areas apart; else null: it holds for all.</summary>
    public string? Areas { get; init; }

    /// <summary>What the person said.</summary>
    public required Tolerance Tolerance { get; init; }

    /// <summary>What care is taken, or anything else; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it is about the same fact as a finding.</summary>
    public bool IsAbout(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Rule == finding.Rule && Matched == finding.Matched && Same(Input, finding.Input);
    }

    /// <summary>Whether it was signed for the products and areas of a finding.</summary>
    public bool Reaches(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Holds(Products, finding.Products) && Holds(Areas, finding.Areas);
    }

    /// <summary>Whether it still speaks for a finding: same fact, tier and words, its products and areas, and nothing bad was told.</summary>
    public bool Covers(Finding finding) =>
        IsAbout(finding) && Reaches(finding) && Severity == finding.Severity && Words == WordsOf(finding) && Tolerance != Tolerance.NotTolerated;

    /// <summary>What a finding says, as it is kept.</summary>
    public static string WordsOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return $"{finding.Effect} {finding.Action}";
    }

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() =>
        Products is null && Areas is null
            ? [ScreeningId.ToString("D"), Rule, Matched, Input, Severity.ToString(), Words, Tolerance.ToString(), Note]
            : [ScreeningId.ToString("D"), Rule, Matched, Input, Severity.ToString(), Words, Tolerance.ToString(), Note, Products, Areas];

    private static bool Holds(string? signed, IEnumerable<string> found) => signed is null || found.All(signed.Split(", ").Contains);

    // Letter case and blanks are how somebody typed it, not what was said.
    private static bool Same(string one, string other) => Plain(one) == Plain(other);

    private static string Plain(string text) => string.Join(' ', Letters.Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
