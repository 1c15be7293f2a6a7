using System.Text.Json;
using Glabella.Commands.Plumbing;
using Glabella.Planning;
using Glabella.Vocabulary;
using NodaTime.Text;

namespace Glabella.Commands;

/// <summary>Writes a plan as the contract's JSON: stable order, nothing left out, rounded half to even.</summary>
internal static class PlanJson
{
    public static void Write(Utf8JsonWriter json, TreatmentPlan plan, IReadOnlyList<Warning> warnings)
    {
        json.WriteStartObject();
        json.WriteString("kind", "plan");
        json.WriteString("product", plan.Product.Name);
        json.WriteString("date", plan.Date is { } day ? LocalDatePattern.Iso.Format(day) : null);
        List(json, "areas", plan.Areas, Area);
        List(json, "points", plan.Points, Point);
        json.WriteStartObject("totals");
        json.WriteNumber("points", plan.Totals.Points);
        json.WriteNumber("units", plan.Totals.Units);
        json.WriteNumber("volumeMl", Round(plan.Totals.VolumeMl, 4));
        json.WriteEndObject();
        List(json, "vials", plan.Vials, Vials);
        json.WriteStartObject("dilution");
        json.WriteNumber("vialUnits", plan.Dilution.VialUnits);
        json.WriteNumber("diluentMl", plan.Dilution.DiluentMl);
        json.WriteNumber("unitsPerMl", Round(plan.Dilution.UnitsPerMl, 4));
        json.WriteBoolean("labelled", plan.Dilution.Labelled);
        json.WriteString("source", plan.Dilution.Source);
        json.WriteEndObject();
        List(json, "limits", plan.Limits, Limit);
        json.WriteString("earliestDate", plan.EarliestDate is { } earliest ? LocalDatePattern.Iso.Format(earliest) : null);
        List(json, "adjustments", plan.Adjustments, Adjustment);
        List(json, "cautions", plan.Cautions, Caution);
        List(json, "warnings", warnings, Warning);
        List(json, "sources", plan.Sources, Source);
        json.WriteEndObject();
    }

    /// <summary>A source with its id, as every list of sources shows it.</summary>
    public static void Source(Utf8JsonWriter json, Source source)
    {
        json.WriteString("id", source.Id);
        json.WriteString("title", source.Title);
        json.WriteString("locator", source.Locator);
        json.WriteString("status", source.Status == SourceStatus.Seen ? "seen" : "recalled");
        json.WriteString("url", source.Url);
    }

    /// <summary>A list of objects.</summary>
    public static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Area(Utf8JsonWriter json, PlannedArea area)
    {
        json.WriteString("area", area.Area.Id);
        json.WriteBoolean("labelled", area.Labelled);
        json.WriteNumber("points", area.Points);
        json.WriteNumber("units", area.Units);
        json.WriteNumber("volumeMl", Round(area.VolumeMl, 4));
        json.WriteString("source", area.Source);
    }

    private static void Point(Utf8JsonWriter json, PlannedPoint point)
    {
        json.WriteString("id", point.Id);
        json.WriteString("area", point.Area.Id);
        json.WriteString("muscle", point.Muscle);
        json.WriteString("side", Word(point.Side));
        json.WriteString("view", Word(point.View));
        json.WriteNumber("x", Round(point.X, 5));
        json.WriteNumber("y", Round(point.Y, 5));
        json.WriteNumber("units", point.Units);
        json.WriteNumber("volumeMl", Round(point.VolumeMl, 4));
        if (point.LabelVolumeMl is { } printed)
        {
            json.WriteNumber("labelVolumeMl", printed);
        }
        else
        {
            json.WriteNull("labelVolumeMl");
        }

        json.WriteNumber("u100Marks", Round(point.U100Marks, 2));
        json.WriteString("depth", Word(point.Depth));
        json.WriteBoolean("labelled", point.Labelled);
        json.WriteString("source", point.Source);
        json.WriteString("name", point.Name);
        json.WriteString("rule", point.Rule);
        json.WriteString("ruleSource", point.RuleSource);
    }

    private static void Vials(Utf8JsonWriter json, PlannedVials vials)
    {
        json.WriteNumber("vialUnits", vials.VialUnits);
        json.WriteNumber("count", vials.Count);
        json.WriteNumber("diluentMl", vials.DiluentMl);
        json.WriteNumber("usedUnits", Round(vials.UsedUnits, 9));
        json.WriteNumber("wasteUnits", Round(vials.WasteUnits, 9));
        json.WriteNumber("wasteVolumeMl", Round(vials.WasteVolumeMl, 4));
    }

    private static void Limit(Utf8JsonWriter json, PlanLimit limit)
    {
        json.WriteString("rule", limit.Rule);
        json.WriteString("text", limit.Text);
        json.WriteNumber("limit", limit.Limit);
        json.WriteNumber("value", limit.Value);
        json.WriteString("unit", limit.Unit);
        if (limit.PeriodDays is { } days)
        {
            json.WriteNumber("periodDays", days);
        }
        else
        {
            json.WriteNull("periodDays");
        }

        List(json, "counted", limit.Counted, Prior);
        json.WriteString("source", limit.Source);
    }

    private static void Prior(Utf8JsonWriter json, PriorTreatment prior)
    {
        json.WriteString("date", LocalDatePattern.Iso.Format(prior.Date));
        json.WriteString("product", prior.Product.Name);
        json.WriteNumber("units", prior.Units);
        json.WriteString("area", prior.Area?.Id);
    }

    private static void Adjustment(Utf8JsonWriter json, PlanAdjustment adjustment)
    {
        json.WriteString("code", adjustment.Code);
        json.WriteString("text", adjustment.Text);
        if (adjustment.Factor is { } factor)
        {
            json.WriteNumber("factor", factor);
        }
        else
        {
            json.WriteNull("factor");
        }

        json.WriteBoolean("applied", adjustment.Applied);
        json.WriteString("source", adjustment.Source);
    }

    private static void Caution(Utf8JsonWriter json, PlanCaution caution)
    {
        json.WriteString("code", caution.Code);
        json.WriteString("text", caution.Text);
        json.WriteString("source", caution.Source);
        json.WriteString("point", caution.Point);
    }

    private static void Warning(Utf8JsonWriter json, Warning warning)
    {
        json.WriteString("code", warning.Code);
        json.WriteString("message", warning.Message);
        json.WriteString("field", warning.Field);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static double Round(double number, int decimals) => Math.Round(number, decimals, MidpointRounding.ToEven);
}
