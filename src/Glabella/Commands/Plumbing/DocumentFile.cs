namespace Glabella.Commands.Plumbing;

/// <summary>Reads and writes the files that a command names.</summary>
internal static class DocumentFile
{
    /// <summary>How a sentence calls a document: its name, or "standard input".</summary>
    public static string Called(string file) => file == "-" ? "Standard input" : Problem.Shortened(file);

    /// <summary>All bytes of a file, or of standard input for <c>-</c>; null with a problem logged.</summary>
    public static byte[]? Read(InputLog log, string file, Stream standardInput)
    {
        try
        {
            using var opened = file == "-" ? null : Open(log, file);
            if (file != "-" && opened is null)
            {
                return null;
            }

            return ReadUpToLimit(log, opened ?? standardInput, Called(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Refuse(new Problem("INP-002", $"{Called(file)} could not be read: check that it is a file and that you may read it.", null) { Technical = e.Message });
            return null;
        }
    }

    /// <summary>Opens a file that must be there; null with a problem logged.</summary>
    public static FileStream? Open(InputLog log, string file)
    {
        if (Directory.Exists(file))
        {
            log.Refuse(new Problem("INP-002", $"{Called(file)} is a folder: expected a file."));
            return null;
        }

        if (file.Length == 0 || file.Contains('\0', StringComparison.Ordinal) || !File.Exists(file))
        {
            log.Refuse(new Problem("INP-001", $"The file {Called(file)} is not there."));
            return null;
        }

        return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
    }

    /// <summary>
    /// Writes a file whole or not at all: aside first, then renamed. Returns the problem if it could not be written.
    /// </summary>
    public static Problem? Write(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var aside = new AsideFile(file);
            aside.Stream.Write(bytes);
            aside.Keep();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Problem("SYS-003", $"{Called(file)} could not be written: check that the folder is there, may be written, and has room.", "--out", 1) { Technical = e.Message };
        }
    }

    private static byte[]? ReadUpToLimit(InputLog log, Stream stream, string name)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > JsonDocumentParser.LargestDocument)
            {
                log.Refuse(new Problem("INP-002", $"{name} is larger than 8 MiB, the most that one document may have."));
                return null;
            }
        }

        if (bytes.Length == 0)
        {
            log.Refuse(new Problem("INP-002", $"{name} is empty: expected a JSON document."));
            return null;
        }

        return bytes.ToArray();
    }
}
