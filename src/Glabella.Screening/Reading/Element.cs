using System.Collections.Immutable;
using Glabella.Screening.Names;
using NodaTime;

namespace Glabella.Screening.Reading;

/// <summary>One thing that a stretch of words was understood as, before the context is weighed.</summary>
/// <param name="From">First word.</param>
/// <param name="To">Word after the last.</param>
/// <param name="Segment">Segment of the first word.</param>
internal abstract record Element(int From, int To, int Segment);

/// <summary>A name.</summary>
/// <param name="From">First word.</param>
/// <param name="To">Word after the last.</param>
/// <param name="Segment">Segment of the first word.</param>
/// <param name="Names">What it stands for; several for a combination product.</param>
internal sealed record Item(int From, int To, int Segment, ImmutableArray<Named> Names) : Element(From, To, Segment)
{
    public bool Negated { get; set; }

    public bool OtherPerson { get; set; }

    public bool Allergy { get; set; }

    /// <summary>The text says that somebody takes it.</summary>
    public bool Taken { get; set; }

    public bool AtFace { get; set; }

    public bool Elsewhere { get; set; }

    public bool Active { get; set; }

    public bool InHospital { get; set; }

    public bool AfterToxin { get; set; }

    /// <summary>A botulinum toxin, as a drug or a group.</summary>
    public bool IsToxin => Names is [{ Sort: Sort.Drug or Sort.Class or Sort.Allergen } name, ..] && (name.Name.Contains("botulinumtoxin", StringComparison.Ordinal) || name.Name.Contains("botulinum toxin", StringComparison.Ordinal) || name.Name == "other toxin");

    public Tense Tense { get; set; }

    public LocalDate? Day { get; set; }

    public Route? Route { get; set; }

    /// <summary>Meanings between which the country does not decide; empty as a rule.</summary>
    public ImmutableArray<string> Doubt { get; init; } = [];
}

/// <summary>One meaning of a name.</summary>
internal sealed record Named(Sort Sort, string Name, ImmutableArray<string> Atc, MatchedHow How, Term? Term = null);

/// <summary>Little words.</summary>
internal sealed record Little(int From, int To, int Segment, Role Roles, Route? Route) : Element(From, To, Segment);

/// <summary>A day or stretch of time; null day if it cannot be placed.</summary>
internal sealed record When(int From, int To, int Segment, LocalDate? Day, bool Future, bool LongAgo) : Element(From, To, Segment);

/// <summary>Words that were not understood.</summary>
internal sealed record Riddle(int From, int To, int Segment, ImmutableArray<string> Candidates) : Element(From, To, Segment);

/// <summary>Where the words before a day without its year lead.</summary>
internal enum Side
{
    Unknown,
    Past,
    Ahead,
}
