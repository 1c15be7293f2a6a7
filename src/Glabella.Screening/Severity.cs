namespace Glabella.Screening;

/// <summary>How grave a finding is, mildest first.</summary>
public enum Severity
{
    /// <summary>Tell and record; no change needed.</summary>
    Information,

    /// <summary>Treat with the named care.</summary>
    Caution,

    /// <summary>A specialist or the prescriber decides and records why.</summary>
    Refer,

    /// <summary>Not on this date.</summary>
    Defer,

    /// <summary>A rule forbids it.</summary>
    Contraindicated,
}

/// <summary>The answer to "may this person be treated?", mildest first.</summary>
public enum Decision
{
    /// <summary>Information at most.</summary>
    Clear,

    /// <summary>Treat with the named care.</summary>
    Caution,

    /// <summary>Something needed was not asked or not recognised.</summary>
    Incomplete,

    /// <summary>A specialist or the prescriber decides and records why.</summary>
    Refer,

    /// <summary>Not on this date.</summary>
    Defer,

    /// <summary>A rule forbids it.</summary>
    Contraindicated,
}
