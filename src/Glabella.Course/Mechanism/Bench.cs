namespace Glabella.Course.Mechanism;

/// <summary>Buffers for a handful of persons, used again and again by one thread; nothing in them outlives a call.</summary>
internal sealed class Bench<T>
    where T : struct, ILane<T>
{
    /// <summary>Makes the buffers for a mesh.</summary>
    /// <param name="mesh">The days.</param>
    /// <param name="chains">For each session the light chain that it feeds: sessions of one product share one.</param>
    public Bench(Mesh mesh, int[] chains)
    {
        Mesh = mesh;
        Chains = chains;
        var count = chains.Length == 0 ? 1 : chains.Max() + 1;
        Steps = [.. Enumerable.Range(0, count).Select(_ => new Step<T>[mesh.Lengths.Length])];
        Losses = new T[count];
        Severity = new double[mesh.Times.Length * T.Width];
        States = new double[mesh.WantedNodes.Length * StatesOfADay * T.Width];
        Amounts = new double[Math.Max(1, mesh.SessionNodes.Length) * T.Width];
        Depots = new T[count];
        Bounds = new T[count];
        Lights = new T[count];
    }

    public Mesh Mesh { get; }

    public int[] Chains { get; }

    /// <summary>Loss rate of each chain, 1/d.</summary>
    public T[] Losses { get; }

    /// <summary>What each session puts into the depot, person by person within a session.</summary>
    public double[] Amounts { get; }

    /// <summary>Severity at each node, person by person within a node.</summary>
    public double[] Severity { get; }

    /// <summary>How many states a wanted node has.</summary>
    public const int StatesOfADay = 6;

    /// <summary>Light chain, SNAP-25, transmission, muscle, what is not yet light chain (depot and bound), crease at each wanted node, person by person.</summary>
    public double[] States { get; }

    internal Step<T>[][] Steps { get; }

    internal T[] Depots { get; }

    internal T[] Bounds { get; }

    internal T[] Lights { get; }
}
