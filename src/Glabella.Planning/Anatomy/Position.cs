using System.Collections.Immutable;

namespace Glabella.Planning;

/// <summary>A place on a view's sheet, in millimetres: x to the viewer's right, y downward.</summary>
/// <param name="X">Millimetres from the left edge.</param>
/// <param name="Y">Millimetres from the upper edge.</param>
public readonly record struct Position(double X, double Y)
{
    /// <summary>Millimetres to another place on the same sheet.</summary>
    public double DistanceTo(Position other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));

    /// <summary>Whether the place lies inside a closed polygon (even-odd rule).</summary>
    public bool Within(ImmutableArray<Position> polygon)
    {
        var inside = false;
        for (int i = 0, j = polygon.Length - 1; i < polygon.Length; j = i++)
        {
            var (a, b) = (polygon[i], polygon[j]);
            if (a.Y > Y != b.Y > Y && X < ((b.X - a.X) * (Y - a.Y) / (b.Y - a.Y)) + a.X)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>Millimetres to the nearest place of a line.</summary>
    public double DistanceTo(ImmutableArray<Position> line)
    {
        var nearest = double.PositiveInfinity;
        for (var i = 1; i < line.Length; i++)
        {
            var (a, b) = (line[i - 1], line[i]);
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var length = (dx * dx) + (dy * dy);
            var along = length == 0 ? 0 : Math.Clamp((((X - a.X) * dx) + ((Y - a.Y) * dy)) / length, 0, 1);
            nearest = Math.Min(nearest, DistanceTo(new Position(a.X + (along * dx), a.Y + (along * dy))));
        }

        return nearest;
    }
}
