namespace Glabella.Course.Calibrating;

/// <summary>The best place found, with the shares and derivatives there and the Gauss–Newton matrix's factor.</summary>
internal sealed record Fitted(CoursePlace Place, double[] Shares, double[][] Derivatives, Cholesky Precision, double Misfit, bool Converged, string Slowest);

/// <summary>Levenberg and Marquardt's search for the most probable place.</summary>
internal static class PosteriorMode
{
    /// <summary>A further round gains less than this when the search ends.</summary>
    private const double Enough = 1e-5;

    /// <summary>Damping up to which a step is about a whole one: a short step that gains little says nothing about the place.</summary>
    private const double WholeStep = 1e-2;

    /// <summary>Searches from a place.</summary>
    /// <param name="model">Predicts.</param>
    /// <param name="misfit">What is made small.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="rounds">At most so many steps.</param>
    /// <param name="known">Derivatives to be used all along (a short search near the place where they were taken); null = taken anew at each step.</param>
    /// <param name="stop">Ends the search with an exception.</param>
    public static Fitted Search(FigureModel model, Misfit misfit, CoursePlace start, int rounds, double[][]? known = null, CancellationToken stop = default)
    {
        var place = start;
        var shares = model.Predict(place);
        var now = misfit.Of(place, shares);
        var damping = 1e-3;
        var converged = false;
        var slowest = 0;
        double[][] derivatives = known ?? [];
        for (var round = 0; round < rounds && !converged; round++)
        {
            stop.ThrowIfCancellationRequested();
            derivatives = known ?? model.Derivatives(place, shares);
            var (matrix, downhill) = misfit.Normal(place, shares, derivatives);
            var before = now;
            for (var attempt = 0; attempt < 8; attempt++)
            {
                var step = (double[])downhill.Clone();
                if (Cholesky.Of(matrix, step.Length, damping) is { } factor)
                {
                    factor.Solve(step);
                    slowest = Largest(step, model.Unknowns);
                    var there = place.Plus(step);
                    var predicted = model.Predict(there);
                    if (misfit.Of(there, predicted) is var then && then < now)
                    {
                        (place, shares, now, damping) = (there, predicted, then, Math.Max(damping / 5, 1e-6));
                        break;
                    }
                }

                damping *= 6;
            }

            converged = before - now < Enough && damping <= WholeStep;
        }

        derivatives = known ?? model.Derivatives(place, shares);
        var precision = Cholesky.Of(misfit.Normal(place, shares, derivatives).Matrix, place.Values.Length)!;
        return new(place, shares, derivatives, precision, now, converged, model.Unknowns.All[slowest].Name);
    }

    /// <summary>The parameter that a step moves most, in prior standard deviations.</summary>
    private static int Largest(double[] step, Unknowns unknowns)
    {
        var largest = 0;
        for (var j = 1; j < unknowns.Count; j++)
        {
            if (Math.Abs(step[j]) / unknowns.All[j].Prior.Sd > Math.Abs(step[largest]) / unknowns.All[largest].Prior.Sd)
            {
                largest = j;
            }
        }

        return largest;
    }
}
