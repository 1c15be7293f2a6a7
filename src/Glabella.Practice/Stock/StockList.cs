using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>What is in stock.</summary>
public sealed class StockList(ClinicDb db)
{
    /// <summary>Sealed vials of one lot.</summary>
    /// <param name="Lot">The lot.</param>
    /// <param name="Sealed">How many sealed vials are left.</param>
    /// <param name="People">How many people were treated from it.</param>
    public sealed record Row(Lot Lot, int Sealed, int People);

    /// <summary>Everything.</summary>
    /// <param name="Open">Open vials with their lot, first to be used first.</param>
    /// <param name="Lots">Lots with sealed vials or open ones, first to expire first.</param>
    public sealed record Stock(ImmutableArray<Vial> Open, ImmutableArray<Row> Lots);

    /// <summary>Everything that is not used up.</summary>
    public async Task<Stock> Do(CancellationToken cancel = default)
    {
        var vials = await db.Vials.AsNoTracking().Include(v => v.Lot).Where(v => v.ClosedAt == null).ToListAsync(cancel).ConfigureAwait(false);
        var lots = vials.Select(v => v.LotId).Distinct().ToList();
        var people = (await (from movement in db.StockMovements
                             join vial in db.Vials on movement.VialId equals vial.Id
                             join treatment in db.Treatments on movement.TreatmentId equals treatment.Id
                             where lots.Contains(vial.LotId)
                             select new { vial.LotId, treatment.PatientId }).Distinct().ToListAsync(cancel).ConfigureAwait(false))
            .GroupBy(x => x.LotId).ToDictionary(g => g.Key, g => g.Count());
        return new Stock(
            [.. vials.Where(v => v.OpenedAt is not null).OrderBy(v => v.UseBefore)],
            [
                .. vials.GroupBy(v => v.LotId)
                    .Select(g => new Row(g.First().Lot!, g.Count(v => v.OpenedAt is null), people.GetValueOrDefault(g.Key)))
                    .OrderBy(r => r.Lot.Expiry).ThenBy(r => r.Lot.Number, StringComparer.Ordinal),
            ]);
    }
}
