namespace Glabella.Practice;

/// <summary>Length and last hash of a chain, kept apart from it: a chain whose tail was cut off no longer fits its head.</summary>
public sealed class AuditHead
{
    /// <summary>The chain.</summary>
    public required Guid Chain { get; init; }

    /// <summary>How many entries it has.</summary>
    public required long Count { get; set; }

    /// <summary>Hash of the last one.</summary>
    public required string Hash { get; set; }
}
