namespace Glabella.Course;

/// <summary>Refits the course model to published trial figures. Method: docs/course/calibration.md.</summary>
public static class Calibration
{
    /// <summary>The published figures that this program's parameters were fitted to, as JSON in the layout that <c>glabella calibrate</c> reads.</summary>
    public static ReadOnlyMemory<byte> Tables => Embedded.Value;

    private static readonly Lazy<byte[]> Embedded = new(() =>
    {
        using var stream = typeof(Calibration).Assembly.GetManifestResourceStream("Glabella.Course.Data.trials.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    });
}
