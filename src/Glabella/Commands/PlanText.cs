using System.Globalization;
using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Commands;

/// <summary>A plan as a page for a person.</summary>
internal static class PlanText
{
    public static string Of(TreatmentPlan plan, int columns)
    {
        var page = new StringBuilder();
        void Line(string text, int first = 0, int others = 0) => TextLayout.AppendWrapped(page, text, first, others, columns);

        Line($"PLAN  {Number(plan.Totals.Units)} U of {plan.Product.Name} in {plan.Totals.Points} points, {Ml(plan.Totals.VolumeMl)} mL", 0, 6);
        Line($"Units of {plan.Product.Name} alone; they convert to no other product.");
        foreach (var area in plan.Areas)
        {
            page.AppendLine();
            Line($"{Capital(area.Area.Title)}: {Number(area.Units)} U in {area.Points} points, {Ml(area.VolumeMl)} mL, {(area.Labelled ? "as labelled" : "OFF-LABEL")}");
            Points(page, [.. plan.Points.Where(point => point.Area == area.Area)]);
        }

        page.AppendLine();
        Line("Draw up");
        foreach (var vials in plan.Vials)
        {
            Line($"{vials.Count} × {Number(vials.VialUnits)} U with {Number(vials.DiluentMl)} mL: {Number(Math.Round(vials.UsedUnits, 4))} U used, {Number(Math.Round(vials.WasteUnits, 4))} U ({Ml(vials.WasteVolumeMl)} mL) left over", 2, 4);
        }

        Line($"{Number(Math.Round(plan.Dilution.UnitsPerMl, 4))} U in 1 mL, {(plan.Dilution.Labelled ? "a dilution of the label" : "NOT a dilution of the label")}; marks are those of a U-100 syringe, 100 to the mL", 2, 4);
        page.AppendLine();
        Limits(plan, Line);
        Texts("Check before you draw up", [.. plan.Cautions.Select(caution => $"{caution.Code}  {caution.Text}{Unverified(plan, caution.Source)}")]);
        Texts("Adjustments", [.. plan.Adjustments.Select(adjustment => $"{adjustment.Code}  {adjustment.Text}")]);
        Texts("Sources", [.. plan.Sources.Select(source => $"{source.Title}, {source.Locator}{(source.Status == SourceStatus.Recalled ? " (unverified)" : "")}")]);
        page.AppendLine();
        Line("Supports a licensed clinician's decision.");
        return page.ToString();

        void Texts(string head, IReadOnlyList<string> texts)
        {
            if (texts.Count == 0)
            {
                return;
            }

            page.AppendLine();
            Line(head);
            foreach (var text in texts)
            {
                Line(text, 2, 4);
            }
        }
    }

    private static void Points(StringBuilder page, IReadOnlyList<PlannedPoint> points) => TextLayout.AppendTable(
        page,
        ["point", "muscle", "U", "mL", "marks"],
        [.. points.Select(point => (IReadOnlyList<string>)
        [
            point.Id, point.Muscle, Number(Math.Round(point.Units, 2)), Ml(point.VolumeMl),
            Math.Round(point.U100Marks, 2, MidpointRounding.ToEven).ToString(CultureInfo.InvariantCulture),
        ])],
        2);

    private static void Limits(TreatmentPlan plan, Action<string, int, int> line)
    {
        line("Limits", 0, 0);
        foreach (var limit in plan.Limits)
        {
            line($"{limit.Rule}  {limit.Text}: {Number(Math.Round(limit.Value, 4))} of {Number(limit.Limit)} {limit.Unit}", 2, 4);
        }

        if (plan.EarliestDate is { } earliest)
        {
            line($"Earliest day by the label's interval: {earliest:uuuu-MM-dd}", 2, 4);
        }
    }

    private static string Unverified(TreatmentPlan plan, string source) =>
        plan.Sources.First(s => s.Id == source).Status == SourceStatus.Recalled ? " (unverified)" : "";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Ml(double volume) => Math.Round(volume, 4, MidpointRounding.ToEven).ToString(CultureInfo.InvariantCulture);
}
