using System.Collections.Immutable;
using System.Globalization;
using Glabella.Components;
using Glabella.Pages.FaceMap;
using Glabella.Planning;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Pages.Plan;

/// <summary>From what was typed to a request for the planner.</summary>
internal static class PlanReading
{
    /// <summary>The request without changes to points; null with messages if product, area or day is missing or a number cannot be read.</summary>
    public static PlanRequest? Read(PlanForm form, Problems problems, LocalDate today)
    {
        var product = Products.Find(form.Product);
        problems.Demand(product is { Kind: ProductKind.Toxin }, "Input.Product", "Choose the product. Units belong to one product.");
        ImmutableArray<Area> areas = [.. form.Areas.Select(Areas.Find).OfType<Area>()];
        problems.Demand(!areas.IsEmpty, "Input.Areas", "Choose at least one area.");
        var date = problems.Date("Input.Date", form.Date, "Choose the day of the treatment.");
        if (date is { } day)
        {
            problems.Demand(day >= today.PlusDays(-7) && day <= today.PlusYears(2), "Input.Date", "Choose a day from last week to two years ahead.");
        }

        var vial = problems.Number("Input.VialUnits", form.VialUnits, 1, 1000, missing: null, "units");
        var diluent = problems.Number("Input.DiluentMl", form.DiluentMl, 0.1m, 10, missing: null, "mL");
        return product is null || areas.IsEmpty || date is null || !problems.None
            ? null
            : new PlanRequest { Product = product, Areas = areas, Date = date, VialUnits = (double?)vial, DiluentMl = (double?)diluent, OffLabel = form.OffLabel };
    }

    /// <summary>The rows of the points: what was typed for this product and these areas, else the label's.</summary>
    public static List<FaceMapRow> Rows(PlanForm form, TreatmentPlan label) =>
        [.. FaceMapRow.Of(label).Select(own => form.For == form.Key ? form.Points.FirstOrDefault(typed => typed.Id == own.Id) ?? own : own)];

    /// <summary>The changes to points: rows that differ from the label's. An unreadable number adds a message.</summary>
    public static ImmutableArray<PointEdit> Edits(List<FaceMapRow> rows, TreatmentPlan label, Problems problems)
    {
        var own = FaceMapRow.Of(label).ToDictionary(r => r.Id);
        var known = label.Points.ToDictionary(p => p.Id);
        return
        [
            .. FaceMapRow.Read(rows, problems, "Input.Points").Where(edit =>
                edit.Units != known[edit.Id].Units || rows.First(r => r.Id == edit.Id) is var row && (row.X != own[edit.Id].X || row.Y != own[edit.Id].Y)),
        ];
    }

    /// <summary>Units as people write them: "4", "2.5".</summary>
    public static string Units(double units) => units.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Millilitres, three decimals.</summary>
    public static string Ml(double ml) => ml.ToString("0.000", CultureInfo.InvariantCulture);
}
