using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Sets the vials of a treatment right when its units are corrected: what was not given is in the vial, what was given beyond the
/// entry is not. A vial that was thrown away stays empty; the book shows the correction all the same.
/// </summary>
internal static class VialCorrection
{
    /// <summary>Books it; saved with the act that calls it.</summary>
    /// <param name="db">The record.</param>
    /// <param name="actor">Who corrects.</param>
    /// <param name="treatment">As it was signed; its vials are in the order in which they were drawn from.</param>
    /// <param name="difference">Units given now less units given before; negative goes back.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task Book(ClinicDb db, Actor actor, TreatmentEntry treatment, double difference, string reason, Instant now, CancellationToken cancel)
    {
        if (difference == 0 || treatment.Elsewhere)
        {
            return;
        }

        var ids = treatment.Vials.Select(v => v.VialId).ToList();
        var vials = await db.Vials.Where(v => ids.Contains(v.Id)).ToListAsync(cancel).ConfigureAwait(false);
        var wasted = await db.StockMovements.Where(m => ids.Contains(m.VialId) && m.Kind == MovementKind.Wasted).Select(m => m.VialId).ToListAsync(cancel).ConfigureAwait(false);
        var left = difference;

        // The last one drawn from is the one that is right or wrong; earlier ones only as far as it does not suffice.
        foreach (var drawn in treatment.Vials.Reverse())
        {
            if (left == 0 || vials.FirstOrDefault(v => v.Id == drawn.VialId) is not { } vial)
            {
                continue;
            }

            var gone = wasted.Contains(vial.Id);
            var part = left < 0 ? Math.Max(left, -drawn.Units) : gone ? left : Math.Min(left, vial.UnitsLeft);
            if (part == 0)
            {
                continue;
            }

            left = Math.Round(left - part, 6);
            if (!gone)
            {
                vial.UnitsLeft = Math.Round(vial.UnitsLeft - part, 6);
                vial.ClosedAt = vial.UnitsLeft == 0 ? vial.ClosedAt ?? now : null;
            }

            db.StockMovements.Add(new StockMovement { VialId = vial.Id, Kind = MovementKind.Corrected, Units = part, TreatmentId = treatment.Id, Reason = reason, At = now, StaffId = actor.StaffId });
        }
    }
}
