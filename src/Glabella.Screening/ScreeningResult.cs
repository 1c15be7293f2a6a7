using System.Collections.Immutable;
using NodaTime;

namespace Glabella.Screening;

/// <summary>The answer of <see cref="Screener.Screen"/>. The worst finding decides; all are listed.</summary>
/// <param name="Id">The intake's id, echoed.</param>
/// <param name="Jurisdiction">Whose label decided.</param>
/// <param name="RulesVersion">The rules that were used.</param>
/// <param name="PlannedDate">Null if not given.</param>
/// <param name="AgeYears">Whole years on that date; null if unknown.</param>
/// <param name="Decision">The worst that applies.</param>
/// <param name="ByProduct">The decision for each planned product alone, in the order planned.</param>
/// <param name="Findings">Worst first, then by rule, then by place in the input.</param>
/// <param name="Unrecognised">Every part of a text that was not understood, as typed.</param>
/// <param name="DidYouMean">Candidates for texts that are too far away to act on; such a text also stands in <paramref name="Unrecognised"/>.</param>
/// <param name="NotAsked">What is needed for an answer and missing.</param>
/// <param name="Harmless">Understood, and no rule for what is planned.</param>
public sealed record ScreeningResult(
    string? Id,
    Jurisdiction Jurisdiction,
    string RulesVersion,
    LocalDate? PlannedDate,
    int? AgeYears,
    Decision Decision,
    ImmutableArray<ProductDecision> ByProduct,
    ImmutableArray<Finding> Findings,
    ImmutableArray<string> Unrecognised,
    ImmutableArray<DidYouMean> DidYouMean,
    ImmutableArray<NotAsked> NotAsked,
    ImmutableArray<Harmless> Harmless)
{
    /// <summary>The answer with further questions open, which stand in the way of clear.</summary>
    public ScreeningResult WithOpen(IEnumerable<NotAsked> questions)
    {
        ImmutableArray<NotAsked> more = [.. questions.Except(NotAsked)];
        return more.IsEmpty ? this : this with { NotAsked = NotAsked.AddRange(more), Decision = Decision < Decision.Incomplete ? Decision.Incomplete : Decision };
    }
}

/// <summary>The decision for one planned product.</summary>
/// <param name="Product">Its name.</param>
/// <param name="Decision">The worst finding that concerns it, or what is missing.</param>
public sealed record ProductDecision(string Product, Decision Decision);

/// <summary>Names near to a text that was not understood.</summary>
/// <param name="Input">The part of the text, as typed.</param>
/// <param name="Candidates">Nearest names, best first.</param>
public sealed record DidYouMean(string Input, ImmutableArray<string> Candidates);

/// <summary>Something that is needed for an answer.</summary>
/// <param name="Field">JSON pointer.</param>
/// <param name="Question">What to ask, in plain words.</param>
public sealed record NotAsked(string Field, string Question);

/// <summary>A text that was understood and has no bearing on what is planned.</summary>
/// <param name="Input">The text as given.</param>
/// <param name="Matched">Canonical name.</param>
/// <param name="Reason">Why it has no bearing.</param>
/// <param name="Field">JSON pointer to the text.</param>
public sealed record Harmless(string Input, string Matched, HarmlessReason Reason, string Field);

/// <summary>Why a text has no bearing.</summary>
public enum HarmlessReason
{
    /// <summary>No rule is known for it.</summary>
    NoRule,

    /// <summary>It is denied ("no blood thinners").</summary>
    Negated,

    /// <summary>It is about somebody else ("mother has myasthenia").</summary>
    OtherPerson,

    /// <summary>It was over before the rule's window.</summary>
    Stopped,

    /// <summary>The route matters (ear drops are not an infusion).</summary>
    Route,
}
