namespace Glabella.Commands.Plumbing;

/// <summary>
/// A file that is written aside and gets its name only when it is whole; whoever looks by name sees all of it or nothing.
/// The name aside is a new one each time, so that what a killed process left behind stops nobody who comes after it
/// (in containers every process has the same id).
/// </summary>
internal sealed class AsideFile : IDisposable
{
    private readonly string file, aside;
    private readonly FileStream stream;
    private bool kept;

    /// <summary>Begins to write.</summary>
    /// <exception cref="IOException">This is no name of a file, or the folder is not there or has no room.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public AsideFile(string file)
    {
        if (string.IsNullOrWhiteSpace(file) || file.Contains('\0', StringComparison.Ordinal))
        {
            throw new IOException("This is no name of a file.");
        }

        this.file = file;
        aside = $"{file}.{Guid.NewGuid():N}.part";
        stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write);
    }

    /// <summary>Where to write; closed by <see cref="Keep"/> or when this is disposed.</summary>
    public Stream Stream => stream;

    /// <summary>All is written: to the disk, then under its name.</summary>
    public void Keep()
    {
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        File.Move(aside, file, overwrite: true);
        kept = true;
    }

    /// <summary>Takes away what was not kept.</summary>
    public void Dispose()
    {
        stream.Dispose();
        if (!kept)
        {
            File.Delete(aside);
        }
    }
}
