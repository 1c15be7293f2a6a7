using System.Collections.Immutable;
using System.Globalization;
using Glabella.Commands.Plumbing;
using Glabella.Course;
using Glabella.Vocabulary;

namespace Glabella.Commands;

/// <summary>Published trial figures as they were read, and what a table says of rows that it leaves out.</summary>
/// <param name="Figures">Every row, in the order of the files.</param>
/// <param name="LeftOut">By row: why it is left out, in the table's own words.</param>
internal sealed record TrialTables(ImmutableArray<TrialFigure> Figures, ImmutableDictionary<int, string> LeftOut);

/// <summary>Reads tables of published trial figures; several files are read as one. Layout: docs/course/calibration.md.</summary>
internal static class TrialTablesReader
{
    private const int MostRows = 1000;

    private static readonly (string Word, FigureMetric Metric)[] Metrics =
    [
        ("responder_percent", FigureMetric.ResponderPercent), ("cumulative_onset_percent", FigureMetric.CumulativeOnsetPercent),
        ("median_duration_days", FigureMetric.MedianDurationDays), ("time_to_onset_days", FigureMetric.TimeToOnsetDays),
        ("risk_ratio", FigureMetric.Other), ("mean_difference_weeks", FigureMetric.Other), ("percent_reduction", FigureMetric.Other),
    ];

    private static readonly (string Word, FigureUse Use)[] Uses =
        [("calibrate", FigureUse.Calibrate), ("validate", FigureUse.Validate), ("do_not_fit", FigureUse.DoNotFit)];

    private static readonly string[] Operators = ["=", "~", "<", ">", "<=", ">="];

    private static readonly ImmutableArray<string> Codes =
        [.. TrialEndpoints.Codes.Select(c => c.Code), "RR", "MD", .. TrialEndpoints.AtRest];

    /// <summary>Reads the named files, or the program's own tables if none is named; null with a problem logged.</summary>
    public static TrialTables? Read(Invocation call)
    {
        var figures = ImmutableArray.CreateBuilder<TrialFigure>();
        var leftOut = ImmutableDictionary.CreateBuilder<int, string>();
        var places = new Dictionary<int, string>();
        ImmutableArray<string> files = call.Arguments.IsEmpty ? [""] : call.Arguments;
        if (files.Count(f => f == "-") > 1)
        {
            call.Log.Refuse(new Problem("INP-010", "Standard input (-) is named twice; it can be read once."));
            return null;
        }

        foreach (var file in files)
        {
            // A pointer says a place within one file; of several files the sentence names the one.
            var log = new InputLog();
            var bytes = file.Length == 0 && call.Arguments.IsEmpty ? Calibration.Tables.ToArray() : DocumentFile.Read(log, file, call.Streams.Input);
            var json = bytes is null ? null : JsonDocumentParser.Parse(log, bytes, DocumentFile.Called(file));
            if (json is not null)
            {
                Rows(new Value(log, json, "").Object("an object with rows"), log, figures, leftOut, places);
            }

            foreach (var warning in log.Warnings)
            {
                call.Log.Warn(warning.Code, files.Length > 1 ? $"{DocumentFile.Called(file)}: {warning.Message}" : warning.Message, warning.Field);
            }

            if (log.Problem is { } problem)
            {
                call.Log.Refuse(files.Length > 1 && problem.Field is not null ? problem with { Detail = $"{DocumentFile.Called(file)}: {problem.Detail}" } : problem);
                return null;
            }
        }

        return new(figures.ToImmutable(), leftOut.ToImmutable());
    }

    private static void Rows(Fields fields, InputLog log, ImmutableArray<TrialFigure>.Builder figures, ImmutableDictionary<int, string>.Builder leftOut, Dictionary<int, string> places)
    {
        foreach (var known in new[] { "about", "meta", "qualitative", "series" })
        {
            _ = fields[known];
        }

        if (fields.Needed("rows", "a list of at least one row") is { } list)
        {
            var rows = list.List(v => Row(v, log, leftOut, places), MostRows, "a list of rows");
            if (log.Problem is null && rows.IsEmpty)
            {
                list.Refuse("INP-006", "/rows is empty: expected at least one row.");
            }

            figures.AddRange(rows.OfType<TrialFigure>());
        }

        fields.End();
    }

