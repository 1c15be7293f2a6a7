using System.Text;

namespace Glabella.Commands.Plumbing;

/// <summary>Where a command reads and writes. Tests pass memory; the program passes the console.</summary>
/// <param name="Input">Standard input; read only where a command is told <c>-</c>.</param>
/// <param name="Output">Standard output: results only.</param>
/// <param name="Error">Standard error: everything else.</param>
internal sealed record CommandStreams(Stream Input, Stream Output, TextWriter Error)
{
    /// <summary>Columns that text may use: the terminal's width if wider than 80, else 80.</summary>
    public int Columns { get; init; } = 80;

    /// <summary>Whether stdout is a terminal.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether stderr is a terminal, so that progress may be shown.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The console's own streams.</summary>
    public static CommandStreams Console()
    {
        var terminal = !System.Console.IsOutputRedirected;
        return new(new LazyInput(), System.Console.OpenStandardOutput(), new StreamWriter(System.Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true })
        {
            Columns = terminal ? Math.Max(80, Width()) : 80,
            OutputIsTerminal = terminal,
            ErrorIsTerminal = !System.Console.IsErrorRedirected,
        };
    }

    private static int Width()
    {
        try
        {
            return System.Console.WindowWidth;
        }
        catch (IOException)
        {
            return 80; // a terminal that does not know its size
        }
    }

    /// <summary>Opens standard input when it is first read, so that commands without a document leave it alone.</summary>
    private sealed class LazyInput : Stream
    {
        private readonly Lazy<Stream> _input = new(System.Console.OpenStandardInput);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => _input.Value.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => _input.Value.Read(buffer);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
