namespace Glabella.Course.Calibrating;

/// <summary>One kept draw: the place, what it predicts, and the days of its medians.</summary>
internal sealed record ChainDraw(CoursePlace Place, double[] Shares, MedianDays Days);

/// <summary>One chain of Hamiltonian Monte Carlo (R. M. Neal, Handbook of Markov Chain Monte Carlo, 2011, chapter 5) in whitened coordinates.</summary>
internal sealed class Chain
{
    /// <summary>A quarter of a turn: from one place to an independent one where the posterior is normal.</summary>
    private const double Path = 1.5;

    private const double WantedAcceptance = 0.8;
    private const int MostSteps = 12;

    private readonly FigureModel model;
    private readonly Misfit misfit;
    private readonly Draws chance;
    private readonly int number;
    private CoursePlace place;
    private double[] shares, downhill;
    private MedianDays days;
    private double now, step = 0.3;
    private long moves, tried;
    private double accepted;

    /// <param name="model">This chain's own.</param>
    /// <param name="misfit">What is sampled.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="seed">Of all chains.</param>
    /// <param name="number">Which chain.</param>
    public Chain(FigureModel model, Misfit misfit, CoursePlace start, long seed, int number)
    {
        (this.model, this.misfit, this.number) = (model, misfit, number);
        chance = new(seed, 1);
        (place, days) = (start, new(model.Set.Figures.Length));
        shares = model.Predict(place, days);
        downhill = misfit.Downhill(place, shares, model.Derivatives(place, shares));
        now = misfit.Of(place, shares);
    }

    /// <summary>Mean acceptance since <see cref="Settle"/>.</summary>
    public double Acceptance => tried == 0 ? 0 : accepted / tried;

    /// <summary>Where it stands.</summary>
    public ChainDraw Here => new(place, shares, days);

    /// <summary>From here on the step keeps its length and acceptance is counted.</summary>
    public void Settle() => accepted = tried = 0;

    /// <summary>One path.</summary>
    /// <param name="white">Coordinates.</param>
    /// <param name="adapt">Whether the step is brought to the wanted acceptance.</param>
    /// <param name="stop">Ends it with an exception.</param>
    public void Move(Whitening white, bool adapt, CancellationToken stop)
    {
        var probability = Try(white, stop);
        tried++;
        accepted += probability;
        if (adapt)
        {
            step = Math.Clamp(step * Math.Exp((probability - WantedAcceptance) / Math.Sqrt(4 + tried)), Path / MostSteps, 1);
        }
    }

    /// <summary>Tries a path; the probability with which its end was accepted.</summary>
    private double Try(Whitening white, CancellationToken stop)
    {
        var n = place.Values.Length;
        var stream = ((long)number << 40) | moves++;
        double[] at = white.WhiteOf(place), momentum = new double[n], push = (double[])downhill.Clone();
        for (var j = 0; j < n; j++)
        {
            momentum[j] = chance.Normal(stream, j);
        }

        white.Whiten(push);
        var energy = now + Half(momentum);

        // Paths of uneven length, so that none comes back to where it began.
        var steps = Math.Max(1, (int)Math.Round(Path * (0.7 + (0.6 * chance.Uniform(stream, 0))) / step));
        var there = place;
        double[] predicted = shares, pull = downhill;
        var medians = days;
        for (var s = 0; s < steps; s++)
        {
            stop.ThrowIfCancellationRequested();
            Push(momentum, push, step / 2);
            Push(at, momentum, step);
            there = white.PlaceOf(at);
            if (!Array.TrueForAll(there.Values, x => Math.Abs(x) < 50))
            {
                return 0;
            }

            medians = new(model.Set.Figures.Length);
            predicted = model.Predict(there, medians);
            pull = misfit.Downhill(there, predicted, model.Derivatives(there, predicted));
            push = (double[])pull.Clone();
            white.Whiten(push);
            Push(momentum, push, step / 2);
        }

        var then = misfit.Of(there, predicted);
        var probability = Math.Min(1, Math.Exp(energy - then - Half(momentum)));
        if (!(chance.Uniform(stream, 1) < probability))
        {
            return double.IsFinite(probability) ? probability : 0;
        }

        (place, shares, days, downhill, now) = (there, predicted, medians, pull, then);
        return probability;
    }

    private static double Half(double[] momentum)
    {
        var sum = 0.0;
        foreach (var p in momentum)
        {
            sum += p * p;
        }

        return sum / 2;
    }

    private static void Push(double[] to, double[] by, double times)
    {
        for (var j = 0; j < to.Length; j++)
        {
            to[j] += times * by[j];
        }
    }
}
