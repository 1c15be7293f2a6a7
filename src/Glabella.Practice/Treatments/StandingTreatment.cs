using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>A signed treatment as it stands after its amendments.</summary>
/// <param name="Entry">As it was signed.</param>
/// <param name="Date">The right day.</param>
/// <param name="Lot">The right lot.</param>
/// <param name="Points">The right points.</param>
/// <param name="Areas">Areas with their units, in the order signed.</param>
/// <param name="InError">It was entered by mistake and did not take place.</param>
/// <param name="Amendments">Its amendments, oldest first.</param>
public sealed record StandingTreatment(
    TreatmentEntry Entry, LocalDate Date, string? Lot, ImmutableArray<TreatedPoint> Points, ImmutableArray<TreatedArea> Areas, bool InError, ImmutableArray<AmendmentEntry> Amendments)
{
    /// <summary>Id of the signed entry.</summary>
    public Guid Id => Entry.Id;

    /// <summary>The product.</summary>
    public Product Product => Products.Find(Entry.Product)!;

    /// <summary>Total units.</summary>
    public double Units => Areas.Sum(a => a.Units);

    /// <summary>The newest correction of each value holds.</summary>
    public static StandingTreatment Of(TreatmentEntry entry, IEnumerable<AmendmentEntry> amendments)
    {
        ImmutableArray<AmendmentEntry> inOrder = [.. amendments.OrderBy(a => a.SignedAt).ThenBy(a => a.Id)];
        var points = inOrder.LastOrDefault(a => a.PointsJson is not null)?.PointsJson is { } corrected
            ? RecordJson.Read<ImmutableArray<TreatedPoint>>(corrected)
            : [.. entry.Points];
        return new StandingTreatment(
            entry,
            inOrder.LastOrDefault(a => a.Date is not null)?.Date ?? entry.Date,
            inOrder.LastOrDefault(a => a.Lot is not null)?.Lot ?? entry.Lot,
            points,
            points.Length == 0 ? [.. entry.Areas] : AreasOf(points),
            inOrder.Any(a => a.Kind == AmendmentKind.EnteredInError),
            inOrder);
    }

    /// <summary>Units of each area, in the order of its first point; areas without units left out.</summary>
    internal static ImmutableArray<TreatedArea> AreasOf(IEnumerable<TreatedPoint> points) =>
        [.. points.GroupBy(p => p.Area).Select(g => new TreatedArea(g.Key, g.Sum(p => p.Units))).Where(a => a.Units > 0)];
}
