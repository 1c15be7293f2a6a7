using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Adds a treatment that was given elsewhere, as the person tells it. It counts for intervals, limits and the forecast.</summary>
public sealed class AddPastTreatment(ClinicDb db, IClock clock)
{
    /// <summary>What is known of it.</summary>
    /// <param name="PatientId">Whose.</param>
    /// <param name="Date">The day, or as near as is known.</param>
    /// <param name="Product">Name or brand.</param>
    /// <param name="Areas">Units by area id.</param>
    /// <param name="Note">Where, by whom; null for nothing.</param>
    public sealed record Request(Guid PatientId, LocalDate? Date, string? Product, IReadOnlyDictionary<string, double> Areas, string? Note);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Kept.</summary>
        /// <param name="Entry">The entry.</param>
        public sealed record Added(TreatmentEntry Entry) : Outcome;

        /// <summary>Nobody with this id.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        var chart = await Chart.Read(db, request.PatientId, cancel).ConfigureAwait(false);
        if (chart is null)
        {
            return new Outcome.Unknown();
        }

        var today = (await db.Practice(cancel).ConfigureAwait(false)).Today(clock);
        List<FieldProblem> problems = [.. Check.NotLonger(request.Note, nameof(Request.Note), 2000)];
        var product = Products.Find(request.Product);
        if (product?.Kind != ProductKind.Toxin)
        {
            problems.Add(new(nameof(Request.Product), "Choose a toxin."));
        }

        if (request.Date is not { } date || date > today || date < chart.Patient.BirthDate)
        {
            problems.Add(new(nameof(Request.Date), "A day between birth and today."));
        }

        if (request.Areas.Count == 0 || request.Areas.Any(a => Areas.Find(a.Key) is null || !(a.Value is > 0 and <= 1000)))
        {
            problems.Add(new(nameof(Request.Areas), "At least one area, each with more than 0 and at most 1,000 units."));
        }

        if (problems.Count > 0)
        {
            return new Outcome.Refused([.. problems]);
        }

        var entry = new TreatmentEntry
        {
            PatientId = chart.Patient.Id,
            SignedAt = clock.Now(),
            SignedById = actor.StaffId,
            SignedBy = actor.Name,
            Date = request.Date!.Value,
            Product = product!.Name,
            VialsJson = "[]",
            PointsJson = "[]",
            AreasJson = RecordJson.Write(request.Areas.Select(a => new TreatedArea(Areas.Find(a.Key)!.Id, a.Value))),
            Units = request.Areas.Values.Sum(),
            Note = Check.Tidy(request.Note),
            Elsewhere = true,
        };
        db.Treatments.Add(entry);
        await db.Commit(actor, clock, AuditNote.Of(nameof(AddPastTreatment), entry), cancel).ConfigureAwait(false);
        return new Outcome.Added(entry);
    }
}
