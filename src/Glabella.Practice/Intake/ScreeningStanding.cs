using System.Collections.Immutable;
using Glabella.Screening;

namespace Glabella.Practice;

/// <summary>How a screening stands after the decisions made on it.</summary>
/// <param name="Screening">The screening.</param>
/// <param name="Stops">Findings that still forbid treatment: contraindicated, or deferred or to be referred and not overridden.</param>
/// <param name="OpenQuestions">Something was not asked or not recognised, and nobody decided to go on without.</param>
/// <param name="Overrides">The decisions.</param>
/// <param name="Acknowledgements">What was read and signed for at any visit of the person.</param>
public sealed record ScreeningStanding(
    ScreeningEntry Screening, ImmutableArray<Finding> Stops, bool OpenQuestions, ImmutableArray<OverrideEntry> Overrides, ImmutableArray<AcknowledgementEntry> Acknowledgements)
{
    /// <summary>Rule under which somebody decides to go on although something was not asked or not recognised.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>Whether nothing stands in the way any more.</summary>
    public bool MayTreat => Stops.Length == 0 && !OpenQuestions;

    /// <summary>Findings that ask for care and that nobody read and signed for yet.</summary>
    public ImmutableArray<Finding> Unread => [.. Care.Where(f => Acknowledgement(f) is null)];

    /// <summary>Findings that ask for care.</summary>
    public ImmutableArray<Finding> Care { get; private init; } = [];

    /// <summary>Findings to note, that nobody signed for yet.</summary>
    public ImmutableArray<Finding> ToNote => [.. Screening.Result.Findings.Where(f => f.Severity == Severity.Information && Acknowledgement(f) is null)];

    /// <summary>What still forbids a plan: of <see cref="Stops"/>, what concerns its product and one of its areas.</summary>
    public ImmutableArray<Finding> StopsFor(string product, IEnumerable<string> areas) => [.. Stops.Where(f => Concerns(f, product, areas))];

    /// <summary>What asks for care in a plan and was not signed for: of <see cref="Unread"/>, what concerns its product and one of its areas.</summary>
    public ImmutableArray<Finding> UnreadFor(string product, IEnumerable<string> areas) => [.. Unread.Where(f => Concerns(f, product, areas))];

    private static bool Concerns(Finding finding, string product, IEnumerable<string> areas) =>
        (finding.Products.IsEmpty || finding.Products.Contains(product)) && (finding.Areas.IsEmpty || areas.Any(finding.Areas.Contains));

    /// <summary>What to say where care is asked for, and neither a note nor a signature tells of it; null if nothing is missing.</summary>
    internal string? CareToName(string product, IEnumerable<string> areas, string? note) =>
        string.IsNullOrWhiteSpace(note) && UnreadFor(product, areas) is [_, ..] unread
            ? $"Say what care is taken for: {string.Join(", ", unread.Select(f => f.Title).Distinct())}. Or acknowledge it in the consultation."
            : null;

    /// <summary>
    /// The newest acknowledgement that still speaks for a finding; null if the fact, the tier or the words changed, or nobody signed for it.
    /// What was not tolerated speaks against every product, until somebody is told otherwise.
    /// </summary>
    public AcknowledgementEntry? Acknowledgement(Finding finding) =>
        Acknowledgements.LastOrDefault(a => a.IsAbout(finding))?.Tolerance == Tolerance.NotTolerated ? null
        : Acknowledgements.LastOrDefault(a => a.IsAbout(finding) && a.Reaches(finding)) is { } newest && newest.Covers(finding) ? newest : null;

    /// <summary>What was said last about such a treatment with this fact, whether or not the rule changed since; null if nobody asked.</summary>
    public AcknowledgementEntry? Told(Finding finding) => Acknowledgements.LastOrDefault(a => a.IsAbout(finding) && a.Tolerance != Tolerance.NotAsked);

    /// <summary>The standing after the overrides of this screening among those given.</summary>
    public static ScreeningStanding Of(ScreeningEntry screening, IEnumerable<OverrideEntry> overrides, IEnumerable<AcknowledgementEntry> acknowledgements)
    {
        ImmutableArray<OverrideEntry> own = [.. overrides.Where(o => o.ScreeningId == screening.Id)];
        var result = screening.Result;
        bool IsOverridden(Finding finding) => own.Any(o => o.IsAbout(finding));
        return new ScreeningStanding(
            screening,
            [.. result.Findings.Where(f => f.Severity == Severity.Contraindicated || (f.Severity is Severity.Defer or Severity.Refer && !IsOverridden(f)))],
            (result.NotAsked.Length > 0 || result.Unrecognised.Length > 0) && !own.Any(o => o.Rule == Incomplete),
            own,
            [.. acknowledgements])
        {
            Care = [.. result.Findings.Where(f => f.Severity == Severity.Caution)],
        };
    }
}
