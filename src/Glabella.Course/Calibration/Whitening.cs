namespace Glabella.Course.Calibrating;

/// <summary>Coordinates around a place in which the posterior is about as wide in every direction.</summary>
internal sealed record Whitening(CoursePlace Centre, Cholesky Precision)
{
    /// <summary>The place of a whitened one.</summary>
    public CoursePlace PlaceOf(double[] white)
    {
        var step = (double[])white.Clone();
        Precision.SolveTransposed(step);
        return Centre.Plus(step);
    }

    /// <summary>The whitened place of a place.</summary>
    public double[] WhiteOf(CoursePlace place)
    {
        var step = new double[place.Values.Length];
        for (var i = 0; i < step.Length; i++)
        {
            step[i] = place.Values[i] - Centre.Values[i];
        }

        Precision.MultiplyTransposed(step);
        return step;
    }

    /// <summary>Turns a downhill gradient into whitened coordinates, in place.</summary>
    public void Whiten(double[] downhill) => Precision.SolveLower(downhill);
}
