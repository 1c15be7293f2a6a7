using System.Collections.Immutable;

namespace Glabella.Screening;

/// <summary>
/// What differs between two answers about one intake: with the rules as they were and as they are, or before and after a change of plan.
/// Findings are the same one when rule, place and matched name are.
/// </summary>
/// <param name="Then">The earlier answer.</param>
/// <param name="Now">The later one.</param>
/// <param name="Appeared">Findings that only the later one has, worst first.</param>
/// <param name="Gone">Findings that only the earlier one has, worst first.</param>
/// <param name="Changed">Findings of both whose tier, words or day differ, worst first.</param>
/// <param name="UnderstoodNow">Texts that the earlier one did not understand and the later one does.</param>
/// <param name="NotUnderstoodNow">Texts that only the later one does not understand.</param>
public sealed record ScreeningDifference(
    ScreeningResult Then,
    ScreeningResult Now,
    ImmutableArray<Finding> Appeared,
    ImmutableArray<Finding> Gone,
    ImmutableArray<ChangedFinding> Changed,
    ImmutableArray<string> UnderstoodNow,
    ImmutableArray<string> NotUnderstoodNow)
{
    /// <summary>Whether both say the same.</summary>
    public bool IsNone =>
        Then.Decision == Now.Decision && Appeared.IsEmpty && Gone.IsEmpty && Changed.IsEmpty && UnderstoodNow.IsEmpty && NotUnderstoodNow.IsEmpty;

    /// <summary>Whether the later answer is graver: a graver decision, or a finding above caution that is new or was milder.</summary>
    public bool IsGraver =>
        Now.Decision > Then.Decision
        || Appeared.Any(f => f.Severity > Severity.Caution)
        || Changed.Any(c => c.Now.Severity > Severity.Caution && c.Now.Severity > c.Then.Severity);

    /// <summary>The difference between two answers about the same intake.</summary>
    public static ScreeningDifference Between(ScreeningResult then, ScreeningResult now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        var before = then.Findings.ToLookup(Key);
        var after = now.Findings.ToLookup(Key);
        return new ScreeningDifference(
            then,
            now,
            [.. now.Findings.Where(f => !before.Contains(Key(f)))],
            [.. then.Findings.Where(f => !after.Contains(Key(f)))],
            [
                .. now.Findings.Where(f => before.Contains(Key(f)))
                    .Select(f => new ChangedFinding(before[Key(f)].First(), f))
                    .Where(c => c.TierChanged || c.WordsChanged || c.DayChanged)
                    .OrderByDescending(c => c.Now.Severity).ThenBy(c => c.Now.Rule, StringComparer.Ordinal),
            ],
            [.. then.Unrecognised.Except(now.Unrecognised)],
            [.. now.Unrecognised.Except(then.Unrecognised)]);
    }

    private static (string Rule, string Field, string Matched, string Input) Key(Finding f) => (f.Rule, f.Field, f.Matched, f.Input);
}

/// <summary>One finding that both answers have, and not in the same way.</summary>
/// <param name="Then">As the earlier answer has it.</param>
/// <param name="Now">As the later one has it.</param>
public sealed record ChangedFinding(Finding Then, Finding Now)
{
    /// <summary>Graver or milder.</summary>
    public bool TierChanged => Then.Severity != Now.Severity || Then.Label != Now.Label;

    /// <summary>What may happen or what to do is said otherwise.</summary>
    public bool WordsChanged => Then.Effect != Now.Effect || Then.Action != Now.Action;

    /// <summary>It stands until another day.</summary>
    public bool DayChanged => Then.HoldUntil != Now.HoldUntil;
}
