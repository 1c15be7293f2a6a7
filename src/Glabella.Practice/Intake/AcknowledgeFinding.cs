using System.Collections.Immutable;
using Glabella.Screening;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// An injector or prescriber has read what asks for care or is to note, and says whether such a treatment was tolerated before. From then
/// on it is shown quietly for this person and fact. The tier stays; what defers, refers or forbids is decided, not acknowledged.
/// </summary>
public sealed class AcknowledgeFinding(ClinicDb db, IClock clock)
{
    /// <summary>Which findings, and what was asked.</summary>
    /// <param name="ScreeningId">The screening.</param>
    /// <param name="Findings">The findings that were shown: one, or all that are only to note.</param>
    /// <param name="Tolerance">What the person said; null is a problem where it is to be asked.</param>
    /// <param name="Note">What care is taken; null for nothing.</param>
    public sealed record Request(Guid ScreeningId, ImmutableArray<FindingMark> Findings, Tolerance? Tolerance, string? Note);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Recorded.</summary>
        /// <param name="Entries">One entry for each finding.</param>
        public sealed record Recorded(ImmutableArray<AcknowledgementEntry> Entries) : Outcome;

        /// <summary>Only an injector or prescriber does this.</summary>
        public sealed record NotAllowed : Outcome;

        /// <summary>No such screening, or one of the findings is not of it or is decided, not acknowledged.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        if (!actor.Is(Roles.Injector, Roles.Prescriber))
        {
            return new Outcome.NotAllowed();
        }

        var screening = await db.Screenings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.ScreeningId, cancel).ConfigureAwait(false);
        var findings = screening?.Result.Findings.Where(f => f.Severity <= Severity.Caution && request.Findings.Contains(f.Mark)).ToList() ?? [];
        if (findings.Count == 0 || findings.Count < request.Findings.Length)
        {
            return new Outcome.Unknown();
        }

        ImmutableArray<FieldProblem> problems = [.. Problems(findings, request.Tolerance), .. Check.NotLonger(request.Note, nameof(Request.Note), 2000)];
        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        ImmutableArray<AcknowledgementEntry> entries = [.. findings.Select(f => Entry(actor, screening!, f, request.Tolerance ?? Tolerance.NotAsked, request.Note, clock.Now()))];
        db.Acknowledgements.AddRange(entries);
        await db.Commit(actor, clock, [.. entries.Select(e => AuditNote.Of(nameof(AcknowledgeFinding), e))], cancel).ConfigureAwait(false);
        return new Outcome.Recorded(entries);
    }

    internal static IEnumerable<FieldProblem> Problems(IEnumerable<Finding> findings, Tolerance? tolerance) =>
        tolerance is null && findings.Any(f => f.AsksTolerance)
            ? [new(nameof(Request.Tolerance), "Ask whether it was tolerated before, and choose the answer.")]
            : [];

    internal static AcknowledgementEntry Entry(Actor actor, ScreeningEntry screening, Finding finding, Tolerance tolerance, string? note, Instant now) => new()
    {
        PatientId = screening.PatientId,
        SignedAt = now,
        SignedById = actor.StaffId,
        SignedBy = actor.Name,
        ScreeningId = screening.Id,
        Rule = finding.Rule,
        Matched = finding.Matched,
        Input = finding.Input,
        Severity = finding.Severity,
        Words = AcknowledgementEntry.WordsOf(finding),
        Products = finding.ByProduct ? finding.Mark.Products : null,
        Areas = finding.ByArea ? finding.Mark.Areas : null,
        Tolerance = tolerance,
        Note = Check.Tidy(note),
    };
}
