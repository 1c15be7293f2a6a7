using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>What came of a request: <see cref="TreatmentPlan"/>, <see cref="PlanRefused"/> or <see cref="PlanInputError"/>.</summary>
public abstract record PlanOutcome
{
    private protected PlanOutcome()
    {
    }
}

/// <summary>A well-formed request that is refused on clinical grounds.</summary>
/// <param name="Refusal">Rule, sentence, limit and value in words, sources.</param>
/// <param name="Limit">The limit as a number in the refusal's unit; null where it is none.</param>
/// <param name="Value">The value that broke it; null where it is no number.</param>
public sealed record PlanRefused(Refusal Refusal, double? Limit = null, double? Value = null) : PlanOutcome;

/// <summary>A request that cannot be meant.</summary>
/// <param name="Code">Permanent code of the problem (<c>INP-006</c>).</param>
/// <param name="Field">Name of the field in the request, lower camel case (<c>units</c>, <c>vial</c>, <c>dilution</c>, <c>bands</c>, <c>date</c>).</param>
/// <param name="Sentence">What is wrong and what was expected.</param>
/// <param name="Candidates">Names that may have been meant.</param>
public sealed record PlanInputError(string Code, string Field, string Sentence, ImmutableArray<string> Candidates) : PlanOutcome;
