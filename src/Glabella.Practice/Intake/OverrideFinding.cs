using System.Collections.Immutable;
using Glabella.Screening;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Goes on in spite of a finding, with name, time and reason. A prescriber decides on what defers or is to be referred;
/// an injector too may go on with a question open. What a rule forbids cannot be overridden.
/// </summary>
public sealed class OverrideFinding(ClinicDb db, IClock clock)
{
    /// <summary>Which finding, and why.</summary>
    /// <param name="ScreeningId">The screening.</param>
    /// <param name="Finding">The finding that was shown; null to go on with questions open.</param>
    /// <param name="Reason">Why; needed.</param>
    /// <param name="Tolerance">What the person said about such a treatment before; needed where it is to be asked.</param>
    public sealed record Request(Guid ScreeningId, FindingMark? Finding, string? Reason, Tolerance? Tolerance = null);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Recorded.</summary>
        /// <param name="Entry">The decision.</param>
        public sealed record Recorded(OverrideEntry Entry) : Outcome;

        /// <summary>Only a prescriber may decide this.</summary>
        public sealed record NotAllowed : Outcome;

        /// <summary>A rule forbids treatment; nobody overrides it here.</summary>
        public sealed record Forbidden : Outcome;

        /// <summary>No such screening or finding.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        var screening = await db.Screenings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.ScreeningId, cancel).ConfigureAwait(false);
        if (screening is null)
        {
            return new Outcome.Unknown();
        }

        Finding? finding = null;
        if (request.Finding is null)
        {
            if (!actor.Is(Roles.Prescriber, Roles.Injector))
            {
                return new Outcome.NotAllowed();
            }
        }
        else
        {
            finding = screening.Result.Findings.FirstOrDefault(f => f.Mark == request.Finding);
            if (finding is null)
            {
                return new Outcome.Unknown();
            }

            if (finding.Severity == Severity.Contraindicated)
            {
                return new Outcome.Forbidden();
            }

            if (!actor.Is(Roles.Prescriber))
            {
                return new Outcome.NotAllowed();
            }
        }

        ImmutableArray<FieldProblem> problems = [.. AcknowledgeFinding.Problems(finding is null ? [] : [finding], request.Tolerance), .. Check.Filled(request.Reason, nameof(Request.Reason), "Say why; it stays in the record under your name.", 2000)];
        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        var entry = new OverrideEntry
        {
            PatientId = screening.PatientId,
            SignedAt = clock.Now(),
            SignedById = actor.StaffId,
            SignedBy = actor.Name,
            ScreeningId = screening.Id,
            Rule = finding?.Rule ?? ScreeningStanding.Incomplete,
            Field = finding?.Field,
            Matched = finding?.Mark.Matched,
            Input = finding?.Mark.Input,
            Products = finding?.Mark.Products,
            Areas = finding?.Mark.Areas,
            Reason = request.Reason!.Trim(),
        };
        // Who decides on a finding has read it, and has asked.
        ImmutableArray<AcknowledgementEntry> read = finding is null ? [] : [AcknowledgeFinding.Entry(actor, screening, finding, request.Tolerance ?? Tolerance.NotAsked, null, entry.SignedAt)];
        db.Overrides.Add(entry);
        db.Acknowledgements.AddRange(read);
        await db.Commit(actor, clock, [AuditNote.Of(nameof(OverrideFinding), entry), .. read.Select(e => AuditNote.Of(nameof(AcknowledgeFinding), e))], cancel).ConfigureAwait(false);
        return new Outcome.Recorded(entry);
    }
}
