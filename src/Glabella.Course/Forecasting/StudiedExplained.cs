using System.Collections.Immutable;
using System.Globalization;
using Glabella.Vocabulary;

namespace Glabella.Course.Forecasting;

/// <summary>What <c>glabella explain</c> says of cautions that follow from how far trials reach: the limits themselves, each with its trial.</summary>
internal static class StudiedExplained
{
    private static StudiedTrials Studied => StudiedTrials.Current;

    /// <summary>The explanation with its values and sources; unchanged for other codes.</summary>
    public static Explanation WithValues(Explanation explanation) => explanation.Code switch
    {
        "CRS-201" or "CRS-202" => With(explanation, Studied.Trials.Where(t => t.Calibrated)
            .Select(t => (new ExplainedValue($"{t.Product}, {t.Area}", string.Join(", ", t.Units.Select(StudiedTrials.U)), "U", Method.Trial, t.Name), t.SourceId))),
        "CRS-203" => Of(explanation, "ages", ("few people from", Studied.FewFromAge, "years"), ("nobody known from", Studied.NobodyFromAge, "years")),
        "CRS-204" => Of(explanation, "interval", ("least interval", Studied.IntervalDays, "days"), ("a touch-up before", ForecastCase.TouchUpDays, "days")),
        "CRS-205" or "CRS-207" => With(explanation, Studied.Trials.Where(t => t.Calibrated).GroupBy(t => (t.Product, t.Area)).Select(g => g.MaxBy(t => t.LastDay)!)
            .Select(t => (new ExplainedValue($"last day of {t.Product}, {t.Area}", Whole(t.LastDay ?? 0), "days", Method.Trial, t.Name), t.SourceId))),
        "CRS-206" => With(explanation, Studied.Trials.Select(t => t.Product).Distinct().Select(p => Studied.MostTreatments(p)!)
            .Select(t => (new ExplainedValue($"{t.Product}, treatments in a row", Whole(t.Treatments), "", Method.Trial, t.Name), t.SourceId))),
        "CRS-208" => Of(explanation, "baseline"),
        "CRS-209" => Of(explanation, "men", ("share of men in trials", Studied.ShareOfMen, "")),
        _ => explanation,
    };

    private static Explanation With(Explanation explanation, IEnumerable<(ExplainedValue Value, string SourceId)> values)
    {
        var listed = values.ToArray();
        return explanation with { Values = [.. listed.Select(v => v.Value)], Sources = [.. listed.Select(v => v.SourceId).Distinct().Select(id => Studied.Sources[id])] };
    }

    private static Explanation Of(Explanation explanation, string subject, params ReadOnlySpan<(string Name, double Value, string Unit)> values)
    {
        var sources = Studied.SourceIds[subject].Select(id => Studied.Sources[id]).ToImmutableArray();
        var listed = ImmutableArray.CreateBuilder<ExplainedValue>();
        foreach (var (name, value, unit) in values)
        {
            listed.Add(new(name, value.ToString("0.###", CultureInfo.InvariantCulture), unit, Method.Trial, sources[0].Title));
        }

        return explanation with { Values = listed.ToImmutable(), Sources = sources };
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
