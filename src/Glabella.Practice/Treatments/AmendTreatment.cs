using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Adds a later word to a signed treatment: a remark, a correction, or that it was entered by mistake. The treatment itself stays as it was signed.</summary>
public sealed class AmendTreatment(ClinicDb db, PracticeLessons lessons, ForecastSize size, IClock clock)
{
    /// <summary>The word.</summary>
    /// <param name="TreatmentId">The treatment.</param>
    /// <param name="Kind">What it does.</param>
    /// <param name="Reason">Why; needed.</param>
    /// <param name="Date">The right day; null if it was right.</param>
    /// <param name="Lot">The right lot; null if it was right.</param>
    /// <param name="Given">The right units by point id; points that are not named were right.</param>
    public sealed record Request(Guid TreatmentId, AmendmentKind Kind, string? Reason, LocalDate? Date, string? Lot, IReadOnlyDictionary<string, double> Given);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Added below the treatment.</summary>
        /// <param name="Entry">The entry.</param>
        public sealed record Amended(AmendmentEntry Entry) : Outcome;

        /// <summary>Only an injector or prescriber amends.</summary>
        public sealed record NotAllowed : Outcome;

        /// <summary>No such treatment.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it. The forecast, the recall list and the vials follow.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        if (!actor.Is(Roles.Injector, Roles.Prescriber))
        {
            return new Outcome.NotAllowed();
        }

        var patient = await db.Treatments.Where(t => t.Id == request.TreatmentId).Select(t => (Guid?)t.PatientId).SingleOrDefaultAsync(cancel).ConfigureAwait(false);
        var chart = patient is { } id ? await Chart.Read(db, id, cancel).ConfigureAwait(false) : null;
        var treatment = chart?.AllTreatments.FirstOrDefault(t => t.Id == request.TreatmentId);
        if (chart is null || treatment is null)
        {
            return new Outcome.Unknown();
        }

        var settings = await db.Practice(cancel).ConfigureAwait(false);
        if (Problems(request, treatment, settings.Today(clock)) is { Length: > 0 } problems)
        {
            return new Outcome.Refused(problems);
        }

        var corrects = request.Kind == AmendmentKind.Correction;
        var entry = new AmendmentEntry
        {
            PatientId = chart.Patient.Id,
            SignedAt = clock.Now(),
            SignedById = actor.StaffId,
            SignedBy = actor.Name,
            TreatmentId = treatment.Id,
            Kind = request.Kind,
            Reason = request.Reason!.Trim(),
            Date = corrects ? request.Date : null,
            Lot = corrects ? Check.Tidy(request.Lot) : null,
            PointsJson = corrects && request.Given.Count > 0
                ? RecordJson.Write(treatment.Points.Select(p => request.Given.TryGetValue(p.Id, out var units) ? p with { Units = units } : p))
                : null,
        };
        db.Amendments.Add(entry);
        ImmutableArray<StandingTreatment> all = [.. chart.AllTreatments.Select(t => t.Id == treatment.Id ? StandingTreatment.Of(t.Entry, t.Amendments.Add(entry)) : t).OrderBy(t => t.Date)];
        var after = chart with { AllTreatments = all };
        var standing = all.First(t => t.Id == treatment.Id);
        await VialCorrection.Book(db, actor, treatment.Entry, Given(standing) - Given(treatment), entry.Reason, entry.SignedAt, cancel).ConfigureAwait(false);
        if (after.LastTreatment is { Entry.Elsewhere: false } last)
        {
            var practice = await lessons.Without(db, chart.Patient.Id, cancel).ConfigureAwait(false);
            await RecallPlace.Of(last, KeptForecast.Of(after, last, settings.Today(clock), size, practice), settings.BookingLeadDays).Put(db, chart.Patient.Id, last.Id, cancel).ConfigureAwait(false);
        }
        else
        {
            foreach (var place in await db.Recalls.Where(r => r.PatientId == chart.Patient.Id && r.State != RecallState.Closed).ToListAsync(cancel).ConfigureAwait(false))
            {
                place.State = RecallState.Closed;
            }
        }

        try
        {
            await db.Commit(actor, clock, AuditNote.Of(nameof(AmendTreatment), entry), cancel).ConfigureAwait(false);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody marked the recall or drew from the vial meanwhile: once more on what is there now.
            db.ChangeTracker.Clear();
            return await Do(actor, request, cancel).ConfigureAwait(false);
        }

        return new Outcome.Amended(entry);
    }

    private static double Given(StandingTreatment treatment) => treatment.InError ? 0 : treatment.Units;

    private static ImmutableArray<FieldProblem> Problems(Request request, StandingTreatment treatment, LocalDate today)
    {
        List<FieldProblem> problems = [.. Check.Filled(request.Reason, nameof(Request.Reason), "Say why; it stands below the treatment under your name.", 2000), .. Check.NotLonger(request.Lot, nameof(Request.Lot), 80)];
        if (request.Date is { } date && (date > today || date < new LocalDate(1990, 1, 1)))
        {
            problems.Add(new(nameof(Request.Date), "A day that has come."));
        }

        problems.AddRange(request.Given.Where(g => !treatment.Points.Any(p => p.Id == g.Key)).Select(g => new FieldProblem($"Given[{g.Key}]", "This point is not in the treatment.")));
        problems.AddRange(request.Given.Where(g => !(g.Value is >= 0 and <= 1000)).Select(g => new FieldProblem($"Given[{g.Key}]", "Units are a number from 0 to 1,000.")));
        if (request.Kind == AmendmentKind.Correction && request.Date is null && string.IsNullOrWhiteSpace(request.Lot) && request.Given.Count == 0)
        {
            problems.Add(new("", "Say which value is to be corrected: day, lot or units."));
        }

        return [.. problems];
    }
}
