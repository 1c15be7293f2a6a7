using System.Buffers;
using System.Text.Json;

namespace Glabella.Commands.Plumbing;

/// <summary>Answers a stream of NDJSON lines in order, in bounded memory, on several threads.</summary>
internal static class Ndjson
{
    private const int LongestLine = 1024 * 1024;
    private const int MostLines = 1_000_000;
    private const int Batch = 256;

    /// <summary>
    /// Reads one JSON value a line from a file (or <c>-</c>) and writes one object a line, same order. Where
    /// <paramref name="answer"/> logs a problem, or the line is malformed, a problem object stands in its place and
    /// the exit code is 2 at the end.
    /// </summary>
    /// <param name="call">The call; its log takes a file that cannot be opened.</param>
    /// <param name="file">The file, or <c>-</c>.</param>
    /// <param name="threads">How many lines are answered at once; never changes the bytes.</param>
    /// <param name="answer">Reads the line's value and returns what writes its answer; called on several threads.</param>
    public static async Task<int> Run(Invocation call, string file, int threads, Func<Value, InputLog, Action<Utf8JsonWriter>?> answer)
    {
        using var opened = file == "-" ? null : DocumentFile.Open(call.Log, file);
        if (call.Log.Problem is { } notThere)
        {
            return call.Fail(notThere);
        }

        var stream = opened ?? call.Streams.Input;
        var lines = new LineReader(stream, LongestLine);
        // Where the answers go to the terminal themselves, they show how far it is.
        using var progress = call.Streams.OutputIsTerminal ? null : new ProgressLine(call);
        var exitCode = 0;
        var number = 0;
        while (true)
        {
            var batch = new List<(int Number, byte[]? Line)>(Batch);
            while (batch.Count < Batch && lines.TryNext(out var line))
            {
                number++;
                if (number > MostLines)
                {
                    return call.Fail(new Problem("INP-002", $"{DocumentFile.Called(file)} has more than 1,000,000 lines, the most that one run reads."));
                }

                if (line is null || line.AsSpan().IndexOfAnyExcept(" \t\r"u8) >= 0)
                {
                    batch.Add((number, line));
                }
            }

            if (batch.Count == 0)
            {
                return number == 0 ? call.Fail(new Problem("INP-002", $"{DocumentFile.Called(file)} is empty: expected one JSON object a line.")) : exitCode;
            }

            var answers = new byte[batch.Count][];
            var bad = 0;
            await Parallel.ForAsync(0, batch.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = call.Interrupted }, (i, _) =>
            {
                (answers[i], var fine) = Answer(batch[i].Line, batch[i].Number, answer);
                if (!fine)
                {
                    Interlocked.Exchange(ref bad, 1);
                }

                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
            exitCode = bad == 1 ? 2 : exitCode;
            foreach (var bytes in answers)
            {
                call.Streams.Output.Write(bytes);
            }

            if (stream.CanSeek)
            {
                progress?.Report((double)stream.Position / Math.Max(1, stream.Length), $"{number} lines");
            }
            else if (number % (16 * Batch) == 0)
            {
                // A pipe does not tell its length.
                progress?.Report(0, $"{number} lines");
            }
        }
    }

    private static (byte[] Bytes, bool Fine) Answer(byte[]? line, int number, Func<Value, InputLog, Action<Utf8JsonWriter>?> answer)
    {
        var log = new InputLog();
        if (line is null)
        {
            log.Refuse(new Problem("INP-002", $"Line {number} is longer than 1 MiB, the most that one line may have."));
        }
        else if (JsonDocumentParser.Parse(log, line, $"Line {number}") is { } json
            && answer(new Value(log, json, ""), log) is { } write && log.Problem is null)
        {
            return (Invocation.JsonBytes(write), true);
        }

        var problem = log.Problem ?? throw new InvalidOperationException("A line without answer logged no problem.");
        return (Invocation.JsonBytes(json => problem.Write(json, number)), false);
    }

    /// <summary>Splits a stream at line feeds; a line that is too long comes as null.</summary>
    private sealed class LineReader(Stream stream, int longest)
    {
        private readonly byte[] _buffer = new byte[65536];
        private readonly ArrayBufferWriter<byte> _line = new();
        private int _at;
        private int _filled;
        private bool _ended;

        public bool TryNext(out byte[]? line)
        {
            _line.ResetWrittenCount();
            var tooLong = false;
            var any = false;
            while (!_ended)
            {
                if (_at == _filled)
                {
                    _filled = stream.Read(_buffer);
                    _at = 0;
                    if (_filled == 0)
                    {
                        _ended = true;
                        break;
                    }
                }

                any = true;
                var rest = _buffer.AsSpan(_at, _filled - _at);
                var end = rest.IndexOf((byte)'\n');
                var part = end < 0 ? rest : rest[..end];
                tooLong |= _line.WrittenCount + part.Length > longest;
                if (!tooLong)
                {
                    _line.Write(part);
                }

                _at += end < 0 ? rest.Length : end + 1;
                if (end >= 0)
                {
                    break;
                }
            }

            line = tooLong ? null : _line.WrittenSpan.ToArray();
            return any;
        }
    }
}
