using System.Collections.Immutable;
using System.Globalization;

namespace Glabella.Planning;

/// <summary>Which vials are opened and how they are diluted: the least waste, then the fewest vials.</summary>
internal sealed record VialChoice(PlannedDilution Dilution, Reconstitution? Line, ImmutableArray<PlannedVials> Vials)
{
    /// <summary>The choice for a number of units, or what is wrong with the vial or dilution that was asked for.</summary>
    public static (VialChoice? Choice, PlanInputError? Error) Of(PlanRequest request, Label label, double units)
    {
        var protocol = label.Protocols.FirstOrDefault(known => known.Id == request.Protocol);
        var made = (protocol?.Vials ?? []).AddRange(label.Vials).DistinctBy(vial => vial.Units).OrderBy(vial => vial.Units).ToArray();
        var table = protocol?.Reconstitution ?? label.Reconstitution;
        var usual = (protocol?.Vials ?? label.Vials).Where(vial => vial.Usual).Select(vial => vial.Units).ToArray();

        if (request.VialUnits is { } asked && made.All(vial => vial.Units != asked))
        {
            var sizes = made.Select(vial => Text(vial.Units)).ToImmutableArray();
            return (null, new("INP-007", "vial", $"{request.Product.Name} is not made in vials of {Text(asked)} U; made are {string.Join(", ", sizes)} U.", sizes));
        }

        var solutions = Solutions(request, table, usual);
        if (solutions.Length == 0)
        {
            return (null, new("INP-005", "dilution", $"The label gives no dilution of the {Text(request.VialUnits!.Value)} U vial for this use; the dilution is needed.", []));
        }

        return (Best(units, solutions, table), null);
    }

    /// <summary>The solutions that may be made up: one a vial size.</summary>
    private static ImmutableArray<(double Vial, double Diluent)> Solutions(PlanRequest request, ImmutableArray<Reconstitution> table, double[] usual)
    {
        double[] sizes = request.VialUnits is { } vial ? [vial] : usual;
        if (request.DiluentMl is { } diluent)
        {
            var labelled = sizes.Where(size => table.Any(line => line.VialUnits == size && Same(line.DiluentMl, diluent))).ToArray();
            return [.. (labelled.Length > 0 ? labelled : sizes).Select(size => (size, diluent))];
        }

        return [.. table.Where(line => line.Usual && sizes.Contains(line.VialUnits)).Select(line => (line.VialUnits, line.DiluentMl))];
    }

    private static VialChoice Best(double units, ImmutableArray<(double Vial, double Diluent)> solutions, ImmutableArray<Reconstitution> table)
    {
        // Vials of different sizes go into one plan only where their solutions have the same strength.
        var best = solutions
            .GroupBy(solution => Math.Round(solution.Vial / solution.Diluent, 9))
            .SelectMany(group => Counts(units, [.. group.OrderByDescending(solution => solution.Vial)]))
            .OrderBy(counts => Math.Round(counts.Sum(c => c.Vial * c.Count), 6))
            .ThenBy(counts => counts.Sum(c => c.Count))
            .First();
        var vials = ImmutableArray.CreateBuilder<PlannedVials>();
        var left = units;
        foreach (var (vial, diluent, count) in best.Where(c => c.Count > 0))
        {
            var used = Math.Min(left, vial * count);
            left -= used;
            var waste = (vial * count) - used;
            vials.Add(new(vial, count, diluent, used, waste, waste * diluent / vial));
        }

        var first = vials[0];
        var line = table.FirstOrDefault(l => l.VialUnits == first.VialUnits && Same(l.DiluentMl, first.DiluentMl));
        return new(new(first.VialUnits, first.DiluentMl, first.VialUnits / first.DiluentMl, line is not null, line?.Source), line, vials.ToImmutable());
    }

    /// <summary>Ways to reach the units with vials of one strength: so many of each larger size, the rest of the smallest.</summary>
    private static IEnumerable<ImmutableArray<(double Vial, double Diluent, int Count)>> Counts(double units, ImmutableArray<(double Vial, double Diluent)> sizes)
    {
        var (vial, diluent) = sizes[0];
        var most = (int)Math.Ceiling(Math.Round(units / vial, 9));
        if (sizes.Length == 1)
        {
            yield return [(vial, diluent, most)];
            yield break;
        }

        for (var count = 0; count <= most; count++)
        {
            var rest = Math.Max(0, units - (count * vial));
            foreach (var others in Counts(rest, sizes[1..]))
            {
                yield return others.Insert(0, (vial, diluent, count));
            }
        }
    }

    private static bool Same(double a, double b) => Math.Abs(a - b) < 1e-9;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
