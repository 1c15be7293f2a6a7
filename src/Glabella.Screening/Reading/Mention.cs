using System.Collections.Immutable;
using NodaTime;

namespace Glabella.Screening.Reading;

/// <summary>What a name in a text stands for.</summary>
internal enum Sort
{
    Drug,
    Class,
    Condition,
    Allergen,
    Procedure,
}

/// <summary>Whether a fact still holds.</summary>
internal enum Tense
{
    /// <summary>Now, or nothing said.</summary>
    Present,

    /// <summary>Over; the day may be known.</summary>
    Over,

    /// <summary>Over long ago ("as a child", "years ago").</summary>
    LongOver,
}

/// <summary>One name that was understood in a text, with what the text says of it.</summary>
internal sealed record Mention
{
    public required Sort Sort { get; init; }

    /// <summary>Canonical English name, lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Another illness whose rules hold for it too.</summary>
    public string? RuledAs { get; init; }

    /// <summary>Classification codes of a drug.</summary>
    public ImmutableArray<string> Atc { get; init; } = [];

    public required MatchedHow How { get; init; }

    public bool Negated { get; init; }

    public bool OtherPerson { get; init; }

    public Tense Tense { get; init; }

    /// <summary>The last day, where it is over; or the day of an event.</summary>
    public LocalDate? Day { get; init; }

    public Route? Route { get; init; }

    /// <summary>The text places it in the body away from the face.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>The text calls it an allergy, so it is not taken.</summary>
    public bool Allergy { get; init; }

    /// <summary>The text says that it is taken, so among allergies it is none.</summary>
    public bool Taken { get; init; }
}

/// <summary>What a text was understood to say. Every part of it stands in one of the lists.</summary>
internal sealed record TextReading(ImmutableArray<Mention> Mentions, ImmutableArray<string> Unrecognised, ImmutableArray<DidYouMean> DidYouMean)
{
    /// <summary>The text says that there is nothing to tell ("none", "no known allergies").</summary>
    public bool SaysNothing { get; init; }
}

/// <summary>Which question a text answers.</summary>
internal enum Question
{
    Medications,
    Conditions,
    Allergies,
    Procedures,
}
