using System.Collections.Immutable;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Everything that goes into the record for one invented person, with its audit chain.</summary>
internal sealed class DemoChart(Patient patient)
{
    private readonly AuditChain _chain = AuditChain.New(patient.Id);
    private readonly List<(Instant At, Guid? Staff, AuditNote Note)> _notes = [(patient.RegisteredAt, null, new AuditNote(patient.Id, nameof(RegisterPatient)))];
    private readonly List<SignedEntry> _entries = [];

    public Patient Patient => patient;

    public List<Appointment> Appointments { get; } = [];

    public List<PrivateLink> Links { get; } = [];

    public RecallEntry? Recall { get; set; }

    public List<CareTask> Tasks { get; } = [];

    public IReadOnlyList<TreatmentEntry> Treatments => [.. _entries.OfType<TreatmentEntry>()];

    /// <summary>Signs an entry.</summary>
    public T Sign<T>(string act, T entry)
        where T : SignedEntry
    {
        _entries.Add(entry);
        _notes.Add((entry.SignedAt, entry.SignedById, AuditNote.Of(act, entry)));
        return entry;
    }

    /// <summary>Books a visit.</summary>
    public void Book(Appointment visit, Instant at, Guid? by)
    {
        Appointments.Add(visit);
        _notes.Add((at, by, new AuditNote(patient.Id, nameof(BookAppointment), visit.Id)));
    }

    /// <summary>The chart as it was known on a day.</summary>
    public Chart On(LocalDate date) => new()
    {
        Patient = patient,
        Appointments = [.. Appointments],
        Intakes = [.. _entries.OfType<IntakeEntry>()],
        Screenings = [.. _entries.OfType<ScreeningEntry>()],
        Overrides = [],
        Acknowledgements = [],
        Plans = [.. _entries.OfType<PlanEntry>()],
        Consents = [.. _entries.OfType<ConsentEntry>()],
        AllTreatments = [.. _entries.OfType<TreatmentEntry>().Where(t => t.Date <= date).Select(t => StandingTreatment.Of(t, [])).OrderBy(t => t.Date)],
        Forecasts = [],
        Grades = [.. _entries.OfType<GradeEntry>().Where(g => g.Date <= date).OrderBy(g => g.Date)],
        Reports = [.. _entries.OfType<ReportEntry>().Where(r => r.Date <= date).OrderBy(r => r.Date)],
        Complaints = [],
    };

    /// <summary>Hands it to the context.</summary>
    public void AddTo(ClinicDb db)
    {
        db.Add(patient);
        db.AddRange(Appointments);
        db.AddRange(Links);
        db.AddRange(_entries);
        db.AddRange(Tasks);
        if (Recall is not null)
        {
            db.Add(Recall);
        }

        db.AddRange(_notes.OrderBy(n => n.At).Select(n => _chain.Add(n.Staff, n.Note, n.At)).ToImmutableArray());
        db.Add(_chain.Head);
    }
}
