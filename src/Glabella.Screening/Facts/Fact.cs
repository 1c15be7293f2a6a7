using NodaTime;

namespace Glabella.Screening.Facts;

/// <summary>Something true of the person that a rule looks at.</summary>
/// <param name="Input">As given.</param>
/// <param name="Field">JSON pointer.</param>
/// <param name="Matched">Canonical name.</param>
/// <param name="How">How it was understood.</param>
/// <param name="Route">Route of a drug, if known.</param>
/// <param name="HoldUntil">First day on which it no longer counts, if known.</param>
internal sealed record Fact(string Input, string Field, string Matched, MatchedHow How, Route? Route = null, LocalDate? HoldUntil = null);
