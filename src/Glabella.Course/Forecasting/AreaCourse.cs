using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Course.Forecasting;

/// <summary>All units of one product in one area on one day.</summary>
/// <param name="Day">On the forecast's clock: 0 is the planned treatment.</param>
/// <param name="Product">The toxin.</param>
/// <param name="Units">More than 0.</param>
internal sealed record Session(double Day, Product Product, double Units);

/// <summary>Sessions less than 42 days after the first; days count from the first.</summary>
/// <param name="Day">First session.</param>
/// <param name="FirstNode">Its node.</param>
/// <param name="LastNode">Node of the next cycle's first session, or the last node.</param>
internal sealed record Cycle(double Day, int FirstNode, int LastNode);

/// <summary>One area of one person: what was and will be injected, and the days on which it is computed.</summary>
internal sealed class AreaCourse
{
    /// <summary>Lays out an area.</summary>
    /// <param name="order">0 for the first planned area, and so on; lines of different orders are different lines of one face.</param>
    /// <param name="area">Its place in the model.</param>
    /// <param name="sessions">In order of days; products that the model knows.</param>
    /// <param name="wanted">Days of the curve, rising; empty if no curve is asked for.</param>
    /// <param name="also">Other days on which severity is needed.</param>
    /// <param name="end">Last day.</param>
    /// <param name="amountFactor">(1 − neutralised share)·(interacting drug)/(relative muscle mass); 1, since no effect size is known.</param>
    /// <param name="refine">Finer steps, for proofs.</param>
    /// <exception cref="ArgumentException">Units that are not finite or not more than 0, or days out of order.</exception>
    public AreaCourse(int order, AreaParameters area, Session[] sessions, double[] wanted, double[] also, double end, double amountFactor = 1, int refine = 1)
    {
        if (sessions.Any(s => !(s.Units > 0) || !double.IsFinite(s.Units)) || !(amountFactor >= 0))
        {
            throw new ArgumentException("Units must be finite and more than 0.", nameof(sessions));
        }

        Order = order;
        Area = area;
        Sessions = sessions;
        AmountFactor = amountFactor;
        var file = ParameterFile.Current;
        Products = [.. sessions.Select(s => file.Products[s.Product.Name]).Distinct()];
        Chains = [.. sessions.Select(s => Array.FindIndex(Products, p => p.Name == s.Product.Name))];
        Mesh = Mesh.Lay([.. sessions.Select(s => s.Day)], wanted, also, end, refine);
        Cycles = [.. FindCycles(sessions, Mesh)];
    }

    public int Order { get; }

    public AreaParameters Area { get; }

    public Session[] Sessions { get; }

    /// <summary>Whether areas beside this one are treated in the first session, beyond what its own label treats with it.</summary>
    public bool Neighbours { get; init; }

    public double AmountFactor { get; }

    public ProductParameters[] Products { get; }

    public int[] Chains { get; }

    public Mesh Mesh { get; }

    public Cycle[] Cycles { get; }

    /// <summary>The cycle that a day belongs to: the last that began before it; null before any.</summary>
    public Cycle? CycleBefore(double day) => Cycles.LastOrDefault(c => c.Day < day);

    private static IEnumerable<Cycle> FindCycles(Session[] sessions, Mesh mesh)
    {
        var starts = new List<int>();
        foreach (var i in Enumerable.Range(0, sessions.Length))
        {
            if (starts.Count == 0 || sessions[i].Day - sessions[starts[^1]].Day >= ForecastCase.TouchUpDays)
            {
                starts.Add(i);
            }
        }

        for (var c = 0; c < starts.Count; c++)
        {
            var last = c + 1 < starts.Count ? mesh.SessionNodes[starts[c + 1]] : mesh.Times.Length - 1;
            yield return new(sessions[starts[c]].Day, mesh.SessionNodes[starts[c]], last);
        }
    }
}
