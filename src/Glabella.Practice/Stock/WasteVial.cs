using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Throws away what is left in a vial, with the reason.</summary>
public sealed class WasteVial(ClinicDb db, IClock clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Recorded.</summary>
        /// <param name="Units">Units thrown away.</param>
        public sealed record Wasted(double Units) : Outcome;

        /// <summary>No such vial, or closed before.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Somebody drew from it meanwhile: look again.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Guid vialId, Guid version, string? reason, CancellationToken cancel = default)
    {
        ImmutableArray<FieldProblem> problems = [.. Check.Filled(reason, "Reason", "Say why.", 500)];
        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        var vial = await db.Vials.SingleOrDefaultAsync(v => v.Id == vialId && v.ClosedAt == null, cancel).ConfigureAwait(false);
        if (vial is null)
        {
            return new Outcome.Unknown();
        }

        db.Entry(vial).Property(v => v.Version).OriginalValue = version;
        var units = vial.UnitsLeft;
        vial.UnitsLeft = 0;
        vial.ClosedAt = clock.Now();
        db.StockMovements.Add(new StockMovement { VialId = vial.Id, Kind = MovementKind.Wasted, Units = units, Reason = reason!.Trim(), At = vial.ClosedAt.Value, StaffId = actor.StaffId });
        try
        {
            await db.Commit(actor, clock, new AuditNote(AuditEntry.House, nameof(WasteVial), vial.Id), cancel).ConfigureAwait(false);
            return new Outcome.Wasted(units);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.ChangedMeanwhile();
        }
    }
}
