namespace Glabella.Practice;

/// <summary>A prescriber's decision to go on in spite of a finding, with the reason.</summary>
public sealed class OverrideEntry : SignedEntry
{
    /// <summary>The screening.</summary>
    public required Guid ScreeningId { get; init; }

    /// <summary>Code of the rule whose finding is overridden.</summary>
    public required string Rule { get; init; }

    /// <summary>Pointer to the answer that the finding is about (<c>/medications/0</c>); null if it names none.</summary>
    public string? Field { get; init; }

    /// <summary>Why, in the prescriber's words; never empty.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() => [ScreeningId.ToString("D"), Rule, Field, Reason];
}
