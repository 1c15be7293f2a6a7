namespace Glabella.Course.Calibrating;

/// <summary>A place in the space that is searched: fitted parameters on their working scales, then each trial's three standardised effects.</summary>
/// <param name="Values">Parameters, then effects, trial by trial.</param>
/// <param name="Parameters">How many of them are parameters.</param>
internal sealed record CoursePlace(double[] Values, int Parameters)
{
    /// <summary>A start: given parameters, no effects.</summary>
    public static CoursePlace Start(double[] parameters, int trials) =>
        new([.. parameters, .. new double[TrialShift.Count * trials]], parameters.Length);

    /// <summary>The parameters alone.</summary>
    public double[] Course => Values[..Parameters];

    /// <summary>Effects of a trial.</summary>
    public TrialShift Trial(int trial)
    {
        var at = Parameters + (TrialShift.Count * trial);
        return new(Values[at], Values[at + 1], Values[at + 2]);
    }

    /// <summary>The place a step away.</summary>
    public CoursePlace Plus(ReadOnlySpan<double> step)
    {
        var moved = (double[])Values.Clone();
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] += step[i];
        }

        return this with { Values = moved };
    }
}
