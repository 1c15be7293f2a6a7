using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Glabella.Planning;

/// <summary>Side of the person, not of the viewer.</summary>
public enum Side
{
    /// <summary>The person's left.</summary>
    Left,

    /// <summary>The person's right.</summary>
    Right,

    /// <summary>On the midline.</summary>
    Midline,
}

/// <summary>From where the head is seen.</summary>
public enum FaceView
{
    /// <summary>From the front; the person's left is on the viewer's right.</summary>
    Front,

    /// <summary>The person's left side; x from the face's front backward.</summary>
    Left,

    /// <summary>The person's right side; x from the face's front backward.</summary>
    Right,

    /// <summary>From behind; the person's left is on the viewer's left.</summary>
    Back,
}

/// <summary>The geometry of one view of the drawn head (<c>Data/geometry.json</c>). One adult face, not a norm.</summary>
/// <param name="View">The view; the right side has the sheet of the left one, mirrored.</param>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
/// <param name="Midline">x of the midline, or null in a side view.</param>
/// <param name="Landmarks">Named places.</param>
/// <param name="Muscles">Borders of the muscles.</param>
/// <param name="Dangers">What must be spared.</param>
public sealed record Sheet(
    FaceView View,
    double Width,
    double Height,
    double? Midline,
    FrozenDictionary<string, Position> Landmarks,
    ImmutableArray<MuscleRegion> Muscles,
    ImmutableArray<Danger> Dangers)
{
    private static readonly Lazy<ImmutableArray<Sheet>> All = new(() =>
        [.. Knowledge.Read<GeometryFile>("geometry.json").Views.Select(view => new Sheet(
            view.View, view.Width, view.Height, view.Midline,
            view.Landmarks.ToFrozenDictionary(StringComparer.Ordinal), view.Muscles, view.Dangers))]);

    /// <summary>The sheet of a view.</summary>
    public static Sheet Of(FaceView view) => All.Value.Single(sheet => sheet.View == (view == FaceView.Right ? FaceView.Left : view));

    /// <summary>The dangers that a place lies in.</summary>
    public IEnumerable<Danger> DangersAt(Position place) => Dangers.Where(danger => danger.Holds(place));
}

/// <summary>The drawn border of a muscle on one side.</summary>
/// <param name="Id">Name in the drawing.</param>
/// <param name="Muscle">The muscle.</param>
/// <param name="Side">The person's side.</param>
/// <param name="Polygon">Its border.</param>
/// <param name="Holes">Parts inside the border that are not muscle.</param>
public sealed record MuscleRegion(string Id, string Muscle, Side Side, ImmutableArray<Position> Polygon, ImmutableArray<ImmutableArray<Position>> Holes)
{
    /// <summary>Whether a place lies on the muscle.</summary>
    public bool Holds(Position place) => place.Within(Polygon) && (Holes.IsDefault || !Holes.Any(hole => place.Within(hole)));
}

/// <summary>How a danger is drawn.</summary>
public enum DangerKind
{
    /// <summary>A region.</summary>
    Zone,

    /// <summary>A foramen: a centre with a radius.</summary>
    Point,

    /// <summary>A vessel: a line with a radius.</summary>
    Course,
}

/// <summary>A structure that must be spared. Borders are drawing choices, not safety margins.</summary>
public sealed record Danger
{
    /// <summary>Name in the drawing.</summary>
    public required string Id { get; init; }

    /// <summary>The structure.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("danger")]
    public required string Name { get; init; }

    /// <summary>The person's side.</summary>
    public required Side Side { get; init; }

    /// <summary>How it is drawn.</summary>
    public required DangerKind Kind { get; init; }

    /// <summary>What happens there, in a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>Border of a zone.</summary>
    public ImmutableArray<Position> Polygon { get => field.IsDefault ? [] : field; init; }

    /// <summary>Parts inside a zone that are not in it.</summary>
    public ImmutableArray<ImmutableArray<Position>> Holes { get => field.IsDefault ? [] : field; init; }

    /// <summary>Centre of a foramen.</summary>
    public Position? Centre { get; init; }

    /// <summary>Millimetres around a centre or a line.</summary>
    public double Radius { get; init; }

    /// <summary>Course of a vessel.</summary>
    public ImmutableArray<Position> Line { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether a place lies in it.</summary>
    public bool Holds(Position place) => Kind switch
    {
        DangerKind.Zone => place.Within(Polygon) && !Holes.Any(hole => place.Within(hole)),
        DangerKind.Point => place.DistanceTo(Centre!.Value) <= Radius,
        _ => place.DistanceTo(Line) <= Radius,
    };
}

internal sealed record GeometryFile(string Unit, ImmutableArray<GeometryView> Views);

internal sealed record GeometryView(
    FaceView View, double Width, double Height, double? Midline, Dictionary<string, Position> Landmarks, ImmutableArray<MuscleRegion> Muscles, ImmutableArray<Danger> Dangers);
