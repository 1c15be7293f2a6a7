using System.Collections.Immutable;
using System.Globalization;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Course;

/// <summary>The model as such.</summary>
public static class CourseModel
{
    private static readonly LocalDate Reviewed = new(2026, 12, 1);

    private static readonly Lazy<ImmutableArray<Explanation>> Explained = new(() => [.. Explain(ParameterFile.Current)]);

    /// <summary>Version of equations and parameters together; changes whenever a figure could.</summary>
    public static string Version => ParameterFile.Current.Version;

    /// <summary>The areas that have a forecast.</summary>
    public static ImmutableArray<Area> Areas { get; } = [Vocabulary.Areas.Glabella, Vocabulary.Areas.Forehead, Vocabulary.Areas.LateralCanthus];

    /// <summary>What every code, endpoint and parameter of this room means.</summary>
    public static ImmutableArray<Explanation> Explanations => Explained.Value;

    private static IEnumerable<Explanation> Explain(ParameterFile file)
    {
        var calibration = file.Sources["calibration-2026-12"];
        foreach (var explanation in CourseCodes.Explained(calibration))
        {
            yield return explanation.Code is "CRS-101"
                ? explanation with
                {
                    Values = [.. file.Caps.Select(c => new ExplainedValue(c.Product.Name, N(c.Units), "U", Method.Label, $"{file.Sources[c.SourceId].Title}, {file.Sources[c.SourceId].Locator}"))],
                    Sources = [.. file.Caps.Select(c => file.Sources[c.SourceId])],
                }
                : StudiedExplained.WithValues(explanation);
        }

        foreach (var p in file.Parameters)
        {
            var values = ImmutableArray.Create(new ExplainedValue(p.Symbol, N(p.Value), p.Unit, p.Method, p.Source));
            if (p.PosteriorSd > 0)
            {
                values = values.Add(new("posterior SD on the working scale", N(p.PosteriorSd), "", p.Method, p.Source));
            }

            if (p.Between is { } between)
            {
                values = values.Add(new("SD between persons on the working scale", N(between.Sd), "", between.Method, between.Method == Method.Assumption ? "set by judgement; no data" : p.Source));
            }

            yield return new(p.Name, ExplanationType.Parameter, $"{p.Symbol}: {p.Meaning}", Sentence(p.Meaning), values, [.. p.SourceIds.Select(id => file.Sources[id])], Reviewed);
        }

        foreach (var level in file.Levels)
        {
            yield return new(
                level.Name, ExplanationType.Parameter, $"{level.Symbol}: {level.Meaning}", Sentence(level.Meaning),
                [new("standard deviation", N(level.Sd), level.Unit, level.Method, level.Source)], [calibration], Reviewed);
        }

        foreach (var p in file.Products.Values.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            yield return new(
                $"{p.Name}.model", ExplanationType.Parameter, $"{p.Name} in the model",
                "Strength per unit and loss of light chain against onabotulinumtoxinA: constants of the model, never a conversion of units.",
                [
                    new("pot, strength per unit", N(Elementary.Exp(p.LogPotency)), "", p.Method, p.Source),
                    new("half-life of light chain", N(0.6931471805599453 / Elementary.Exp(file["lightChainLossRate"].WorkingValue + p.LossShift)), "d", p.Method, p.Source),
                ],
                [calibration], Reviewed);
        }

        foreach (var a in file.Areas.Values.OrderBy(a => a.Area.Id, StringComparer.Ordinal))
        {
            yield return new(
                $"{a.Area.Id}.model", ExplanationType.Parameter, $"{a.Area.Title} in the model", "What the area changes against the glabella.",
                [
                    new("reference dose", N(a.ReferenceUnits), "U of onabotulinumtoxinA", a.Method, a.Source),
                    new("shift of ln A", N(a.LogAmountShift), "", a.Method, a.Source), new("shift of logit kappa", N(a.UnmovedShift), "", a.Method, a.Source),
                ],
                [calibration], Reviewed);
        }
    }

    private static string Sentence(string meaning) => $"{char.ToUpperInvariant(meaning[0])}{meaning[1..]}.";

    private static string N(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
