using System.Collections.Immutable;

namespace Glabella.Course.Calibrating;

/// <summary>Draws from the posterior: chain after chain, each in its order.</summary>
/// <param name="Chains">Kept draws of each chain.</param>
/// <param name="Acceptance">Mean acceptance.</param>
internal sealed record PosteriorSample(ImmutableArray<ImmutableArray<ChainDraw>> Chains, double Acceptance)
{
    /// <summary>Paths before the coordinates are laid anew, and after that before draws are kept.</summary>
    private const int WarmUp = 40;

    /// <summary>All draws.</summary>
    public IEnumerable<ChainDraw> All => Chains.SelectMany(c => c);

    /// <summary>Mean of all draws' places.</summary>
    public CoursePlace Mean
    {
        get
        {
            var first = Chains[0][0].Place;
            var mean = new double[first.Values.Length];
            var n = 0;
            foreach (var draw in All)
            {
                n++;
                for (var j = 0; j < mean.Length; j++)
                {
                    mean[j] += (draw.Place.Values[j] - mean[j]) / n;
                }
            }

            return first with { Values = mean };
        }
    }

    /// <summary>Samples.</summary>
    /// <param name="makeModel">A model for each chain.</param>
    /// <param name="misfit">What is sampled.</param>
    /// <param name="fitted">The most probable place.</param>
    /// <param name="options">Seed, chains, draws, threads.</param>
    /// <param name="report">Share done.</param>
    /// <param name="stop">Ends it with an exception.</param>
    public static PosteriorSample Take(Func<FigureModel> makeModel, Misfit misfit, Fitted fitted, CalibrationOptions options, Action<double> report, CancellationToken stop)
    {
        var first = makeModel();
        var white = new Whitening(fitted.Place, fitted.Precision);
        var n = fitted.Place.Values.Length;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = stop };
        var start = new Draws(options.Seed, 2);
        var chains = Enumerable.Range(0, options.Chains).Select(c =>
        {
            // Spread begins, so that R-hat can tell: half as wide as the posterior is thought to be.
            double[] off = [.. Enumerable.Range(0, n).Select(j => 0.5 * start.Normal(c, j))];
            return new Chain(makeModel(), misfit, white.PlaceOf(off), options.Seed, c);
        }).ToArray();
        var done = 0;
        var all = options.Chains * (options.Draws + (2 * WarmUp));
        void Tick() => report((double)Interlocked.Increment(ref done) / all);

        var early = new double[chains.Length][];
        Parallel.For(0, chains.Length, parallel, c =>
        {
            early[c] = new double[n];
            for (var i = 0; i < WarmUp; i++, Tick())
            {
                chains[c].Move(white, adapt: true, stop);
                for (var j = 0; j < early[c].Length && i >= WarmUp / 2; j++)
                {
                    early[c][j] += chains[c].Here.Place.Values[j] / (WarmUp - (WarmUp / 2));
                }
            }
        });

        // The mode lies off the middle of the posterior: lay the coordinates where the chains are.
        var middle = fitted.Place with { Values = [.. Enumerable.Range(0, n).Select(j => early.Average(e => e[j]))] };
        var shares = first.Predict(middle);
        var derivatives = first.Derivatives(middle, shares);
        var precision = Cholesky.Of(misfit.Normal(middle, shares, derivatives).Matrix, n)!;
        var better = new Whitening(middle, precision);
        var kept = new ImmutableArray<ChainDraw>[chains.Length];
        Parallel.For(0, chains.Length, parallel, c =>
        {
            for (var i = 0; i < WarmUp; i++, Tick())
            {
                chains[c].Move(better, adapt: true, stop);
            }

            chains[c].Settle();
            var draws = ImmutableArray.CreateBuilder<ChainDraw>(options.Draws);
            for (var i = 0; i < options.Draws; i++, Tick())
            {
                chains[c].Move(better, adapt: false, stop);
                draws.Add(chains[c].Here);
            }

            kept[c] = draws.MoveToImmutable();
        });
        return new([.. kept], chains.Average(c => c.Acceptance));
    }
}
