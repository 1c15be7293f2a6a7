namespace Glabella.Pages.Consultation;

/// <summary>What is planned, as it is typed.</summary>
public sealed class PlannedForm
{
    /// <summary>Names of products.</summary>
    public List<string> Products { get; set => field = value ?? []; } = [];

    /// <summary>Area ids.</summary>
    public List<string> Areas { get; set => field = value ?? []; } = [];

    /// <summary>The day.</summary>
    public string? Date { get; set; }
}

/// <summary>Why a finding is overridden, as it is typed.</summary>
public sealed class TreatAnywayForm
{
    /// <summary>Key of a usual reason.</summary>
    public string? Usual { get; set; }

    /// <summary>In own words.</summary>
    public string? Words { get; set; }

    /// <summary>Key of what the person said about such a treatment before.</summary>
    public string? Tolerance { get; set; }
}

/// <summary>That a finding was read, as it is typed.</summary>
public sealed class AcknowledgeForm
{
    /// <summary>Key of what the person said about such a treatment before.</summary>
    public string? Tolerance { get; set; }

    /// <summary>What care is taken.</summary>
    public string? Note { get; set; }
}

/// <summary>Answers to what was not asked or not recognised, as they are typed.</summary>
public sealed class AnswersForm
{
    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? Pregnant { get; set; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? Breastfeeding { get; set; }

    /// <summary><c>yes</c> or <c>no</c>, by list (<c>medications</c>, <c>conditions</c>, <c>allergies</c>).</summary>
    public Dictionary<string, string> Has { get; set => field = value ?? []; } = [];

    /// <summary>What it is, one a line, by list.</summary>
    public Dictionary<string, string> Lists { get; set => field = value ?? []; } = [];

    /// <summary>The texts that were not recognised, as they stand in the intake.</summary>
    public List<string> Unknown { get; set => field = value ?? []; } = [];

    /// <summary>What each of them is; empty if still not known.</summary>
    public List<string> Meant { get; set => field = value ?? []; } = [];
}

/// <summary>Why somebody goes on with questions open, as it is typed.</summary>
public sealed class GoOnForm
{
    /// <summary>In own words.</summary>
    public string? Reason { get; set; }
}
