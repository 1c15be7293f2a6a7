using System.Collections.Immutable;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Opens a sealed vial of a lot and notes diluent, time, and until when it may be used.</summary>
public sealed class OpenVial(ClinicDb db, IClock clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Open.</summary>
        /// <param name="VialId">The vial.</param>
        /// <param name="UseBefore">Until when.</param>
        public sealed record Opened(Guid VialId, Instant UseBefore) : Outcome;

        /// <summary>No sealed vial of this lot is left, or no such lot.</summary>
        public sealed record NoneLeft : Outcome;

        /// <summary>The lot has expired.</summary>
        public sealed record Expired : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    /// <param name="actor">On whose behalf.</param>
    /// <param name="lotId">The lot.</param>
    /// <param name="diluentMl">Diluent added, 0.1…10 mL.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<Outcome> Do(Actor actor, Guid lotId, double? diluentMl, CancellationToken cancel = default)
    {
        if (diluentMl is not (>= 0.1 and <= 10))
        {
            return new Outcome.Refused([new("DiluentMl", "From 0.1 to 10 mL.")]);
        }

        var today = (await db.Practice(cancel).ConfigureAwait(false)).Today(clock);
        var lot = await db.Lots.AsNoTracking().SingleOrDefaultAsync(l => l.Id == lotId, cancel).ConfigureAwait(false);
        if (lot is null)
        {
            return new Outcome.NoneLeft();
        }

        if (lot.Expiry < today)
        {
            return new Outcome.Expired();
        }

        // Two who open at once take different vials: the slower one tries the next.
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var vial = await db.Vials.Where(v => v.LotId == lotId && v.OpenedAt == null && v.ClosedAt == null).OrderBy(v => v.Id).FirstOrDefaultAsync(cancel).ConfigureAwait(false);
            if (vial is null)
            {
                return new Outcome.NoneLeft();
            }

            var now = clock.Now();
            vial.OpenedAt = now;
            vial.OpenedById = actor.StaffId;
            vial.DiluentMl = diluentMl;
            vial.UseBefore = now + ShelfLife.OnceOpen(Products.Find(lot.Product)!);
            db.StockMovements.Add(new StockMovement { VialId = vial.Id, Kind = MovementKind.Opened, Units = vial.UnitsLeft, At = now, StaffId = actor.StaffId });
            try
            {
                await db.Commit(actor, clock, new AuditNote(AuditEntry.House, nameof(OpenVial), vial.Id), cancel).ConfigureAwait(false);
                return new Outcome.Opened(vial.Id, vial.UseBefore.Value);
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
        }

        return new Outcome.NoneLeft();
    }
}
