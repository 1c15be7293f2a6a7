using System.Collections.Immutable;

namespace Glabella.Course;

/// <summary>Where each endpoint's counts stand among those of an arm and replicate.</summary>
/// <remarks>
/// At-risk count first; then for shares the responders and for times those still without the event, by visit; for onset
/// those who noticed on day 1…60; for strain sums of 10^6·x and 10^6·x², by visit.
/// </remarks>
internal sealed class CountLayout
{
    public CountLayout(TrialProtocol protocol)
    {
        Starts = new int[protocol.Endpoints.Length];
        for (var e = 0; e < Starts.Length; e++)
        {
            Starts[e] = Length;
            var kind = protocol.Endpoints[e].Kind;
            Length += TrialEndpoints.IsComparison(kind) ? 0
                : TrialEndpoints.IsOnset(kind) ? 1 + TrialEndpoints.LastDiaryDay
                : kind == TrialKind.StrainReduction ? 1 + (2 * protocol.Visits.Length)
                : 1 + protocol.Visits.Length;
        }
    }

    /// <summary>First count of each endpoint.</summary>
    public int[] Starts { get; }

    /// <summary>Counts of one arm in one replicate.</summary>
    public int Length { get; private set; }
}

/// <summary>Everything that was counted in a run or in a part of one: whole numbers, so that parts add up exactly.</summary>
public sealed class TrialCounts
{
    internal TrialCounts(TrialProtocol protocol, long seed, int replicates)
    {
        (Protocol, Seed, Replicates) = (protocol, seed, replicates);
        Layout = new(protocol);
        Arms = [.. protocol.Arms.Select(_ => new long[(long)replicates * Layout.Length])];
    }

    /// <summary>The protocol.</summary>
    public TrialProtocol Protocol { get; }

    /// <summary>The seed that was used.</summary>
    public long Seed { get; }

    /// <summary>The replicates that were run.</summary>
    public int Replicates { get; }

    /// <summary>Counts of each arm, replicate by replicate.</summary>
    public ImmutableArray<long[]> Arms { get; }

    internal CountLayout Layout { get; }

    /// <summary>Empty counts of a run, to add parts to.</summary>
    public static TrialCounts Empty(TrialProtocol protocol, long seed, int replicates) => new(protocol, seed, replicates);

    /// <summary>Adds the counts of a part.</summary>
    /// <exception cref="ArgumentException">The part is of another shape.</exception>
    public void Add(IReadOnlyList<IReadOnlyList<long>> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        if (arms.Count != Arms.Length || arms.Where((a, i) => a.Count != Arms[i].Length).Any())
        {
            throw new ArgumentException("The counts do not fit the protocol.", nameof(arms));
        }

        for (var arm = 0; arm < arms.Count; arm++)
        {
            for (var i = 0; i < arms[arm].Count; i++)
            {
                Arms[arm][i] += arms[arm][i];
            }
        }
    }

    /// <summary>How many counts a run keeps.</summary>
    public static long Size(TrialProtocol protocol, int replicates) => (long)new CountLayout(protocol).Length * replicates * protocol.Arms.Length;

    internal ReadOnlySpan<long> Of(int arm, int replicate, int endpoint)
    {
        var end = endpoint + 1 < Layout.Starts.Length ? Layout.Starts[endpoint + 1] : Layout.Length;
        return Arms[arm].AsSpan((replicate * Layout.Length) + Layout.Starts[endpoint], end - Layout.Starts[endpoint]);
    }
}
