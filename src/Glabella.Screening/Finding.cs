using System.Collections.Immutable;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Screening;

/// <summary>One thing that a rule says about one fact of an intake.</summary>
/// <param name="Rule">Permanent code, <c>SCR-101</c>.</param>
/// <param name="Title">What the rule is about, in a few words.</param>
/// <param name="Severity">How grave, for this jurisdiction and these products.</param>
/// <param name="Topic">What kind of fact.</param>
/// <param name="Input">The text or answer as given.</param>
/// <param name="Field">JSON pointer to it.</param>
/// <param name="Matched">English nonproprietary or canonical name, lower case.</param>
/// <param name="MatchedHow">The worst step that was needed to understand it.</param>
/// <param name="Products">Planned products that it concerns, by name.</param>
/// <param name="Areas">Planned areas that it concerns, by id.</param>
/// <param name="Effect">What may happen; one sentence or more.</param>
/// <param name="Action">What to do; one sentence or more.</param>
/// <param name="HoldUntil">First day on which this finding no longer stands, all else equal; null if no such day is known.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Sources">Never empty.</param>
/// <param name="Label">What the label of the jurisdiction says, where that differs from <paramref name="Severity"/>; else null.</param>
/// <param name="Stricter">Jurisdictions in which the same fact is graver.</param>
/// <param name="Watch">Whether it asks for a look afterwards (a task with a date).</param>
/// <param name="WatchDays">Days after the treatment on which to look, from the rule; null where it names none, and where it does not watch.</param>
/// <param name="ByProduct">Whether the rule tells products apart: what was decided for one says nothing of another.</param>
/// <param name="ByArea">Whether the rule tells areas apart, likewise.</param>
public sealed record Finding(
    string Rule,
    string Title,
    Severity Severity,
    Topic Topic,
    string Input,
    string Field,
    string Matched,
    MatchedHow MatchedHow,
    ImmutableArray<string> Products,
    ImmutableArray<string> Areas,
    string Effect,
    string Action,
    LocalDate? HoldUntil,
    Evidence Evidence,
    ImmutableArray<Source> Sources,
    Severity? Label,
    ImmutableArray<Jurisdiction> Stricter,
    bool Watch,
    int? WatchDays = null,
    bool ByProduct = false,
    bool ByArea = false)
{
    /// <summary>What tells this finding from every other of its screening.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public FindingMark Mark => new(Rule, Field, Matched, Input, FindingMark.List(Products), FindingMark.List(Areas));

    /// <summary>
    /// Whether to ask if such a treatment was had before with this fact, and tolerated: what asks for care or for a specialist because of
    /// a medicine, an illness or an allergy. Not where a day or a rule decides, and no answer lowers the tier.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool AsksTolerance => Severity is Severity.Caution or Severity.Refer && Topic is Topic.Drug or Topic.Condition or Topic.Allergy;
}

/// <summary>What kind of fact a finding is about.</summary>
public enum Topic
{
    /// <summary>A medication or supplement.</summary>
    Drug,

    /// <summary>An illness or state.</summary>
    Condition,

    /// <summary>An allergy.</summary>
    Allergy,

    /// <summary>Age, pregnancy, breastfeeding.</summary>
    LifeStage,

    /// <summary>Earlier treatments.</summary>
    History,

    /// <summary>Another procedure.</summary>
    Procedure,

    /// <summary>The skin where the needle would go.</summary>
    Site,

    /// <summary>Consent and record.</summary>
    Record,
}

/// <summary>The worst step that was needed to understand a text, mildest first.</summary>
public enum MatchedHow
{
    /// <summary>A yes or no, a date, a number.</summary>
    Answer,

    /// <summary>The nonproprietary or canonical name, or an accepted synonym.</summary>
    Exact,

    /// <summary>A brand name.</summary>
    Brand,

    /// <summary>A word for a group ("blood thinner").</summary>
    Class,

    /// <summary>A product of several ingredients.</summary>
    Combination,

    /// <summary>Another language's name.</summary>
    Translation,

    /// <summary>Another language's name made by spelling rules, or written in another alphabet.</summary>
    Transliteration,

    /// <summary>A misspelling with one possible meaning.</summary>
    Misspelling,

    /// <summary>Letters of another alphabet that look alike.</summary>
    Lookalike,
}

/// <summary>What a rule rests on.</summary>
public enum Evidence
{
    /// <summary>A product label.</summary>
    Label,

    /// <summary>A trial.</summary>
    Trial,

    /// <summary>Observation without randomisation.</summary>
    Observational,

    /// <summary>Case reports.</summary>
    CaseReports,

    /// <summary>Mechanism alone.</summary>
    Mechanism,

    /// <summary>Consensus or expert opinion.</summary>
    Consensus,

    /// <summary>Law.</summary>
    Statute,
}
