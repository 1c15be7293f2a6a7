using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Gives a demonstration that was made on an earlier day a schedule for today: people whose effect fades come at the times of the
/// demonstration's visits, and bring the same answers. Done by the acts themselves, as a practice would.
/// </summary>
internal sealed class DemoDay(ClinicDb db, IClock clock)
{
    /// <summary>Fewer visits than this are those that were booked ahead, and no day of a demonstration.</summary>
    private const int Few = 5;

    /// <summary>Does it; how many people were booked.</summary>
    /// <param name="injectors">The two who treat.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<int> Renew(ImmutableArray<Guid> injectors, CancellationToken cancel)
    {
        var settings = await db.Practice(cancel).ConfigureAwait(false);
        var today = settings.Today(clock);
        var (from, to) = (settings.Zone.AtStartOfDay(today).ToInstant(), settings.Zone.AtStartOfDay(today.PlusDays(1)).ToInstant());
        if (await db.Appointments.CountAsync(a => a.Start >= from && a.Start < to, cancel).ConfigureAwait(false) >= Few)
        {
            return 0;
        }

        ImmutableArray<DemoVisit> cast = [.. DemoCast.Today.Where(v => v.Kind != VisitKind.FollowUp)];
        var people = await db.Recalls.AsNoTracking().Include(r => r.Patient)
            .Where(r => r.State != RecallState.Closed && r.DueOn <= today && !db.Appointments.Any(a => a.PatientId == r.PatientId && a.Start >= from))
            .OrderByDescending(r => r.DueOn).ThenBy(r => r.Id).Take(cast.Length).Select(r => r.Patient!).ToListAsync(cancel).ConfigureAwait(false);
        var booked = 0;
        foreach (var (person, visit) in people.Zip(cast))
        {
            var request = new BookAppointment.Request(person.Id, injectors[visit.Injector], today, visit.Time, visit.Minutes, VisitKind.Treatment, visit.Injector == 0 ? "Room 1" : "Room 2", null);
            if (await new BookAppointment(db, clock).Do(Actor.House, request, cancel).ConfigureAwait(false) is not BookAppointment.Outcome.Booked { AppointmentId: var id })
            {
                continue;
            }

            booked++;
            if (visit.Answers is { } answers)
            {
                await new SubmitIntake(db, clock).Do(Actor.Patient(person.Name), new(person.Id, id, IntakeChannel.Link, answers), cancel).ConfigureAwait(false);
            }
        }

        return booked;
    }
}
