using System.Globalization;
using Glabella.Planning;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Lots, vials and the stock book behind the demonstration's treatments. Vials are opened by day, and what is left is thrown away.</summary>
internal sealed class DemoStock(DateTimeZone zone, LocalDate today)
{
    private readonly Dictionary<(string Product, int HalfYear), Lot> _lots = [];
    private readonly Dictionary<(string Product, LocalDate Day), Vial> _open = [];

    public IEnumerable<Lot> Lots => _lots.Values;

    public List<Vial> Vials { get; } = [];

    public List<StockMovement> Movements { get; } = [];

    /// <summary>Draws what a session needs from that day's open vial, and opens more as needed.</summary>
    public List<DrawnVial> Draw(Product product, double units, Instant at, Guid staff, Guid treatment)
    {
        List<DrawnVial> drawn = [];
        var day = at.InZone(zone).Date;
        while (units > 1e-9)
        {
            if (!_open.TryGetValue((product.Name, day), out var vial))
            {
                vial = Open(product, at - Duration.FromMinutes(30), staff);
                _open[(product.Name, day)] = vial;
            }

            var take = Math.Min(units, vial.UnitsLeft);
            units -= take;
            vial.UnitsLeft = Math.Round(vial.UnitsLeft - take, 6);
            drawn.Add(new DrawnVial(vial.Id, vial.Lot!.Number, take));
            Movements.Add(new StockMovement { VialId = vial.Id, Kind = MovementKind.Given, Units = take, TreatmentId = treatment, At = at, StaffId = staff });
            if (vial.UnitsLeft == 0)
            {
                vial.ClosedAt = at;
                _open.Remove((product.Name, day));
            }
        }

        return drawn;
    }

    /// <summary>Opens a vial that stays open, for today's work.</summary>
    public Vial Open(Product product, Instant at, Guid staff)
    {
        var lot = LotOf(product, at.InZone(zone).Date);
        var vial = new Vial { LotId = lot.Id, Lot = lot, UnitsLeft = lot.VialUnits, OpenedAt = at, OpenedById = staff, DiluentMl = DiluentOf(product, lot.VialUnits), UseBefore = at + ShelfLife.OnceOpen(product) };
        Vials.Add(vial);
        Movements.Add(new StockMovement { VialId = vial.Id, Kind = MovementKind.Received, Units = lot.VialUnits, At = lot.ReceivedAt, StaffId = staff });
        Movements.Add(new StockMovement { VialId = vial.Id, Kind = MovementKind.Opened, Units = lot.VialUnits, At = at, StaffId = staff });
        return vial;
    }

    /// <summary>Sealed vials of today's lot, or of one that expires soon.</summary>
    public void Shelve(Product product, int count, Guid staff, LocalDate? expiry = null)
    {
        var lot = LotOf(product, today);
        if (expiry is { } soon)
        {
            lot = new Lot { Product = product.Name, Number = $"{lot.Number[..^1]}E", Expiry = soon, VialUnits = lot.VialUnits, ReceivedAt = lot.ReceivedAt };
            _lots[(product.Name, -1)] = lot;
        }

        for (var i = 0; i < count; i++)
        {
            var vial = new Vial { LotId = lot.Id, Lot = lot, UnitsLeft = lot.VialUnits };
            Vials.Add(vial);
            Movements.Add(new StockMovement { VialId = vial.Id, Kind = MovementKind.Received, Units = lot.VialUnits, At = lot.ReceivedAt, StaffId = staff });
        }
    }

    /// <summary>Throws away what earlier days left in open vials.</summary>
    public void TidyUp(Guid staff)
    {
        foreach (var ((_, day), vial) in _open.Where(o => o.Key.Day < today).ToList())
        {
            var evening = day.At(new LocalTime(18, 30)).InZoneLeniently(zone).ToInstant();
            Movements.Add(new StockMovement { VialId = vial.Id, Kind = MovementKind.Wasted, Units = vial.UnitsLeft, Reason = "End of the day", At = evening, StaffId = staff });
            vial.UnitsLeft = 0;
            vial.ClosedAt = evening;
        }
    }

    private Lot LotOf(Product product, LocalDate date)
    {
        var half = (date.Year * 2) + (date.Month > 6 ? 1 : 0);
        if (!_lots.TryGetValue((product.Name, half), out var lot))
        {
            var start = new LocalDate(date.Year, date.Month > 6 ? 7 : 1, 1);
            var vials = Labels.For(product)!.Vials.Where(v => v.Usual).ToList();
            lot = new Lot
            {
                Product = product.Name,
                Number = string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(product.Name[0])}{half % 100:00}{product.Name.Length:00}7A"),
                Expiry = start.PlusMonths(30),
                VialUnits = (vials.FirstOrDefault(v => v.Units >= 100) ?? vials[^1]).Units,
                ReceivedAt = start.PlusDays(-7).At(new LocalTime(8, 0)).InZoneLeniently(zone).ToInstant(),
            };
            _lots[(product.Name, half)] = lot;
        }

        return lot;
    }

    private static double? DiluentOf(Product product, double vialUnits)
    {
        var lines = Labels.For(product)!.Reconstitution.Where(r => r.VialUnits == vialUnits).ToList();
        return (lines.FirstOrDefault(r => r.Usual) ?? lines.FirstOrDefault())?.DiluentMl;
    }
}
