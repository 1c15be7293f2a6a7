using System.Collections.Immutable;
using Glabella.Planning;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Puts vials of one lot into stock.</summary>
public sealed class ReceiveVials(ClinicDb db, IClock clock)
{
    /// <summary>What came.</summary>
    /// <param name="Product">Name or brand.</param>
    /// <param name="LotNumber">Number on the box.</param>
    /// <param name="Expiry">Last day of use.</param>
    /// <param name="VialUnits">Units in each vial; one that the label names.</param>
    /// <param name="Count">1…500.</param>
    public sealed record Request(string? Product, string? LotNumber, LocalDate? Expiry, double? VialUnits, int? Count);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>In stock.</summary>
        /// <param name="LotId">The lot.</param>
        public sealed record Received(Guid LotId) : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        var today = (await db.Practice(cancel).ConfigureAwait(false)).Today(clock);
        var product = Products.Find(request.Product);
        List<FieldProblem> problems = [.. Check.Filled(request.LotNumber, nameof(Request.LotNumber), "The number on the box.", 40)];
        if (product?.Kind != ProductKind.Toxin)
        {
            problems.Add(new(nameof(Request.Product), "Choose a toxin."));
        }
        else if (request.VialUnits is not { } units || !Labels.For(product)!.Vials.Any(v => v.Units == units))
        {
            problems.Add(new(nameof(Request.VialUnits), $"{product.Name} comes in vials of {string.Join(", ", Labels.For(product)!.Vials.Select(v => Words.Of(v.Units)))} U."));
        }

        if (request.Expiry is not { } expiry)
        {
            problems.Add(new(nameof(Request.Expiry), "The last day of use on the box."));
        }
        else if (expiry < today)
        {
            problems.Add(new(nameof(Request.Expiry), "This lot has expired; it cannot be used."));
        }

        if (request.Count is not (>= 1 and <= 500))
        {
            problems.Add(new(nameof(Request.Count), "From 1 to 500 vials."));
        }

        var number = request.LotNumber?.Trim().ToUpperInvariant() ?? "";
        var lot = product is null ? null : await db.Lots.SingleOrDefaultAsync(l => l.Product == product.Name && l.Number == number, cancel).ConfigureAwait(false);
        if (lot is not null && (lot.Expiry != request.Expiry || lot.VialUnits != request.VialUnits))
        {
            problems.Add(new(nameof(Request.LotNumber), "This lot is in stock with another expiry or vial size; look at the box again."));
        }

        if (problems.Count > 0)
        {
            return new Outcome.Refused([.. problems]);
        }

        var now = clock.Now();
        if (lot is null)
        {
            lot = new Lot { Product = product!.Name, Number = number, Expiry = request.Expiry!.Value, VialUnits = request.VialUnits!.Value, ReceivedAt = now };
            db.Lots.Add(lot);
        }

        for (var i = 0; i < request.Count; i++)
        {
            var vial = new Vial { LotId = lot.Id, UnitsLeft = lot.VialUnits };
            db.Vials.Add(vial);
            db.StockMovements.Add(new StockMovement { VialId = vial.Id, Kind = MovementKind.Received, Units = lot.VialUnits, At = now, StaffId = actor.StaffId });
        }

        await db.Commit(actor, clock, new AuditNote(AuditEntry.House, nameof(ReceiveVials), lot.Id), cancel).ConfigureAwait(false);
        return new Outcome.Received(lot.Id);
    }
}
