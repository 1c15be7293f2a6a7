namespace Glabella.Course.Mechanism;

/// <summary>What a bench keeps.</summary>
internal enum Kept
{
    /// <summary>Severity at every node.</summary>
    Severity,

    /// <summary>Severity, and all states at the ends of steps.</summary>
    Trace,

    /// <summary>All of that, and the states of wanted days.</summary>
    States,
}

/// <summary>Buffers for a handful of persons, used again and again by one thread; nothing in them outlives a call.</summary>
internal sealed class Bench<T>
    where T : struct, ILane<T>
{
    /// <summary>Makes the buffers for a mesh.</summary>
    /// <param name="mesh">The days.</param>
    /// <param name="chains">For each session the light chain that it feeds: sessions of one product share one.</param>
    /// <param name="kept">What is asked for beside severity.</param>
    public Bench(Mesh mesh, int[] chains, Kept kept = Kept.States)
    {
        Mesh = mesh;
        Chains = chains;
        var count = chains.Length == 0 ? 1 : chains.Max() + 1;
        Steps = [.. Enumerable.Range(0, count).Select(_ => new Aligned<Step<T>>(mesh.Lengths.Length))];
        Chain = new(3 * count);
        Losses = new T[count];
        Severity = new(mesh.Times.Length * T.Width);
        States = new(kept == Kept.States ? mesh.WantedNodes.Length * StatesOfADay * T.Width : 0);
        Trace = new(mesh.Kinds.Length, kept != Kept.Severity);
        Amounts = new(Math.Max(1, mesh.SessionNodes.Length) * T.Width);
    }

    /// <summary>Gives the buffers back to serve the next bench; this one is not to be used after it.</summary>
    public void GiveBack()
    {
        Severity.GiveBack();
        States.GiveBack();
        Amounts.GiveBack();
        Chain.GiveBack();
        Array.ForEach(Steps, steps => steps.GiveBack());
        Array.ForEach(Trace.Columns, column => column.GiveBack());
    }

    public Mesh Mesh { get; }

    public int[] Chains { get; }

    /// <summary>Loss rate of each chain, 1/d.</summary>
    public T[] Losses { get; }

    /// <summary>What each session puts into the depot, person by person within a session.</summary>
    public Aligned<double> Amounts { get; }

    /// <summary>Severity at each node, person by person within a node.</summary>
    public Aligned<double> Severity { get; }

    /// <summary>How many states a wanted node has.</summary>
    public const int StatesOfADay = 6;

    /// <summary>Light chain, SNAP-25, transmission, muscle, what is not yet light chain (depot and bound), crease at each wanted node, person by person.</summary>
    public Aligned<double> States { get; }

    /// <summary>Steps of each chain; in all but <see cref="Step{T}.Chain"/> they are the same.</summary>
    internal Aligned<Step<T>>[] Steps { get; }

    /// <summary>Depot, bound toxin and light chain of each chain where the course stands.</summary>
    internal Aligned<T> Chain { get; }

    internal Trace<T> Trace { get; }
}
