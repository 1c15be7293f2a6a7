using System.Collections.Immutable;

namespace Glabella.Screening.Names;

/// <summary>An active ingredient.</summary>
/// <param name="Name">International nonproprietary name, lower case.</param>
/// <param name="Atc">Classification codes, as lists print them beside products; often none.</param>
/// <param name="Sources">Ids of the tables that name it, see <c>docs/screening/vocabulary-sources.md</c>.</param>
internal sealed record Drug(string Name, ImmutableArray<string> Atc, string Sources);

/// <summary>One thing that a name can mean.</summary>
/// <param name="Parts">Its ingredients; several in a combination product.</param>
/// <param name="Kind">What sort of name it is.</param>
/// <param name="Marks">How far it may be trusted.</param>
/// <param name="Routes">Routes of the products of this name; none if unknown.</param>
/// <param name="Markets">Where products of this name are sold; none for a nonproprietary name.</param>
internal sealed record DrugMeaning(ImmutableArray<Drug> Parts, NameKind Kind, NameMarks Marks, RouteSet Routes, MarketSet Markets);

/// <summary>What sort of name.</summary>
internal enum NameKind : byte
{
    Nonproprietary,
    Brand,
    Translation,
    SpeltByRule,
}

/// <summary>How far a name may be trusted.</summary>
[Flags]
internal enum NameMarks : byte
{
    None = 0,

    /// <summary>Also an everyday word: only where it stands alone between commas.</summary>
    Ambiguous = 1,

    /// <summary>Found only when spelt exactly.</summary>
    NoTarget = 2,
}

/// <summary>Routes, as bits.</summary>
[Flags]
internal enum RouteSet : ushort
{
    None = 0,
    Oral = 1,
    Injection = 2,
    Infusion = 4,
    Topical = 8,
    Eye = 16,
    Ear = 32,
    Inhaled = 64,
    Nasal = 128,
    Other = 256,
}

/// <summary>Markets, as bits.</summary>
[Flags]
internal enum MarketSet : byte
{
    None = 0,
    US = 1,
    EU = 2,
    UK = 4,
    CA = 8,
    AU = 16,
    Other = 32,
}
