using System.Collections.Immutable;
using Glabella.Course.Calibrating;

namespace Glabella.Course.Mechanism;

/// <summary>
/// How the calibrated parameters vary together: what raises one often lowers another, and a forecast that drew them one by one
/// would be wider than the trials allow. Parameters that readings alone depend on come last.
/// </summary>
internal sealed class Posterior
{
    /// <summary>Keeps a correlation matrix of few digits positive definite.</summary>
    private const double Shrink = 0.999;

    private readonly Cholesky? factor;
    private readonly Dictionary<string, int> rows;

    /// <param name="names">Calibrated parameters.</param>
    /// <param name="correlation">Lower half of their correlation matrix, row by row, diagonals included.</param>
    public Posterior(ImmutableArray<string> names, ImmutableArray<double> correlation)
    {
        Names = names;
        rows = names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i, StringComparer.Ordinal);
        var matrix = new double[names.Length * names.Length];
        for (int i = 0, at = 0; i < names.Length; i++)
        {
            for (var j = 0; j <= i; j++, at++)
            {
                matrix[(i * names.Length) + j] = i == j ? 1 : Shrink * correlation[at];
            }
        }

        factor = names.IsEmpty ? null : Cholesky.Of(matrix, names.Length) ?? throw new InvalidDataException("The correlations of course-model.json are not those of any numbers.");
    }

    /// <summary>Parameters, in the order of the factor.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Row of a parameter, −1 if it is not calibrated.</summary>
    public int RowOf(string name) => rows.GetValueOrDefault(name, -1);

    /// <summary>Weight of the independent standard normal of parameter <paramref name="column"/> in that of <paramref name="row"/>.</summary>
    public double Weight(int row, int column) => factor![row, column];
}
