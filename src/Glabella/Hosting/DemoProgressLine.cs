using Glabella.Commands.Plumbing;
using Glabella.Practice;

namespace Glabella.Hosting;

/// <summary>One line on the terminal while the fictional practice is made; nothing where stderr is no terminal or <c>--quiet</c> was given.</summary>
internal sealed class DemoProgressLine(Invocation call) : IProgress<DemoProgress>
{
    private readonly Lock _gate = new();

    public void Report(DemoProgress value)
    {
        // Several threads report; a line for every tenth person is enough for an eye.
        if (call.Quiet || !call.Streams.ErrorIsTerminal || (value.Done % 10 != 0 && value.Done != value.Of))
        {
            return;
        }

        lock (_gate)
        {
            var step = value.What switch { "people" => 1, "forecasts" => 2, _ => 3 };
            call.Streams.Error.Write($"\rMaking a fictional practice, step {step} of 3 ({value.What}): {value.Done} of {value.Of}   {(step == 3 && value.Done == value.Of ? "\n" : "")}");
        }
    }
}
