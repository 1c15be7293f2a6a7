using System.Collections.Immutable;
using NodaTime;

namespace Glabella.Practice;

/// <summary>The demonstration's practice: gives every session a time, an injector and vials, then lets each chart be written.</summary>
internal sealed class DemoHouse(PracticeSettings settings, ImmutableArray<Staff> team, Instant now, LocalDate today)
{
    private readonly Dictionary<(Guid Injector, LocalDate Date), int> _taken = [];

    public PracticeSettings Settings => settings;

    public Instant Now => now;

    public LocalDate Today => today;

    public DemoStock Stock { get; } = new(settings.Zone, today);

    public List<DemoChart> Charts { get; private set; } = [];

    /// <summary>Who does an act of a session: dice do not decide it, so that stock and charts agree.</summary>
    public Staff Injector(int number) => team[number % 2];

    public Staff Desk => team[3];

    /// <summary>A time of a day where the practice is.</summary>
    public Instant At(LocalDate date, LocalTime time) => date.At(time).InZoneLeniently(settings.Zone).ToInstant();

    /// <summary>Not later than now: who starts the demonstration before nine still finds the first visit signed.</summary>
    public Instant Past(Instant instant) => instant < now ? instant : now;

    public void Build(IReadOnlyList<DemoHistory> histories, IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        var sittings = Sittings(histories);
        var charts = new DemoChart[histories.Count];
        var done = 0;
        Parallel.For(0, histories.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            charts[i] = new DemoRecord(this, histories[i], sittings[i], i).Write();
            progress?.Report(new DemoProgress("forecasts", Interlocked.Increment(ref done), histories.Count));
        });
        Charts = [.. charts];
        BookAhead(histories);
        Shelves();
    }

    /// <summary>A visit in the first free half hour of the injector's day; days that are full go on to the other injector.</summary>
    public Appointment Visit(Guid patient, Staff injector, LocalDate date, LocalTime? time, int minutes, VisitKind kind, VisitStatus status)
    {
        var at = time ?? new LocalTime(9, 0);
        if (time is null)
        {
            var place = _taken.GetValueOrDefault((injector.Id, date));
            _taken[(injector.Id, date)] = place + 1;
            at = new LocalTime(9, 0).PlusMinutes(30 * place);
        }

        var start = At(date, at);
        var end = start + Duration.FromMinutes(minutes);
        return new Appointment
        {
            PatientId = patient,
            InjectorId = injector.Id,
            Start = start,
            End = end,
            Kind = kind,
            Status = status,
            Room = injector == team[0] ? "Room 1" : "Room 2",
            ArrivedAt = status is VisitStatus.Expected ? null : start,
            Slots = [.. AppointmentSlot.Between(injector.Id, start, end)],
        };
    }

    // One after the other, in the order of days: vials and times are shared.
    private List<DemoSitting>[] Sittings(IReadOnlyList<DemoHistory> histories)
    {
        var sittings = histories.Select(_ => new List<DemoSitting>()).ToArray();
        foreach (var (history, i, session) in histories.SelectMany((h, i) => h.Sessions.Select(s => (h, i, s))).OrderBy(x => x.s.Date).ThenBy(x => x.i))
        {
            var injector = Injector(i);
            var visit = Visit(history.Patient.Id, injector, session.Date, null, 30, sittings[i].Count == 0 ? VisitKind.FirstVisit : VisitKind.Treatment, VisitStatus.Done);
            var treatment = Guid.CreateVersion7();
            var vials = Stock.Draw(session.Plan.Product, session.Plan.Totals.Units, visit.Start + Duration.FromMinutes(15), injector.Id, treatment);
            sittings[i].Add(new DemoSitting(session, visit, injector, treatment, vials));
        }

        // Today's first visit is treated already.
        for (var i = 0; i < DemoCast.Today.Length; i++)
        {
            if (DemoCast.Today[i] is { Upto: 4 } cast)
            {
                sittings[i].Add(new DemoSitting(null, Visit(histories[i].Patient.Id, Injector(cast.Injector), today, cast.Time, cast.Minutes, cast.Kind, cast.Status), Injector(cast.Injector), Guid.CreateVersion7(), []));
            }
        }

        return sittings;
    }

    private void BookAhead(IReadOnlyList<DemoHistory> histories)
    {
        for (var i = DemoCast.Today.Length; i < histories.Count; i++)
        {
            if (Charts[i].Recall is { } recall && recall.DueOn < today.PlusDays(10) && recall.DueOn > today.PlusDays(-60) && i % 3 == 0)
            {
                var date = DemoHistory.OpenDay(today.PlusDays(1 + (i % 17)));
                Charts[i].Book(Visit(histories[i].Patient.Id, Injector(i), date, null, 30, VisitKind.Treatment, VisitStatus.Expected), Past(now - Duration.FromDays(1 + (i % 5))), Desk.Id);
                recall.State = RecallState.Contacted;
                recall.ContactedAt = now - Duration.FromDays(1 + (i % 5));
                recall.ContactedById = Desk.Id;
            }
        }
    }

    private void Shelves()
    {
        Stock.TidyUp(Injector(0).Id);
        foreach (var product in settings.Toxins)
        {
            Stock.Shelve(product, product == settings.Toxins.First() ? 6 : 2, Injector(0).Id);
        }

        Stock.Shelve(settings.Toxins.First(), 2, Injector(0).Id, today.PlusDays(19));
    }
}

/// <summary>One session with what the practice gave it.</summary>
/// <param name="Session">The session; null for today's, which is planned as any other visit is.</param>
/// <param name="Visit">The visit.</param>
/// <param name="Injector">Who treated.</param>
/// <param name="TreatmentId">Id of the entry.</param>
/// <param name="Vials">What was drawn.</param>
internal sealed record DemoSitting(DemoSession? Session, Appointment Visit, Staff Injector, Guid TreatmentId, List<DrawnVial> Vials);
