using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>A use outside the US label with a published dose.</summary>
public sealed record OffLabelUse
{
    /// <summary>The product in whose units the dose stands.</summary>
    public required Product Product { get; init; }

    /// <summary>The area.</summary>
    public required Area Area { get; init; }

    /// <summary>Units that are planned unless others are asked for.</summary>
    public required double Units { get; init; }

    /// <summary>Lowest dose of the source.</summary>
    public required double Lowest { get; init; }

    /// <summary>Highest dose of the source that is planned.</summary>
    public required double Highest { get; init; }

    /// <summary>Id of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Sites over which the units are spread evenly.</summary>
    public required ImmutableArray<string> Sites { get; init; }

    /// <summary>The area that the source gave together with this one, or null.</summary>
    public Area? GivenWith { get; init; }

    /// <summary>What the source says, and what it does not.</summary>
    public required string Note { get; init; }
}

/// <summary>Uses outside the label (<c>Data/off-label.json</c>).</summary>
public static class OffLabelUses
{
    private static readonly Lazy<OffLabelFile> Loaded = new(() => Knowledge.Read<OffLabelFile>("off-label.json"));

    internal static OffLabelFile File => Loaded.Value;

    /// <summary>All uses.</summary>
    public static ImmutableArray<OffLabelUse> All => File.Uses;

    /// <summary>The sources that the uses cite.</summary>
    public static ImmutableArray<Source> Sources => File.Sources;

    /// <summary>The use of a product in an area; null if no published dose is known here.</summary>
    public static OffLabelUse? Find(Product product, Area area) =>
        All.FirstOrDefault(use => use.Product == product && use.Area == area);
}

internal sealed record OffLabelFile(string Note, ImmutableArray<OffLabelUse> Uses, ImmutableArray<Source> Sources);
