namespace Glabella.Course.Mechanism;

/// <summary>
/// What the equations hand on to each other, at the beginning and after each step: values and slopes per day. What acts behind the
/// light chain stands as loss against the untreated state, so that an untreated line stays to the last bit.
/// </summary>
internal sealed class Trace<T>(int steps, bool all)
    where T : struct, ILane<T>
{
    /// <summary>Active light chain, all products.</summary>
    public Aligned<T> Light { get; } = new(steps + 1);

    public Aligned<T> LightSlope { get; } = new(steps + 1);

    /// <summary>Share of SNAP-25 that is cut, 1 − S.</summary>
    public Aligned<T> Cut { get; } = new(steps + 1);

    public Aligned<T> CutSlope { get; } = new(steps + 1);

    /// <summary>Force that is lost, 1 − R·M.</summary>
    public Aligned<T> Weakened { get; } = new(steps + 1);

    public Aligned<T> WeakenedSlope { get; } = new(steps + 1);

    /// <summary>Share of the line that is lost.</summary>
    public Aligned<T> Lost { get; } = new(steps + 1);

    public Aligned<T> LostSlope { get; } = new(steps + 1);

    /// <summary>Bulk that the muscle has lost, 1 − M; unless all is kept, told where the course stands alone.</summary>
    public Aligned<T> Wasted { get; } = new(steps + 1);

    /// <summary>The skin's part of the line that has gone, 1 − C; likewise.</summary>
    public Aligned<T> Smoothed { get; } = new(steps + 1);

    /// <summary>Whether what stands below is kept too; only states are read from it.</summary>
    public bool All => all;

    /// <summary>Share of transmission that is lost, 1 − R.</summary>
    public Aligned<T> Blocked { get; } = new(all ? steps + 1 : 0);

    public Aligned<T> BlockedSlope { get; } = new(all ? steps + 1 : 0);

    public Aligned<T> WastedSlope { get; } = new(all ? steps + 1 : 0);

    public Aligned<T> SmoothedSlope { get; } = new(all ? steps + 1 : 0);

    /// <summary>Toxin in the depot or bound, before the sessions of that moment.</summary>
    public Aligned<T> Waiting { get; } = new(all ? steps + 1 : 0);

    public Aligned<T> WaitingSlope { get; } = new(all ? steps + 1 : 0);

    /// <summary>The same after them; not told of the last moment.</summary>
    public Aligned<T> Injected { get; } = new(all ? steps + 1 : 0);

    public Aligned<T> InjectedSlope { get; } = new(all ? steps + 1 : 0);

    /// <summary>What states are read from, values and slopes in turn.</summary>
    public Aligned<T>[] Columns => columns ??=
    [
        Light, LightSlope, Cut, CutSlope, Blocked, BlockedSlope, Wasted, WastedSlope, Smoothed, SmoothedSlope, Waiting, WaitingSlope, Injected, InjectedSlope,
    ];

    private Aligned<T>[]? columns;
}
