using System.Reflection;

namespace Glabella.Screening.Names;

/// <summary>An embedded file as bytes where the system has mapped them: nothing is copied, and only what is looked at is paged in.</summary>
internal sealed unsafe class Resource
{
    // Kept alive; an assembly's image stays mapped as long as the assembly lives.
    private readonly Assembly assembly = typeof(Resource).Assembly;
    private readonly byte* bytes;
    private readonly int length;

    /// <summary>The file <c>Data/name</c>.</summary>
    public Resource(string name)
    {
        var stream = (UnmanagedMemoryStream)assembly.GetManifestResourceStream("Glabella.Screening.Data." + name)!;
        bytes = stream.PositionPointer;
        length = checked((int)stream.Length);
    }

    /// <summary>All of it.</summary>
    public ReadOnlySpan<byte> Bytes => new(bytes, length);
}
