using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Glabella.Practice;

/// <summary>Everything in one person's chart, each list in the order of time.</summary>
public sealed record Chart
{
    /// <summary>The person.</summary>
    public required Patient Patient { get; init; }

    /// <summary>Visits.</summary>
    public required ImmutableArray<Appointment> Appointments { get; init; }

    /// <summary>Answers.</summary>
    public required ImmutableArray<IntakeEntry> Intakes { get; init; }

    /// <summary>What screening said.</summary>
    public required ImmutableArray<ScreeningEntry> Screenings { get; init; }

    /// <summary>Decisions in spite of a finding.</summary>
    public required ImmutableArray<OverrideEntry> Overrides { get; init; }

    /// <summary>Findings that were read and signed for.</summary>
    public required ImmutableArray<AcknowledgementEntry> Acknowledgements { get; init; }

    /// <summary>Accepted plans.</summary>
    public required ImmutableArray<PlanEntry> Plans { get; init; }

    /// <summary>Signed consents.</summary>
    public required ImmutableArray<ConsentEntry> Consents { get; init; }

    /// <summary>Treatments as they stand after their amendments, by day; those entered in error included.</summary>
    public required ImmutableArray<StandingTreatment> AllTreatments { get; init; }

    /// <summary>Forecasts as they were made.</summary>
    public required ImmutableArray<ForecastEntry> Forecasts { get; init; }

    /// <summary>Grades seen, by day.</summary>
    public required ImmutableArray<GradeEntry> Grades { get; init; }

    /// <summary>What the person reported, by day.</summary>
    public required ImmutableArray<ReportEntry> Reports { get; init; }

    /// <summary>Complaints, by day.</summary>
    public required ImmutableArray<ComplaintEntry> Complaints { get; init; }

    /// <summary>The open place on the recall list; null if none.</summary>
    public RecallEntry? Recall { get; init; }

    /// <summary>What is to be done or was done for the person, by day.</summary>
    public ImmutableArray<CareTask> Tasks { get; init; } = [];

    /// <summary>Treatments that took place, by day.</summary>
    public IEnumerable<StandingTreatment> Treatments => AllTreatments.Where(t => !t.InError);

    /// <summary>The newest treatment that took place; null if none did.</summary>
    public StandingTreatment? LastTreatment => Treatments.LastOrDefault();

    /// <summary>
    /// Treatments with a toxin that the person told of in the newest intake, on a known day up to a date, for whatever reason they were given.
    /// One on the day of a treatment of this record with the same product is that treatment.
    /// </summary>
    public IEnumerable<Screening.PriorTreatment> Told(NodaTime.LocalDate upTo) =>
        (Intakes.LastOrDefault()?.Answers.PriorTreatments ?? []).Where(t =>
            t is { Date: { } date, Product: { Kind: Vocabulary.ProductKind.Toxin } product } && date <= upTo && !Treatments.Any(own => own.Date == date && own.Product == product)).Distinct();

    /// <summary>
    /// All treatments with a toxin, or with what nobody knows the name of, that the person told of in the newest intake and that are not of this record,
    /// whether their day is known or not.
    /// </summary>
    public IEnumerable<Screening.PriorTreatment> ToldToxins =>
        (Intakes.LastOrDefault()?.Answers.PriorTreatments ?? []).Where(t =>
            t.Product is not { Kind: Vocabulary.ProductKind.Filler }
            && !Treatments.Any(own => own.Date == t.Date && (t.Product is null || own.Product == t.Product))).Distinct();

    /// <summary>The day of the first follow-up that is booked after a day; null if none is.</summary>
    public NodaTime.LocalDate? FollowUpAfter(NodaTime.LocalDate day, NodaTime.DateTimeZone zone) => Appointments
        .Where(a => a is { Kind: VisitKind.FollowUp, Status: VisitStatus.Expected })
        .Select(a => (NodaTime.LocalDate?)a.Start.InZone(zone).Date)
        .FirstOrDefault(d => d > day);

