namespace Glabella.Vocabulary;

/// <summary>Severity of a line at maximum contraction on the four-point facial wrinkle scale (FWS).</summary>
public enum Grade
{
    /// <summary>0: no line.</summary>
    None = 0,

    /// <summary>1: mild.</summary>
    Mild = 1,

    /// <summary>2: moderate.</summary>
    Moderate = 2,

    /// <summary>3: severe.</summary>
    Severe = 3,
}

/// <summary>Who graded a line.</summary>
public enum Rater
{
    /// <summary>The injector or another trained live observer.</summary>
    Investigator,

    /// <summary>The treated person.</summary>
    Subject,

    /// <summary>An independent rater, from photographs.</summary>
    Photographs,
}

/// <summary>Sex as it matters to dose and screening.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Neither, or not to be said.</summary>
    Other,
}

/// <summary>The five events of a course; definitions in <c>docs/course/</c>.</summary>
public enum EffectMark
{
    /// <summary>Half a grade better than just before this treatment.</summary>
    Onset,

    /// <summary>95 % of the improvement that this treatment will reach.</summary>
    FullEffect,

    /// <summary>Half of the improvement is lost again.</summary>
    HalfFaded,

    /// <summary>Back to a line between mild and moderate (grade 1.5).</summary>
    WearOff,

    /// <summary>Within a quarter of a grade of the untreated line.</summary>
    BackToBaseline,
}
