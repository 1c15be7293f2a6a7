using System.Globalization;

namespace Glabella.Commands.Plumbing;

/// <summary>A progress line on stderr, where that is a terminal; gone again at the end, also after an interruption.</summary>
internal sealed class ProgressLine(Invocation call) : IDisposable
{
    private const int MostWords = 45;

    private readonly bool shown = call.Streams.ErrorIsTerminal && !call.Quiet;
    private readonly Lock turn = new();
    private int last = -1, written;
    private string said = "";

    /// <summary>Reports the share done, 0…1; from any thread. It never goes back.</summary>
    public void Report(double share) => Report(share, "");

    /// <summary>Reports the share done, 0…1, and a few words of what is being done; from any thread. It never goes back.</summary>
    public void Report(double share, string doing)
    {
        var percent = (int)(100 * share);
        if (!shown || (percent <= Volatile.Read(ref last) && doing == Volatile.Read(ref said)))
        {
            return;
        }

        lock (turn)
        {
            if (percent > last || (percent == last && doing != said))
            {
                (last, said) = (percent, doing);
                var bar = new string('#', percent / 4).PadRight(25, '.');
                var words = doing.Length > MostWords ? doing[..MostWords] : doing;
                var line = string.Create(CultureInfo.InvariantCulture, $"{bar} {percent,3} %  {words}").TrimEnd();
                call.Streams.Error.Write("\r" + line.PadRight(written));
                written = line.Length;
            }
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (turn)
        {
            if (written > 0)
            {
                call.Streams.Error.Write("\r" + new string(' ', written) + "\r");
                (last, written) = (100, 0);
            }
        }
    }
}
