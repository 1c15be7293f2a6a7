using static Glabella.Course.Reporting.Markdown;

namespace Glabella.Course.Reporting;

/// <summary>What was left out, every figure, and the layout of a table.</summary>
internal static class FiguresSection
{
    public static void Write(Markdown page, CalibrationResult result)
    {
        page.Heading(2, "Left out, and why");
        if (result.LeftOut.IsEmpty)
        {
            page.Say("Nothing.");
        }
        else
        {
            page.Table(
                ["reason", "rows"],
                result.LeftOut.GroupBy(l => l.Reason).OrderByDescending(g => g.Count()).ThenBy(g => g.Min(l => l.Row))
                    .Select(g => (IReadOnlyList<string>)[g.Key, Rows([.. g.Select(l => l.Row).Order()])]));
        }

        Every(page, result);
        Layout(page);
    }

    private static void Every(Markdown page, CalibrationResult result)
    {
        page.Heading(2, "Every figure");
        page.Say("Percent; days where the endpoint is a time. `*` marks figures that were predicted only.");
        var model = result.Scores.IsEmpty ? null : result.Scores[0];
        var arm = model?.ArmLeftOut.ToDictionary(p => p.Figure.Row);
        var trial = model?.TrialLeftOut.ToDictionary(p => p.Figure.Row);
        foreach (var table in result.Predictions.GroupBy(p => p.Figure.Trial).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase))
        {
            page.Heading(3, table.Key);
            page.Table(
                [">row", "arm", "area", "endpoint", ">day", ">n", ">published", ">predicted", ">80 % range", ">arm left out", ">trial left out", ">its range"],
                table.Select(p => (IReadOnlyList<string>)
                [
                    N(p.Figure.Row) + (p.Fitted ? "" : "*"), Words.Arm(p.Figure), p.Figure.Area.Id, p.Figure.Code, p.Figure.Day is { } d ? N(d, 0) : "", p.Figure.Subjects is { } n ? N(n) : "–",
                    Words.Published(p.Figure), N(p.Predicted), Range(p),
                    Of(arm, p)?.Predicted is { } a ? N(a) : "–", Of(trial, p)?.Predicted is { } t ? N(t) : "–", Of(trial, p) is { } unseen ? Range(unseen) : "–",
                ]));
        }
    }

    private static FigurePrediction? Of(Dictionary<int, FigurePrediction>? predictions, FigurePrediction p) => predictions?.GetValueOrDefault(p.Figure.Row);

    private static string Range(FigurePrediction p) => $"{N(p.Low, 0)} to {N(p.High, 0)}";

    private static string Rows(int[] rows)
    {
        var parts = new List<string>();
        for (var i = 0; i < rows.Length; i++)
        {
            var first = i;
            while (i + 1 < rows.Length && rows[i + 1] == rows[i] + 1)
            {
                i++;
            }

            parts.Add(first == i ? N(rows[i]) : $"{N(rows[first])}–{N(rows[i])}");
        }

        return string.Join(", ", parts);
    }

    private static void Layout(Markdown page)
    {
        page.Heading(2, "Layout of a table");
        page.Say("`glabella calibrate` reads JSON objects with a list `rows`; several files are read as one, none means the [program's own](../../src/Glabella.Course/Data/trials.json). One row is one published figure of one arm. "
            + "A field may be left out unless it is marked needed. Endpoint codes: [section 3 of the course](README.md#3-readings) and `glabella explain --list endpoints`.");
        page.Table(
            ["field", "what it is"],
            [
                ["`row`", "needed; a whole number, once in all files"],
                ["`trial`", "needed; rows of one name share the trial's effects"],
                ["`product`", "needed; nonproprietary name or brand, `placebo`, or a name that only tables have"],
                ["`arm`", "name of the group of subjects: figures of one name, in whichever areas, are of the same people; the dose where it is not there"],
                ["`dose_units`", "units of that product in this area, both sides together; 0 placebo, null not stated"],
                ["`n`", "subjects counted; null not stated. Needed where `responders` stands without `value`"],
                ["`site`", "needed; `glabella`, `forehead`, `lateral_canthal`"],
                ["`endpoint`", "needed; endpoint code"],
                ["`rater`", "who graded, in words"],
                ["`metric`", "needed; `responder_percent`, `cumulative_onset_percent`, `median_duration_days`, `time_to_onset_days`, or one that is kept and never fitted: `risk_ratio`, `mean_difference_weeks`, `percent_reduction`"],
                ["`timepoint_days`", "day of the visit, needed for percentages; null for durations"],
                ["`value`", "the figure: percent 0…100, or days"],
                ["`responders`", "subjects who responded; makes the percentage where `value` is not there"],
                ["`operator`", "`=` (default), `~` approximately, `<` `<=` `>` `>=` the figure is a bound"],
                ["`approximate`", "true: read off a plot or rounded; the figure weighs less"],
                ["`suggested_use`", "`calibrate` (default) fitted and predicted, `validate` predicted only, `do_not_fit` neither"],
                ["`open_label`", "true: subjects and raters knew that an active treatment was given"],
                ["`neighbours_treated`", "true: areas beside this one were treated in the same session, beyond what its own label treats with it"],
                ["`left_out`", "why a row is not fitted, in words"],
                ["`source`, `url`, `status`, `note`, `ci95`, …", "where it was read; kept with the table, not used by the fit"],
            ]);
    }
}
