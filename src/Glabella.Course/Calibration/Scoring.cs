using System.Collections.Immutable;

namespace Glabella.Course;

/// <summary>Errors of one choice of figures.</summary>
/// <param name="What">Which figures.</param>
/// <param name="Unit">points, weeks or days.</param>
/// <param name="Figures">How many.</param>
/// <param name="Fitted">Root mean square error with everything seen.</param>
/// <param name="ArmLeftOut">With the figure's arm unseen.</param>
/// <param name="TrialLeftOut">With its trial unseen.</param>
/// <param name="ArmHolds">Share of 80 % ranges that hold the published figure with its arm unseen.</param>
/// <param name="TrialHolds">The same with its trial unseen.</param>
public sealed record ScoreLine(string What, string Unit, int Figures, double Fitted, double ArmLeftOut, double TrialLeftOut, double ArmHolds, double TrialHolds);

/// <summary>A goal and what was reached.</summary>
/// <param name="What">Which error.</param>
/// <param name="Unit">points, weeks or %.</param>
/// <param name="Goal">In words.</param>
/// <param name="Values">One for each method, in their order; null without figures.</param>
/// <param name="Reached">Whether the first method, the model, reaches it.</param>
/// <param name="BeatsRivals">Whether the model is better than every rival; null where that is not compared.</param>
public sealed record GoalLine(string What, string Unit, string Goal, ImmutableArray<double?> Values, bool Reached, bool? BeatsRivals);

/// <summary>Scores of predictions: one definition for the report, the command and the rivals.</summary>
public static class Scoring
{
    /// <summary>Root mean square error; a bound that is kept is no error. Null without figures.</summary>
    public static double? Rms(IEnumerable<FigurePrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var (sum, n) = (0.0, 0);
        foreach (var prediction in predictions)
        {
            (sum, n) = (sum + (prediction.Error * prediction.Error), n + 1);
        }

        return n == 0 ? null : Math.Sqrt(sum / n);
    }

    /// <summary>Percent of the 80 % ranges that hold their figure; null without figures.</summary>
    public static double? Holds(IEnumerable<FigurePrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var (held, n) = (0, 0);
        foreach (var prediction in predictions)
        {
            (held, n) = (held + (prediction.Holds ? 1 : 0), n + 1);
        }

        return n == 0 ? null : 100.0 * held / n;
    }

    /// <summary>Trials with at least two active arms: their effects can be told from their doses'.</summary>
    public static ImmutableHashSet<string> TrialsOfSeveralArms(IEnumerable<FigurePrediction> predictions) =>
        [.. predictions.Where(p => !p.Figure.IsPlacebo).GroupBy(p => p.Figure.Trial).Where(g => g.Select(p => ArmKey.Of(p.Figure)).Distinct().Count() > 1).Select(g => g.Key)];

    /// <summary>Rows that were fitted with everything seen: the ones that are scored, seen or not.</summary>
    public static ImmutableHashSet<int> Fitted(CalibrationScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return [.. scores.Fitted.Where(p => p.Fitted).Select(p => p.Figure.Row)];
    }

    /// <summary>Errors by kind of figure, product and area; only those that were to be fitted count, and kinds without any are left out.</summary>
    public static ImmutableArray<ScoreLine> Lines(CalibrationScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var rows = Fitted(scores);
        var several = TrialsOfSeveralArms(scores.Fitted);
        bool Active(FigurePrediction p) => !p.Figure.IsMedian && !p.Figure.IsPlacebo;
        var lines = ImmutableArray.CreateBuilder<ScoreLine>();
        void Add(string what, Func<FigurePrediction, bool> chosen, string unit = "points", double per = 1)
        {
            FigurePrediction[] Of(ImmutableArray<FigurePrediction> list) => [.. list.Where(p => rows.Contains(p.Figure.Row) && chosen(p))];
            if (Of(scores.Fitted) is { Length: > 0 } fitted)
            {
                FigurePrediction[] arm = Of(scores.ArmLeftOut), trial = Of(scores.TrialLeftOut);
                lines.Add(new(what, unit, fitted.Length, (Rms(fitted) ?? 0) / per, (Rms(arm) ?? 0) / per, (Rms(trial) ?? 0) / per, Holds(arm) ?? 0, Holds(trial) ?? 0));
            }
        }

        Add("all percentages", p => !p.Figure.IsMedian);
        Add("active arms", Active);
        Add("active arms of trials with at least two", p => Active(p) && several.Contains(p.Figure.Trial));
        foreach (var group in Enum.GetValues<FigureGroup>())
        {
            if (group is FigureGroup.Median)
            {
                Add("median durations", p => p.Group == group && p.Figure.Bound == FigureBound.Exact, "weeks", 7);
            }
            else
            {
                Add(FigureGroups.Title(group), p => p.Group == group, group == FigureGroup.OnsetMedian ? "days" : "points");
            }
        }

        foreach (var product in scores.Fitted.Where(Active).GroupBy(p => p.Figure.Product).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key))
        {
            Add(product, p => Active(p) && p.Figure.Product == product);
        }

        foreach (var area in scores.Fitted.Select(p => p.Figure.Area).Distinct().OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            Add(area.Title, p => Active(p) && p.Figure.Area == area);
        }

        return lines.ToImmutable();
    }

    /// <summary>The goals that were set for the model, and what each method reached. Empty without scores.</summary>
    public static ImmutableArray<GoalLine> Goals(ImmutableArray<CalibrationScores> methods)
    {
        if (methods.IsDefaultOrEmpty)
        {
            return [];
        }

        var scored = Fitted(methods[0]);
        var lines = methods.Select(Lines).ToArray();
        double? Of(int method, string what, Func<ScoreLine, double> value) => lines[method].FirstOrDefault(l => l.What == what) is { } line ? value(line) : null;
        GoalLine Error(string what, string unit, double goal, string line, Func<ScoreLine, double> value)
        {
            double?[] values = [.. methods.Select((_, m) => Of(m, line, value))];
            return new(what, unit, $"≤ {Reporting.Markdown.N(goal)}", [.. values], values[0] <= goal, values.Length > 1 ? values.Skip(1).All(v => values[0] < v) : null);
        }

        GoalLine Range(string what, Func<CalibrationScores, ImmutableArray<FigurePrediction>> list)
        {
            double?[] values = [.. methods.Select(m => Holds(list(m).Where(p => scored.Contains(p.Figure.Row))))];
            return new(what, "%", "75 to 85", [.. values], values[0] is >= 75 and <= 85, null);
        }

        return
        [
            Error("fitted", "points", 3.7, "all percentages", l => l.Fitted),
            Error("arm left out", "points", 7.5, "all percentages", l => l.ArmLeftOut),
            Error("arm left out, active arms of trials with at least two", "points", 5, "active arms of trials with at least two", l => l.ArmLeftOut),
            Error("trial left out", "points", 9.5, "all percentages", l => l.TrialLeftOut),
            Error("median durations, trial left out", "weeks", 2, "median durations", l => l.TrialLeftOut),
            Range("80 % ranges that hold, arm left out", s => s.ArmLeftOut),
            Range("80 % ranges that hold, trial left out", s => s.TrialLeftOut),
        ];
    }
}
