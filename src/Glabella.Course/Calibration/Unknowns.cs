using System.Collections.Immutable;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Calibrating;

/// <summary>A parameter that is fitted.</summary>
/// <param name="Name">Name in the data file; ".between" for the spread between persons, "product:" and "area:" for theirs.</param>
/// <param name="Meaning">In words.</param>
/// <param name="Unit">Unit on its own scale.</param>
/// <param name="Scale">Scale on which prior and posterior are normal.</param>
/// <param name="Prior">On that scale.</param>
/// <param name="BuiltIn">Where the built-in parameters have it, on that scale.</param>
/// <param name="Touches">What has to be computed anew when it changes.</param>
internal sealed record Unknown(string Name, string Meaning, string Unit, WorkingScale Scale, NormalPrior Prior, double BuiltIn, Touches Touches);

/// <summary>What a parameter acts on.</summary>
internal enum Touches
{
    /// <summary>The course itself.</summary>
    Mechanism,

    /// <summary>Readings of the course, and the line before treatment.</summary>
    Reading,

    /// <summary>Subjects' global assessments alone.</summary>
    Global,

    /// <summary>Noticing alone.</summary>
    Noticing,
}

/// <summary>All parameters that are fitted, in a fixed order. Priors stand in the data file, with their sources.</summary>
internal sealed class Unknowns
{
    private readonly Dictionary<string, int> places;

    /// <summary>The parameters of a data file that have a prior.</summary>
    public Unknowns(ParameterFile file)
    {
        All = [.. Of(file)];
        places = All.Select((u, i) => (u.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
    }

    public ImmutableArray<Unknown> All { get; }

    public int Count => All.Length;

    /// <summary>Place of a parameter, −1 if it is not fitted.</summary>
    public int Place(string name) => places.GetValueOrDefault(name, -1);

    /// <summary>Where the built-in parameters stand.</summary>
    public double[] BuiltIn() => [.. All.Select(u => u.BuiltIn)];

    /// <summary>The middle of each prior: what is known before any figure is seen.</summary>
    public double[] PriorMeans() => [.. All.Select(u => u.Prior.Mean)];

    private static IEnumerable<Unknown> Of(ParameterFile file)
    {
        foreach (var p in file.Parameters)
        {
            var touches = p.Name switch
            {
                "amountPerReferenceDose" or "uptakeRate" or "lightChainLossRate" or "creaseRate" or "saturationUnits" => Touches.Mechanism,
                "globalThreshold" or "globalSpread" => Touches.Global,
                "onsetThreshold" or "onsetSpread" or "onsetSpontaneous" or "openLabelNoticing" => Touches.Noticing,
                _ => Touches.Reading,
            };
            if (p.Prior is { } prior)
            {
                yield return new(p.Name, p.Meaning, p.Unit, p.Scale, prior, p.WorkingValue, touches);
            }

            if (p.Between?.Prior is { } spread)
            {
                yield return new(p.Name + Parameter.BetweenSuffix, $"{p.Symbol}: spread between persons", "", WorkingScale.Log, spread, Elementary.Log(p.Between.Sd), touches);
            }
        }

        foreach (var p in file.Products.Values.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (p.LogPotencyPrior is { } potency)
            {
                yield return new(p.PotencyName, $"{p.Name}: strength per unit against onabotulinumtoxinA, a constant of the model", "1", WorkingScale.Log, potency, p.LogPotency, Touches.Mechanism);
            }

            if (p.LossShiftPrior is { } loss)
            {
                yield return new(p.LossName, $"{p.Name}: loss rate of light chain against onabotulinumtoxinA", "1", WorkingScale.Log, loss, p.LossShift, Touches.Mechanism);
            }
        }

        foreach (var a in file.Areas.Values.OrderBy(a => a.Area.Id, StringComparer.Ordinal))
        {
            if (a.LogAmountShiftPrior is { } amount)
            {
                yield return new(a.AmountName, $"{a.Area.Title}: amount against the glabella", "1", WorkingScale.Log, amount, a.LogAmountShift, Touches.Mechanism);
            }

            if (a.UnmovedShiftPrior is { } unmoved)
            {
                yield return new(a.UnmovedName, $"{a.Area.Title}: shift of logit kappa against the glabella", "logit", WorkingScale.Identity, unmoved, a.UnmovedShift, Touches.Reading);
            }
        }
    }
}
