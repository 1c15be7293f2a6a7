using Glabella.Practice;
using Glabella.SystemTests.Databases;
using NodaTime;

namespace Glabella.SystemTests.Practice;

public sealed class AppointmentTests
{
    private static readonly LocalDate Friday = new(2026, 11, 27);

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_person_is_put_on_a_day_and_checked_in(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var booked = Assert.IsType<BookAppointment.Outcome.Booked>(await Book(record, patient, new LocalTime(10, 15)));
        var visit = Assert.Single(await record.With<DaySchedule, IEnumerable<DaySchedule.Visit>>(async a => await a.Do(record.Owner, Friday)));
        Assert.Equal(new LocalTime(10, 15), visit.Start);
        Assert.Equal(VisitStatus.Expected, visit.Appointment.Status);
        Assert.Equal("Marta Lindqvist", visit.Appointment.Patient!.Name);
        Assert.Equal(SetVisitStatus.Outcome.Changed, await record.With<SetVisitStatus, SetVisitStatus.Outcome>(a => a.Do(record.Owner, booked.AppointmentId, visit.Appointment.Version, VisitStatus.Arrived)));
        Assert.Equal(SetVisitStatus.Outcome.ChangedMeanwhile, await record.With<SetVisitStatus, SetVisitStatus.Outcome>(a => a.Do(record.Owner, booked.AppointmentId, visit.Appointment.Version, VisitStatus.InRoom)));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Of_many_who_book_the_same_time_at_once_one_gets_it(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        // Starts differ by five minutes within a half hour visit: every two of them overlap.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Book(record, patient, new LocalTime(10, 5 * i)))));
        Assert.Single(outcomes.OfType<BookAppointment.Outcome.Booked>());
        Assert.Equal(5, outcomes.OfType<BookAppointment.Outcome.Taken>().Count());
        Assert.All(outcomes.OfType<BookAppointment.Outcome.Taken>(), t => Assert.NotEmpty(t.FreeTimes));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_visit_moves_over_its_own_time_but_not_over_another(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        await Book(record, patient, new LocalTime(11, 0));
        var booked = Assert.IsType<BookAppointment.Outcome.Booked>(await Book(record, patient, new LocalTime(10, 0)));
        async Task<MoveAppointment.Outcome> Move(LocalTime to)
        {
            var version = await record.Look(async db => (await db.Appointments.FindAsync(booked.AppointmentId))!.Version);
            return await record.With<MoveAppointment, MoveAppointment.Outcome>(a => a.Do(record.Owner, new(booked.AppointmentId, version, record.Owner.StaffId!.Value, Friday, to, 30)));
        }

        Assert.IsType<MoveAppointment.Outcome.Moved>(await Move(new LocalTime(10, 15)));
        Assert.IsType<MoveAppointment.Outcome.Moved>(await Move(new LocalTime(10, 30)));
        Assert.IsType<MoveAppointment.Outcome.Taken>(await Move(new LocalTime(10, 35)));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_cancelled_visit_frees_its_time_and_returns_only_while_it_is_free(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        var first = Assert.IsType<BookAppointment.Outcome.Booked>(await Book(record, patient, new LocalTime(10, 0)));
        Task<SetVisitStatus.Outcome> Set(VisitStatus status) => record.With<SetVisitStatus, SetVisitStatus.Outcome>(a => a.Do(record.Owner, first.AppointmentId, null, status));
        Assert.Equal(SetVisitStatus.Outcome.Changed, await Set(VisitStatus.Cancelled));
        Assert.Equal(SetVisitStatus.Outcome.Changed, await Set(VisitStatus.Expected));
        Assert.Equal(SetVisitStatus.Outcome.Changed, await Set(VisitStatus.Cancelled));
        Assert.IsType<BookAppointment.Outcome.Booked>(await Book(record, patient, new LocalTime(10, 20)));
        Assert.Equal(SetVisitStatus.Outcome.Taken, await Set(VisitStatus.Expected));
    }

    private static Task<BookAppointment.Outcome> Book(TestRecord record, Guid patient, LocalTime time) =>
        record.With<BookAppointment, BookAppointment.Outcome>(a => a.Do(record.Owner, new(patient, record.Owner.StaffId!.Value, Friday, time, 30, VisitKind.Treatment)));
}
