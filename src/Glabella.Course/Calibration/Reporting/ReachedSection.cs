using System.Collections.Immutable;
using static Glabella.Course.Reporting.Markdown;

namespace Glabella.Course.Reporting;

/// <summary>What the fit reached: goals, errors, rivals, what is weakest.</summary>
internal static class ReachedSection
{
    public static void Write(Markdown page, ImmutableArray<ReportFile>.Builder files, CalibrationResult result, string command)
    {
        var fitted = result.Predictions.Where(p => p.Fitted).ToArray();
        page.Heading(1, "The calibration of the course model");
        page.Say($"Made by `{command}`: do not edit, run it again. Model {result.ModelVersion}, seed {result.Seed}. Equations and definitions: [the course](README.md).");
        page.Say($"The model was fitted to {N(fitted.Length)} published figures of {N(fitted.Select(p => p.Figure.Trial).Distinct().Count())} trials "
            + $"({N(fitted.Select(p => ArmKey.Of(p.Figure)).Distinct().Count())} arms); {N(result.Predictions.Length - fitted.Length)} more only predicted, {N(result.LeftOut.Length)} left out. "
            + $"Errors are root mean squares: percentage points of percentages, weeks of median durations. A bound that is kept is no error. A range is the 80 % range of what such a trial would print. "
            + "*Arm left out*: the figures of that group of subjects are unseen, the trial's other arms known. *Trial left out*: nothing of the trial is known, and the prediction is the mean over how trials differ.");

        var goals = Scoring.Goals(result.Scores);
        if (!goals.IsEmpty)
        {
            Goals(page, result, goals);
            Rivals(page);
            Weakest(page, result);
            Errors(page, result);
        }

        page.Heading(2, "Predicted against published");
        List<(string, ImmutableArray<FigurePrediction>)> lists = [("everything seen", result.Predictions)];
        if (result.Scores is [var model, ..])
        {
            lists.Add(("trial left out", model.TrialLeftOut));
        }

        Picture(page, files, "calibration-predicted.svg", PredictedPicture.Scatter(lists), "Published percentages against predicted ones, with everything seen and with the figure's trial left out; the figures stand in the table at the end of this page");
        Picture(page, files, "calibration-trials.svg", PredictedPicture.Trials(result.Predictions), "For each trial its published percentages by day, and the fitted course with 80 % ranges; the figures stand in the table at the end of this page");
        if (result.Predictions.Any(p => p.Group == FigureGroup.Median))
        {
            Picture(page, files, "calibration-medians.svg", LearnedPicture.Medians(result.Predictions, result.Scores is [var m, ..] ? m.TrialLeftOut : []), "Published median durations, fitted ones with 80 % ranges, and those predicted with the trial left out, in weeks");
        }
    }

    /// <summary>Adds a picture to the page and to the files.</summary>
    public static void Picture(Markdown page, ImmutableArray<ReportFile>.Builder files, string name, string svg, string says)
    {
        files.Add(new(name, svg));
        page.Picture(name, says);
    }

    private static void Goals(Markdown page, CalibrationResult result, ImmutableArray<GoalLine> goals)
    {
        page.Heading(2, "Goals, and two rivals");
        page.Table(
            ["error", ">goal", .. result.Scores.Select(s => ">" + s.Method), "goal reached", "better than both"],
            goals.Select(g => (IReadOnlyList<string>)
            [
                $"{g.What}, {g.Unit}", g.Goal, .. g.Values.Select(v => N(v, g.Unit == "%" ? 0 : g.Unit == "weeks" ? 2 : 1)),
                g.Reached ? "yes" : "**no**", g.BeatsRivals switch { true => "yes", false => "**no**", _ => "" },
            ]));
        string[] missed = [.. goals.Where(g => !g.Reached).Select(g => g.What)], beaten = [.. goals.Where(g => g.BeatsRivals == false).Select(g => g.What)];
        page.Say(missed.Length == 0 ? "Every goal is reached." : $"Not reached: {string.Join("; ", missed)}.");
        page.Say(beaten.Length == 0 ? "The model is better than both rivals on every error." : $"Not better than both rivals: {string.Join("; ", beaten)}.");
    }

    private static void Rivals(Markdown page)
    {
        page.Say("Both rivals are plain, know no mechanism, and are scored on the same rows in the same way:");
        page.Items(
        [
            $"**{Course.Rivals.ProductLimitTable.Method}**: a figure is the mean of published figures of its endpoint, product and area, weighted by nearness in log day and log dose and by arm size; where these are few, drawn towards those of other raters, areas, products, "
                + "endpoints. The kernel's widths are those with the smallest arm-left-out error, which favours this rival. Ranges: its own errors over other arms' figures of the kind.",
            $"**{Course.Rivals.LogLogisticCourse.Method}**: share = placebo + (1 − placebo) · peak · rise · survival, rise and survival log-logistic in the day, peak and half-life shifted by endpoint, product, area and log dose, and by each trial's own effects on peak, half-life and "
                + "noticing, whose spread is learned; least squares with the same weights as the model's and normal priors; ranges from the normal approximation, chance included.",
        ]);
    }