    /// <summary>The standing of a screening after its overrides.</summary>
    public ScreeningStanding Standing(ScreeningEntry screening) => ScreeningStanding.Of(screening, Overrides, Acknowledgements);

    /// <summary>The standing of a screening when the next one took its place: what was signed later was not known then.</summary>
    public ScreeningStanding StandingThen(ScreeningEntry screening)
    {
        var next = Screenings.SkipWhile(s => s.Id != screening.Id).Skip(1).FirstOrDefault();
        return ScreeningStanding.Of(screening, Overrides, Acknowledgements.Where(a => next is null || a.SignedAt < next.SignedAt));
    }

    /// <summary>
    /// How a prescriber decided on the same fact at an earlier visit, while tier and words were what they are now; null if nobody did.
    /// It decides nothing by itself: a decision stands for its visit.
    /// </summary>
    public OverrideEntry? DecidedBefore(Screening.Finding finding) =>
        Acknowledgements.Where(a => a.Covers(finding)).Select(a => Overrides.LastOrDefault(o =>
            o.ScreeningId == a.ScreeningId && o.Rule == a.Rule && (o.Matched is null || (o.Matched == a.Matched && o.Input == a.Input && (a.Products is null || a.Products == o.Products)))))
        .LastOrDefault(o => o is not null);

    /// <summary>Reads a chart; null if there is nobody with this id, or the person was erased. The caller writes the audit note.</summary>
    internal static async Task<Chart?> Read(ClinicDb db, Guid patientId, CancellationToken cancel)
    {
        var patient = await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == patientId && p.ErasedAt == null, cancel).ConfigureAwait(false);
        if (patient is null)
        {
            return null;
        }

        async Task<ImmutableArray<T>> Of<T>(IQueryable<T> entries)
            where T : SignedEntry =>
            [.. await entries.AsNoTracking().Where(e => e.PatientId == patientId).OrderBy(e => e.SignedAt).ThenBy(e => e.Id).ToListAsync(cancel).ConfigureAwait(false)];

        var amendments = (await Of(db.Amendments).ConfigureAwait(false)).ToLookup(a => a.TreatmentId);
        return new Chart
        {
            Patient = patient,
            Appointments = [.. await db.Appointments.AsNoTracking().Include(a => a.Injector).Where(a => a.PatientId == patientId).OrderBy(a => a.Start).ToListAsync(cancel).ConfigureAwait(false)],
            Intakes = await Of(db.Intakes).ConfigureAwait(false),
            Screenings = await Of(db.Screenings).ConfigureAwait(false),
            Overrides = await Of(db.Overrides).ConfigureAwait(false),
            Acknowledgements = await Of(db.Acknowledgements).ConfigureAwait(false),
            Plans = await Of(db.Plans).ConfigureAwait(false),
            Consents = await Of(db.Consents).ConfigureAwait(false),
            AllTreatments = [.. (await Of(db.Treatments).ConfigureAwait(false)).Select(t => StandingTreatment.Of(t, amendments[t.Id])).OrderBy(t => t.Date)],
            Forecasts = await Of(db.Forecasts).ConfigureAwait(false),
            Grades = [.. (await Of(db.Grades).ConfigureAwait(false)).OrderBy(g => g.Date)],
            Reports = [.. (await Of(db.Reports).ConfigureAwait(false)).OrderBy(r => r.Date)],
            Complaints = [.. (await Of(db.Complaints).ConfigureAwait(false)).OrderBy(c => c.Date)],
            Tasks = [.. await db.Tasks.AsNoTracking().Where(t => t.PatientId == patientId).OrderBy(t => t.DueOn).ThenBy(t => t.Id).ToListAsync(cancel).ConfigureAwait(false)],
            Recall = await db.Recalls.AsNoTracking().Where(r => r.PatientId == patientId && r.State != RecallState.Closed).OrderBy(r => r.DueOn).FirstOrDefaultAsync(cancel).ConfigureAwait(false),
        };
    }
}
