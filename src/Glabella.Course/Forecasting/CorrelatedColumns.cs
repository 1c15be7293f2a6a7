using System.Collections.Concurrent;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Forecasting;

/// <summary>Columns of population parameters, each a fixed mix of independent ones; made when first asked for, by any thread.</summary>
internal sealed class CorrelatedColumns
{
    private readonly ConcurrentDictionary<int, Lazy<double[]>> columns = new();

    /// <summary>A parameter's column, made of the ensemble's independent ones.</summary>
    public double[] Of(Ensemble ensemble, int dimension) =>
        (columns.TryGetValue(dimension, out var made) ? made : columns.GetOrAdd(dimension, d => new(() => Mix(ensemble, d)))).Value;

    private static double[] Mix(Ensemble ensemble, int dimension)
    {
        var posterior = ParameterFile.Current.Posterior;
        var row = ParameterDimensions.RowOf(dimension);
        if (row < 0)
        {
            return ensemble.Numbers(dimension);
        }

        var mixed = new double[ensemble.Members];
        for (var k = 0; k <= row; k++)
        {
            var weight = posterior.Weight(row, k);
            var column = ensemble.Numbers(ParameterDimensions.Of(posterior.Names[k]));
            for (var i = 0; i < mixed.Length; i++)
            {
                mixed[i] += weight * column[i];
            }
        }

        return mixed;
    }
}
