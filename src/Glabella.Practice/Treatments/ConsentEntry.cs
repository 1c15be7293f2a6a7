namespace Glabella.Practice;

/// <summary>What photographs may be used for.</summary>
public enum PhotographUse
{
    /// <summary>None may be taken.</summary>
    No,

    /// <summary>For the person's own record only.</summary>
    OwnRecord,

    /// <summary>Also for teaching.</summary>
    Teaching,
}

/// <summary>A consent as it was read and signed: the text itself is kept, with its version.</summary>
public sealed class ConsentEntry : SignedEntry
{
    /// <summary>Id of the text (<c>toxin</c>).</summary>
    public required string TextId { get; init; }

    /// <summary>Version of the text.</summary>
    public required string TextVersion { get; init; }

    /// <summary>The text that was shown, whole.</summary>
    public required string Text { get; init; }

    /// <summary>Product to which it applies.</summary>
    public required string Product { get; init; }

    /// <summary>Area ids, separated by commas.</summary>
    public required string AreaIds { get; init; }

    /// <summary>Name that the consenting person wrote.</summary>
    public required string SignerName { get; init; }

    /// <summary>What photographs may be used for.</summary>
    public PhotographUse Photographs { get; init; }

    /// <summary>The plan that was explained; null if none.</summary>
    public Guid? PlanId { get; init; }

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() =>
        [TextId, TextVersion, Text, Product, AreaIds, SignerName, Photographs.ToString(), PlanId?.ToString("D")];
}
