namespace Glabella.Course.Trials;

/// <summary>
/// Lets threads do things one after the other in the order of their numbers. Numbers are given out in rising order, so the
/// lowest that is not done is always being worked on; a thread that is ahead waits, which is what bounds the memory.
/// </summary>
internal sealed class Turns(CancellationToken cancellation)
{
    private readonly object gate = new();
    private int next;
    private bool broken;

    /// <summary>Waits for the turn of a number, counted from 0, and acts.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or another thread failed.</exception>
    public void Take(int number, Action act)
    {
        lock (gate)
        {
            while (next != number)
            {
                if (broken)
                {
                    throw new OperationCanceledException("Another thread failed.", cancellation);
                }

                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(gate, 100);
            }

            act();
            next++;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>A thread has failed: its turn will not come, so nobody waits for it.</summary>
    public void Break()
    {
        lock (gate)
        {
            broken = true;
            Monitor.PulseAll(gate);
        }
    }
}