    private static void Weakest(Markdown page, CalibrationResult result)
    {
        var model = result.Scores[0];
        var rows = Scoring.Fitted(model);
        page.Heading(2, "Where it is weakest");
        (string Trial, double Error, FigurePrediction Worst) Of(ImmutableArray<FigurePrediction> list) => list.Where(p => rows.Contains(p.Figure.Row) && !p.Figure.IsMedian)
            .GroupBy(p => p.Figure.Trial)
            .Select(g => (g.Key, Scoring.Rms(g)!.Value, g.MaxBy(p => Math.Abs(p.Error))!))
            .MaxBy(x => x.Item2);
        var (seen, blind) = (Of(model.Fitted), Of(model.TrialLeftOut));
        var lines = Scoring.Lines(model);
        ScoreLine[] kinds = [.. lines.Where(l => l.Unit == "points" && l.Figures >= 5).OrderByDescending(l => l.TrialLeftOut).Take(4)];
        page.Items(new[]
        {
            $"Weakest table with everything seen: **{seen.Trial}**, {N(seen.Error)} points; worst there: {Words.Of(seen.Worst)}.",
            $"Weakest table when its trial is unseen: **{blind.Trial}**, {N(blind.Error)} points; worst there: {Words.Of(blind.Worst)}.",
            kinds.Length == 0 ? "" : $"Weakest kinds when a trial is unseen (five figures or more): {string.Join("; ", kinds.Select(k => $"{k.What} {N(k.TrialLeftOut)} points over {N(k.Figures)}"))}.",
        }.Where(item => item.Length > 0));
        Disagreement(page, result);
    }

    /// <summary>Trials that gave the same dose of the same product and asked the same question at the same time, and what they printed.</summary>
    private static void Disagreement(Markdown page, CalibrationResult result)
    {
        var same = result.Predictions
            .Where(p => p.Fitted && !p.Figure.IsPlacebo && !p.Figure.IsMedian && p.Figure.Bound == FigureBound.Exact)
            .GroupBy(p => (p.Figure.Product, p.Figure.Units, p.Figure.Area, p.Figure.Code, Near: p.Figure.Day < 10 ? p.Figure.Day : Math.Round(p.Figure.Day!.Value / 10)))
            .Select(g => (g.Key, Figures: g.GroupBy(p => p.Figure.Trial).Select(t => t.First().Figure).OrderBy(f => f.Value).ToArray()))
            .Where(g => g.Figures.Length > 1)
            .OrderByDescending(g => g.Figures[^1].Value - g.Figures[0].Value)
            .ToArray();
        if (same.Length == 0)
        {
            return;
        }

        page.Say("No method can predict what trials of one product, dose, area, endpoint and day disagree on. That disagreement, beside what chance alone explains (standard deviation over trials, and the one expected from arm sizes):");
        page.Table(
            ["product, dose, area", "endpoint", ">day", "published, %", ">SD", ">chance"],
            same.Take(12).Select(g =>
            {
                var mean = g.Figures.Average(f => f.Value);
                var sd = Math.Sqrt(g.Figures.Sum(f => (f.Value - mean) * (f.Value - mean)) / (g.Figures.Length - 1));
                var chance = Math.Sqrt(g.Figures.Average(f => Math.Pow(100 * Chance(f), 2)));
                return (IReadOnlyList<string>)
                    [$"{Words.Arm(g.Figures[0])}, {g.Key.Area.Id}", g.Key.Code, N(g.Figures[0].Day, 0), string.Join(", ", g.Figures.Select(f => N(f.Value))), N(sd), N(chance)];
            }));
    }

    private static double Chance(TrialFigure figure)
    {
        var n = Course.Rivals.FigureError.Subjects(figure);
        var p = Course.Rivals.FigureError.PulledIn(figure.Value / 100, n);
        return Math.Sqrt(p * (1 - p) / n);
    }

    private static void Errors(Markdown page, CalibrationResult result)
    {
        page.Heading(2, "Errors by kind");
        page.Say("Products and areas: active arms. The last two columns are the share of 80 % ranges that hold the published figure.");
        Table(page, Scoring.Lines(result.Scores[0]));
        foreach (var rival in result.Scores.Skip(1))
        {
            page.Say($"The same of the {rival.Method}:");
            Table(page, Scoring.Lines(rival).Take(12));
        }
    }

    private static void Table(Markdown page, IEnumerable<ScoreLine> lines) => page.Table(
        ["figures", ">n", ">fitted", ">arm left out", ">trial left out", ">arm: ranges hold", ">trial: ranges hold"],
        lines.Select(l =>
        {
            var decimals = l.Unit == "points" ? 1 : 2;
            return (IReadOnlyList<string>)
            [
                l.Unit == "points" ? l.What : $"{l.What}, {l.Unit}", N(l.Figures), N(l.Fitted, decimals), N(l.ArmLeftOut, decimals), N(l.TrialLeftOut, decimals), $"{N(l.ArmHolds, 0)} %", $"{N(l.TrialHolds, 0)} %",
            ];
        }));
}
