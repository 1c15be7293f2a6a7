using System.Runtime.CompilerServices;

namespace Glabella.Course.Mechanism;

/// <summary>One product's chain over steps without a session.</summary>
/// <param name="fix">What is the same for all persons.</param>
/// <param name="loss">Loss rate of its light chain, 1/d.</param>
/// <param name="alone">Whether it is the first product; others are added to what stands.</param>
internal readonly struct Flow<T>(Fixed fix, T loss, bool alone)
    where T : struct, ILane<T>
{
    private readonly T lytic = T.Of(fix.Lytic), loss = loss;

    /// <summary>Tells the moment at which the chain stands.</summary>
    public void Told(ReadOnlySpan<T> stand, T uptake, int moment, Trace<T> trace)
    {
        Put(ref trace.Light[moment], stand[2]);
        Put(ref trace.LightSlope[moment], T.FmaNegated(loss, stand[2], lytic * stand[1]));
        if (trace.All)
        {
            Put(ref trace.Waiting[moment], stand[0] + stand[1]);
            Put(ref trace.WaitingSlope[moment], WaitingSlope(stand[0], stand[1], uptake));
        }
    }

    /// <summary>Goes along steps from depot, bound toxin and light chain, which it leaves at the end, and tells light chain and slope after each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Along(Span<T> stand, ReadOnlySpan<int> kinds, ReadOnlySpan<Step<T>> steps, Span<T> lights, Span<T> slopes)
    {
        T depot = stand[0], bound = stand[1], light = stand[2], kt = lytic, kl = loss;
        if (alone)
        {
            for (var i = 0; i < kinds.Length; i++)
            {
                ref readonly var step = ref steps[kinds[i]].Chain;
                light = step.Light(depot, bound, light);
                bound = step.Bound(depot, bound);
                depot *= step.DepotDepot;
                lights[i] = light;
                slopes[i] = T.FmaNegated(kl, light, kt * bound);
            }
        }
        else
        {
            for (var i = 0; i < kinds.Length; i++)
            {
                ref readonly var step = ref steps[kinds[i]].Chain;
                light = step.Light(depot, bound, light);
                bound = step.Bound(depot, bound);
                depot *= step.DepotDepot;
                lights[i] += light;
                slopes[i] += T.FmaNegated(kl, light, kt * bound);
            }
        }

        (stand[0], stand[1], stand[2]) = (depot, bound, light);
    }

    /// <summary>Tells what waits in the depot and bound after the sessions of each moment and before those of the next, with its slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Waiting(T depot, T bound, T uptake, int from, ReadOnlySpan<int> kinds, ReadOnlySpan<Step<T>> steps, Trace<T> trace)
    {
        Span<T> waiting = trace.Waiting.AsSpan(), waitingSlopes = trace.WaitingSlope.AsSpan(), injected = trace.Injected.AsSpan(), injectedSlopes = trace.InjectedSlope.AsSpan();
        for (var i = 0; i < kinds.Length; i++)
        {
            Put(ref injected[from + i], depot + bound);
            Put(ref injectedSlopes[from + i], WaitingSlope(depot, bound, uptake));
            ref readonly var step = ref steps[kinds[i]].Chain;
            bound = step.Bound(depot, bound);
            depot *= step.DepotDepot;
            Put(ref waiting[from + i + 1], depot + bound);
            Put(ref waitingSlopes[from + i + 1], WaitingSlope(depot, bound, uptake));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T WaitingSlope(T depot, T bound, T uptake) => T.FmaNegated(lytic, bound, T.Of(fix.BoundShare - 1) * uptake * depot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(ref T place, T value) => place = alone ? value : place + value;
}
