namespace Glabella.Course.Mechanism;

/// <summary>Buffers for a handful of persons, used again and again by one thread; nothing in them outlives a call.</summary>
internal sealed class Bench<T>
    where T : struct, ILane<T>
{
    /// <summary>Makes the buffers for a mesh.</summary>
    /// <param name="mesh">The days.</param>
    /// <param name="chains">For each session the light chain that it feeds: sessions of one product share one.</param>
    /// <param name="keepsStates">Whether <see cref="States"/> are asked for; severity always is.</param>
    public Bench(Mesh mesh, int[] chains, bool keepsStates = true)
    {
        Mesh = mesh;
        Chains = chains;
        var count = chains.Length == 0 ? 1 : chains.Max() + 1;
        Steps = new(mesh.Lengths.Length);
        Losses = new T[count];
        Severity = new(mesh.Times.Length * T.Width);
        States = new(keepsStates ? mesh.WantedNodes.Length * StatesOfADay * T.Width : 0);
        Trace = new(mesh.Kinds.Length, States.Length > 0);
        Amounts = new(Math.Max(1, mesh.SessionNodes.Length) * T.Width);
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

    internal Aligned<Step<T>> Steps { get; }

    internal Trace<T> Trace { get; }
}
