using System.Collections.Immutable;
using System.Globalization;

namespace Glabella.Course.Forecasting;

/// <summary>What observations and reports changed, in words.</summary>
internal static class LearnedSentences
{
    private static readonly double[] Shares = [0.1, 0.5, 0.9];
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>One or more sentences for each planned area; none without observations and reports.</summary>
    public static ImmutableArray<string> Of(ForecastCase @case, RunSetup setup, RunResult result)
    {
        if (@case.Observations.IsEmpty && @case.Reports.IsEmpty)
        {
            return [];
        }

        return [.. @case.Planned.Select((_, i) => i).Where(i => @case.Planned[i].Units > 0).SelectMany(i => Area(@case, setup, result, i))];
    }

    private static IEnumerable<string> Area(ForecastCase @case, RunSetup setup, RunResult result, int i)
    {
        var plain = @case.Planned[i].Area.Plain;
        var where = setup.Planned > 1 ? $"{char.ToUpperInvariant(plain[0])}{plain[1..]}: your" : "Your";
        var (before, likely) = Weights.Quantiles(result.PriorMarks[i], m => m.Onset, result.PriorWeights, Shares);
        var (after, likelyNow) = Weights.Quantiles(result.Marks[i], m => m.Onset, result.Weights, Shares);
        if (likelyNow < likely - 0.1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{where} line answers less surely than most: a visible effect in {100 * likelyNow:0} of 100 cases like yours instead of {100 * likely:0}.");
        }
        else if (Math.Abs(after[1] - before[1]) >= 1.5)
        {
            yield return $"{where} effect starts about {Count(Math.Abs(after[1] - before[1]), "day")} {(after[1] > before[1] ? "later" : "earlier")} than with most.";
        }

        if (likelyNow < 0.5)
        {
            yield break; // how long it lasts means nothing where no effect is expected
        }

        var (most, _) = Weights.Quantiles(result.PriorMarks[i], m => double.IsNaN(m.WearOff) ? m.HalfFaded : m.WearOff, result.PriorWeights, Shares);
        var (yours, _) = Weights.Quantiles(result.Marks[i], m => double.IsNaN(m.WearOff) ? m.HalfFaded : m.WearOff, result.Weights, Shares);
        var weeks = (yours[1] - most[1]) / 7;
        if (double.IsFinite(weeks) && Math.Abs(weeks) >= 1)
        {
            yield return $"{where} effect lasts about {Count(Math.Abs(weeks), "week")} {(weeks > 0 ? "longer" : "shorter")} than most.";
        }
        else if (double.IsFinite(weeks))
        {
            yield return $"{where} effect lasts about as long as most.";
        }

        double wide = most[2] - most[0], now = yours[2] - yours[0];
        if (double.IsFinite(wide) && double.IsFinite(now) && now < 0.85 * wide)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Its end is known within {now:0} days now instead of {wide:0} (80 of 100 cases).");
        }
    }

    private static string Count(double number, string unit)
    {
        var whole = (int)Math.Max(1, Math.Round(number));
        return $"{(whole < Numbers.Length ? Numbers[whole] : whole.ToString(CultureInfo.InvariantCulture))} {unit}{(whole == 1 ? "" : "s")}";
    }
}
