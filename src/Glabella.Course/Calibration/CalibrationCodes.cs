namespace Glabella.Course;

/// <summary>Codes of calibrations.</summary>
internal static class CalibrationCodes
{
    /// <summary>Errors.</summary>
    public static readonly (string Code, string Title, string Text)[] Problems =
    [
        ("CAL-101", "The fit did not converge", "The search for the most probable parameters was still moving when it had to stop; the sentence names the parameter that moved most. Nothing was written. Look for rows that contradict each other, or for a table too small to say anything of that parameter."),
        ("CAL-102", "No figure can be used", "None of the rows is a figure that the model can predict, or none is left to be fitted: rows marked do_not_fit, lines at rest, endpoints without a comparable scale, unknown doses and products without parameters are left out."),
    ];
}
