using System.Globalization;
using Glabella.Commands.Plumbing;

namespace Glabella.Commands;

/// <summary>A progress line on stderr, where that is a terminal; gone again at the end, also after an interruption.</summary>
internal sealed class TrialProgress(Invocation call) : IDisposable
{
    private readonly bool shown = call.Streams.ErrorIsTerminal && !call.Quiet;
    private readonly Lock turn = new();
    private int last = -1;

    /// <summary>Reports the share done; from any thread.</summary>
    public void Report(double share)
    {
        var percent = (int)(100 * share);
        if (!shown || percent <= Volatile.Read(ref last))
        {
            return;
        }

        lock (turn)
        {
            if (percent > last)
            {
                last = percent;
                var bar = new string('#', percent / 4).PadRight(25, '.');
                call.Streams.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{bar} {percent,3} %"));
            }
        }
    }

    /// <summary>Takes the line away.</summary>
    public void End()
    {
        if (shown && last >= 0)
        {
            call.Streams.Error.Write("\r" + new string(' ', 32) + "\r");
            last = 100;
        }
    }

    /// <inheritdoc />
    public void Dispose() => End();
}
