using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>Keeps a consent: the text as it was shown, its version, what it covers, the name that the person wrote.</summary>
public sealed class SignConsent(ClinicDb db, IClock clock)
{
    /// <summary>What was signed.</summary>
    /// <param name="PatientId">Whose.</param>
    /// <param name="PlanId">The plan that was explained.</param>
    /// <param name="TextVersion">Version that the page showed.</param>
    /// <param name="SignerName">The name that the person wrote.</param>
    /// <param name="Agreed">The person ticked that they want it.</param>
    /// <param name="Photographs">What photographs may be used for; null if not asked yet.</param>
    public sealed record Request(Guid PatientId, Guid? PlanId, string? TextVersion, string? SignerName, bool Agreed, PhotographUse? Photographs);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Signed and kept.</summary>
        /// <param name="Entry">The entry.</param>
        public sealed record Given(ConsentEntry Entry) : Outcome;

        /// <summary>Nobody with this id.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>The words have changed since the page was opened: read the new ones.</summary>
        public sealed record TextChanged : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        if (!await db.Patients.AnyAsync(p => p.Id == request.PatientId && p.ErasedAt == null, cancel).ConfigureAwait(false))
        {
            return new Outcome.Unknown();
        }

        var text = ConsentText.Toxin;
        if (request.TextVersion is { } shown && shown != text.Version)
        {
            return new Outcome.TextChanged();
        }

        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PlanId && p.PatientId == request.PatientId, cancel).ConfigureAwait(false);
        List<FieldProblem> problems = [.. Check.Filled(request.SignerName, nameof(Request.SignerName), "The person writes their name here.", 120)];
        if (plan is null)
        {
            problems.Add(new(nameof(Request.PlanId), "Accept a plan first: the consent says what is treated."));
        }

        if (!request.Agreed)
        {
            problems.Add(new(nameof(Request.Agreed), "The person has not agreed."));
        }

        if (request.Photographs is null)
        {
            problems.Add(new(nameof(Request.Photographs), "Choose yes or no. Treatment does not depend on it."));
        }

        if (problems.Count > 0)
        {
            return new Outcome.Refused([.. problems]);
        }

        var entry = new ConsentEntry
        {
            PatientId = request.PatientId,
            SignedAt = clock.Now(),
            SignedById = actor.StaffId,
            SignedBy = actor.Name,
            TextId = text.Id,
            TextVersion = text.Version,
            Text = text.PlainText,
            Product = plan!.Product,
            AreaIds = string.Join(',', plan.Points.Select(p => p.Area).Distinct(StringComparer.Ordinal)),
            SignerName = request.SignerName!.Trim(),
            Photographs = request.Photographs!.Value,
            PlanId = plan.Id,
        };
        db.Consents.Add(entry);
        await db.Commit(actor, clock, AuditNote.Of(nameof(SignConsent), entry), cancel).ConfigureAwait(false);
        return new Outcome.Given(entry);
    }
}
