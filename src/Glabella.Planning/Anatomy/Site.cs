using System.Collections.Frozen;
using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>How deep the needle goes.</summary>
public enum Depth
{
    /// <summary>Into the muscle.</summary>
    Intramuscular,

    /// <summary>Under the skin.</summary>
    Subcutaneous,

    /// <summary>Into the skin.</summary>
    Intradermal,

    /// <summary>On the bone.</summary>
    Supraperiosteal,
}

/// <summary>A place to inject, on the drawn face. The injector moves it to the person's own anatomy.</summary>
public sealed record Site
{
    /// <summary>Permanent name (<c>glabella-3-left</c>); left and right are the person's.</summary>
    public required string Id { get; init; }

    /// <summary>What a clinician calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The area it belongs to.</summary>
    public required Area Area { get; init; }

    /// <summary>The muscle that is meant.</summary>
    public required string Muscle { get; init; }

    /// <summary>The person's side.</summary>
    public required Side Side { get; init; }

    /// <summary>The view in which it stands.</summary>
    public required FaceView View { get; init; }

    /// <summary>Millimetres on the view's sheet.</summary>
    public required double X { get; init; }

    /// <summary>Millimetres on the view's sheet.</summary>
    public required double Y { get; init; }

    /// <summary>How deep.</summary>
    public required Depth Depth { get; init; }

    /// <summary>Muscle regions of the drawing in which it lies; on the midline it may stand between two.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    /// <summary>Where to find the place on a person, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Id of the source of the place.</summary>
    public required string Source { get; init; }

    /// <summary>The same place in other views.</summary>
    public ImmutableArray<SiteInView> AlsoIn { get => field.IsDefault ? [] : field; init; }

    /// <summary>Its twin on the other side; null on the midline.</summary>
    public string? Mirror { get; init; }

    /// <summary>Dangers in which it lies on purpose.</summary>
    public ImmutableArray<string> WithinDanger { get => field.IsDefault ? [] : field; init; }

    /// <summary>The place on its sheet.</summary>
    public Position Position => new(X, Y);
}

/// <summary>A site in another view.</summary>
/// <param name="View">The view.</param>
/// <param name="X">Millimetres.</param>
/// <param name="Y">Millimetres.</param>
public sealed record SiteInView(FaceView View, double X, double Y);

/// <summary>All sites (<c>Data/sites.json</c>).</summary>
public static class Sites
{
    private static readonly Lazy<SiteFile> Loaded = new(() => Knowledge.Read<SiteFile>("sites.json"));

    private static readonly Lazy<FrozenDictionary<string, Site>> ById = new(() => File.Sites.ToFrozenDictionary(site => site.Id, StringComparer.Ordinal));

    internal static SiteFile File => Loaded.Value;

    /// <summary>Every site.</summary>
    public static ImmutableArray<Site> All => File.Sites;

    /// <summary>The site of an id.</summary>
    /// <exception cref="KeyNotFoundException">No site has that id.</exception>
    public static Site Of(string id) => ById.Value[id];
}

internal sealed record SiteFile(string Coordinates, ImmutableArray<Source> Sources, ImmutableArray<Site> Sites);
