using System.Collections;

namespace Glabella.Screening.Rules;

/// <summary>
/// A few severities by jurisdiction or route. A list rather than a dictionary: it has five entries at most,
/// and dictionaries of value types have to be compiled when the program starts.
/// </summary>
/// <typeparam name="T">Jurisdiction or route.</typeparam>
internal sealed class Tiers<T> : IEnumerable<Tier<T>>
    where T : struct, Enum
{
    private readonly Tier<T>[] tiers;

    public Tiers(Tier<T>[] tiers) => this.tiers = tiers;

    public static Tiers<T> None { get; } = new([]);

    public bool IsEmpty => tiers.Length == 0;

    public bool TryGetValue(T key, out Severity severity)
    {
        foreach (var tier in tiers)
        {
            if (tier.Key.Equals(key))
            {
                severity = tier.Value;
                return true;
            }
        }

        severity = default;
        return false;
    }

    public IEnumerator<Tier<T>> GetEnumerator() => ((IEnumerable<Tier<T>>)tiers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => tiers.GetEnumerator();
}

/// <summary>One severity.</summary>
internal sealed record Tier<T>(T Key, Severity Value)
    where T : struct, Enum;