    private static TrialFigure? Row(Value value, InputLog log, ImmutableDictionary<int, string>.Builder leftOut, Dictionary<int, string> places)
    {
        var fields = value.Object("a row");
        foreach (var known in new[] { "timepoint_label", "ci95", "source", "url", "status", "field_status" })
        {
            _ = fields[known];
        }

        var row = (int?)fields.Needed("row", "the row's number")?.Whole(0, int.MaxValue);
        var trial = fields.Needed("trial", "the trial's name")?.Text();
        var product = fields.Needed("product", "a product's name, or placebo") is { } p ? Product(p) : null;
        var area = fields.Needed("site", "glabella, forehead or lateral_canthal") is { } site ? ModelArea(site) : null;
        var code = fields.Needed("endpoint", "an endpoint code") is { } e ? Code(e, log) : null;
        var metric = fields.Needed("metric", "what kind of figure it is")?.Choice("metric", Metrics);
        var use = fields["suggested_use"]?.Choice("use", Uses) ?? FigureUse.Calibrate;
        var units = fields["dose_units"]?.Number(0, 1000, "U");
        var n = (int?)fields["n"]?.Whole(1, 1_000_000, "subjects");
        var day = fields["timepoint_days"]?.Number(0, 3650, "days");
        var figure = Figure(fields, metric, n);
        var (bound, rough) = fields["operator"] is { } sign ? Bound(sign, log) : (FigureBound.Exact, false);
        var approximate = (fields["approximate"]?.Flag() ?? false) || rough;
        var open = fields["open_label"]?.Flag() ?? false;
        var neighbours = fields["neighbours_treated"]?.Flag() ?? false;
        var arm = fields["arm"]?.Text() ?? (units is { } dose ? string.Create(CultureInfo.InvariantCulture, $"{dose} U") : "");
        var rater = fields["rater"]?.Text() ?? "";
        string? note = fields["note"]?.Text(), reason = fields["left_out"]?.Text();
        fields.End();
        if (log.Problem is not null || row is not { } number || metric is not { } what)
        {
            return null;
        }

        if (!places.TryAdd(number, value.Pointer))
        {
            fields["row"]!.Value.Refuse("INP-006", $"The row number {number} at {value.Pointer} stands twice; numbers of rows differ, in all files together.");
            return null;
        }

        if (what is FigureMetric.ResponderPercent or FigureMetric.CumulativeOnsetPercent && day is null && use != FigureUse.DoNotFit)
        {
            fields.Needed("timepoint_days", "the day of the visit");
            return null;
        }

        if ((reason ?? (use == FigureUse.DoNotFit ? note : null)) is { Length: > 0 } why)
        {
            leftOut[number] = why;
        }

        return new(number, trial!, product!, arm, units, n, area!, code!, rater, what, day, figure ?? 0, bound, approximate, use, open, neighbours);
    }

    /// <summary>The published value; or, where only a count was published, the percentage that it is.</summary>
    private static double? Figure(Fields fields, FigureMetric? metric, int? n)
    {
        var percent = metric is FigureMetric.ResponderPercent or FigureMetric.CumulativeOnsetPercent;
        var responders = fields["responders"]?.Whole(0, n ?? 1_000_000, "subjects");
        if (fields["value"] is { } value)
        {
            return metric switch
            {
                FigureMetric.ResponderPercent or FigureMetric.CumulativeOnsetPercent => value.Number(0, 100, "%"),
                FigureMetric.MedianDurationDays or FigureMetric.TimeToOnsetDays => value.Number(0, 3650, "days"),
                _ => value.Number(-1e6, 1e6),
            };
        }

        if (!percent || responders is null)
        {
            fields.Needed("value", "the published figure");
            return null;
        }

        return fields.Needed("n", "the number of subjects, since only responders are counted") is null ? null : 100.0 * responders / n;
    }

    /// <summary>A product of the system by any of its names; one that only tables have, as it stands there.</summary>
    private static string? Product(Value value)
    {
        if (value.Text("a product's name, or placebo") is not { } text)
        {
            return null;
        }

        if (Products.Find(text) is { Kind: ProductKind.Filler } filler)
        {
            value.Refuse("INP-007", $"{filler} is a filler; the course is that of a botulinum toxin.");
        }

        return Products.Find(text)?.Name ?? (NearestNames.Folded(text) == TrialFigure.Placebo ? TrialFigure.Placebo : text);
    }

    private static Area? ModelArea(Value value)
    {
        var area = value.Area();
        if (area is not null && !CourseModel.Areas.Contains(area))
        {
            value.Refuse("INP-007", $"{area.Title} have no course in the model, which knows {string.Join(", ", CourseModel.Areas)}.");
            return null;
        }

        return area;
    }

    private static string? Code(Value value, InputLog log)
    {
        if (value.Text("an endpoint code") is not { } text)
        {
            return null;
        }

        if (Codes.FirstOrDefault(c => string.Equals(c, text, StringComparison.OrdinalIgnoreCase)) is { } code)
        {
            return code;
        }

        log.Refuse(Problem.Unknown("endpoint code", text, NearestNames.Of(text, Codes), value.Pointer));
        return null;
    }

    private static (FigureBound Bound, bool Rough) Bound(Value value, InputLog log)
    {
        switch (value.Text("one of = ~ < > <= >="))
        {
            case "=": return (FigureBound.Exact, false);
            case "~": return (FigureBound.Exact, true);
            case "<" or "<=": return (FigureBound.AtMost, false);
            case ">" or ">=": return (FigureBound.AtLeast, false);
            case { } other:
                log.Refuse(Problem.Unknown("operator", other, [.. Operators], value.Pointer));
                break;
        }

        return (FigureBound.Exact, false);
    }
}
