using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Screening;

/// <summary>What is known of a person before a treatment. Null means "not asked", which is never "no".</summary>
public sealed record Intake
{
    /// <summary>The caller's own id, echoed; null if there is none.</summary>
    public string? Id { get; init; }

    /// <summary>Date of birth.</summary>
    public LocalDate? BirthDate { get; init; }

    /// <summary>Sex; decides only whether pregnancy and breastfeeding are asked.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Pregnant now.</summary>
    public bool? Pregnant { get; init; }

    /// <summary>Breastfeeding now.</summary>
    public bool? Breastfeeding { get; init; }

    /// <summary>Trying to conceive; never required.</summary>
    public bool? TryingToConceive { get; init; }

    /// <summary>Whose label decides; null leaves it to <see cref="ScreeningOptions"/>, else the United States.</summary>
    public Jurisdiction? Jurisdiction { get; init; }

    /// <summary>Medications and supplements as people write them; empty means "asked, none".</summary>
    public ImmutableArray<Statement>? Medications { get; init; }

    /// <summary>Illnesses and states as people write them; empty means "asked, none".</summary>
    public ImmutableArray<Statement>? Conditions { get; init; }

    /// <summary>Allergies as people write them; empty means "asked, none".</summary>
    public ImmutableArray<Statement>? Allergies { get; init; }

    /// <summary>Other procedures, past or planned; never required.</summary>
    public ImmutableArray<Procedure>? Procedures { get; init; }

    /// <summary>Earlier treatments with a toxin or filler; empty means "asked, none".</summary>
    public ImmutableArray<PriorTreatment>? PriorTreatments { get; init; }

    /// <summary>What is planned; null if nothing is said about it.</summary>
    public PlannedVisit? Planned { get; init; }
}

/// <summary>One text as a person wrote it, with what else is known of it.</summary>
/// <param name="Text">The text; may hold several drugs, doses, a denial, another person.</param>
/// <param name="Started">First day, or null.</param>
/// <param name="Stopped">Last day, or null (not known to have stopped).</param>
/// <param name="Route">How it is given; null leaves it to the text.</param>
/// <param name="Indication">What it is taken for, read as a condition; or null.</param>
public sealed record Statement(string Text, LocalDate? Started = null, LocalDate? Stopped = null, Route? Route = null, string? Indication = null)
{
    /// <summary>A bare text is a statement.</summary>
    public static implicit operator Statement(string text) => new(text);

    /// <summary>A bare text as a statement.</summary>
    public static Statement FromString(string text) => new(text);
}

/// <summary>How a drug is given.</summary>
public enum Route
{
    /// <summary>By mouth.</summary>
    Oral,

    /// <summary>Injected.</summary>
    Injection,

    /// <summary>By a drip.</summary>
    Infusion,

    /// <summary>On the skin.</summary>
    Topical,

    /// <summary>Eye drops or ointment.</summary>
    Eye,

    /// <summary>Ear drops.</summary>
    Ear,

    /// <summary>Inhaled.</summary>
    Inhaled,

    /// <summary>Nasal spray.</summary>
    Nasal,

    /// <summary>Another route.</summary>
    Other,
}

/// <summary>A procedure other than toxin or filler: laser, peel, surgery, dental work, vaccination.</summary>
/// <param name="Text">As written.</param>
/// <param name="Date">Its day, past or planned; null if unknown.</param>
public sealed record Procedure(string Text, LocalDate? Date = null);

/// <summary>An earlier treatment.</summary>
/// <param name="Date">Its day; null if unknown, which counts as recent.</param>
/// <param name="Product">Product; null if unknown.</param>
/// <param name="Units">Units of that product; null if unknown.</param>
/// <param name="Area">Area; null if unknown.</param>
public sealed record PriorTreatment(LocalDate? Date, Product? Product, double? Units, Area? Area);

/// <summary>What is planned.</summary>
public sealed record PlannedVisit
{
    /// <summary>The day; without it no date rule can be answered.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Products that are considered; null or empty means not yet said.</summary>
    public ImmutableArray<Product>? Products { get; init; }

    /// <summary>Areas; null or empty means not yet said.</summary>
    public ImmutableArray<Area>? Areas { get; init; }

    /// <summary>Units for each area, or null if not yet decided.</summary>
    public ImmutableDictionary<Area, double>? Units { get; init; }

    /// <summary>What it is for: <c>cosmetic</c>, <c>chronic-migraine</c> and the like.</summary>
    public string Indication { get; init; } = "cosmetic";
}
