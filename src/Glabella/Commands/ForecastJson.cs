using System.Text.Json;
using Glabella.Commands.Plumbing;
using Glabella.Course;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Commands;

/// <summary>Writes a forecast as the contract's JSON: stable order, nothing left out, rounded half to even.</summary>
internal static class ForecastJson
{
    /// <summary>Warnings of reading and of forecasting together.</summary>
    public static Warning[] Warnings(InputLog log, Forecast forecast) =>
        [.. log.Warnings, .. forecast.Warnings.Select(w => new Warning(w.Code, w.Message, w.Field))];

    public static void Write(Utf8JsonWriter json, string? id, Forecast forecast, IReadOnlyList<Warning> warnings)
    {
        json.WriteStartObject();
        json.WriteString("kind", "forecast");
        if (id is not null)
        {
            json.WriteString("id", id);
        }

        json.WriteString("date", Day(forecast.Date));
        json.WriteNumber("horizonDays", forecast.HorizonDays);
        json.WriteNumber("members", forecast.Members);
        json.WriteNumber("seed", forecast.Seed);
        json.WriteString("modelVersion", forecast.ModelVersion);
        json.WriteStartArray("areas");
        foreach (var area in forecast.Areas)
        {
            Area(json, area);
        }

        json.WriteEndArray();
        json.WriteStartArray("learned");
        foreach (var sentence in forecast.Learned)
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
        if (forecast.Today is { } today)
        {
            json.WriteStartObject("today");
            json.WriteNumber("day", today.Day);
            json.WriteString("sentence", today.Sentence);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("today");
        }

        WriteWarnings(json, warnings);
        json.WriteEndObject();
    }

    /// <summary>The list of warnings that every result has.</summary>
    public static void WriteWarnings(Utf8JsonWriter json, IReadOnlyList<Warning> warnings)
    {
        json.WriteStartArray("warnings");
        foreach (var warning in warnings)
        {
            json.WriteStartObject();
            json.WriteString("code", warning.Code);
            json.WriteString("message", warning.Message);
            json.WriteString("field", warning.Field);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Area(Utf8JsonWriter json, AreaForecast area)
    {
        json.WriteStartObject();
        json.WriteString("area", area.Area.Id);
        json.WriteString("product", area.Product.Name);
        json.WriteNumber("units", area.Units);
        Mark(json, "onset", area.Onset);
        Mark(json, "fullEffect", area.FullEffect);
        Mark(json, "halfFaded", area.HalfFaded);
        Mark(json, "wearOff", area.WearOff);
        Mark(json, "backToBaseline", area.BackToBaseline);
        json.WriteStartArray("curve");
        foreach (var day in area.Curve)
        {
            Day(json, day);
        }

        json.WriteEndArray();
        json.WriteStartArray("cautions");
        foreach (var caution in area.Cautions)
        {
            json.WriteStartObject();
            json.WriteString("code", caution.Code);
            json.WriteString("text", caution.Text);
            json.WriteString("source", caution.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("validity");
        json.WriteString("level", area.Validity.Level == ValidityLevel.Informed ? "informed" : "extrapolated");
        json.WriteStartArray("reasons");
        foreach (var reason in area.Validity.Reasons)
        {
            json.WriteStringValue(reason);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Mark(Utf8JsonWriter json, string name, MarkForecast mark)
    {
        json.WriteStartObject(name);
        Number(json, "p10", mark.P10, 1);
        Number(json, "p50", mark.P50, 1);
        Number(json, "p90", mark.P90, 1);
        json.WriteString("date", Day(mark.Date));
        Number(json, "probability", mark.Probability, 4);
        json.WriteEndObject();
    }

    private static void Day(Utf8JsonWriter json, CurveDay day)
    {
        json.WriteStartObject();
        json.WriteNumber("day", day.Day);
        json.WriteString("date", Day(day.Date));
        json.WriteStartObject("grade");
        Number(json, "mean", day.Grade.Mean, 3);
        Number(json, "p10", day.Grade.P10, 3);
        Number(json, "p90", day.Grade.P90, 3);
        json.WriteEndObject();
        Number(json, "none", day.None, 4);
        Number(json, "mild", day.Mild, 4);
        Number(json, "moderate", day.Moderate, 4);
        Number(json, "severe", day.Severe, 4);
        Number(json, "lightChain", day.LightChain, 4);
        Number(json, "snap25", day.Snap25, 4);
        Number(json, "transmission", day.Transmission, 4);
        Number(json, "muscle", day.Muscle, 4);
        Number(json, "depot", day.Depot, 4);
        Number(json, "crease", day.Crease, 4);
        if (day.Ranges is { } ranges)
        {
            json.WriteStartObject("ranges");
            Range(json, "lightChain", ranges.LightChain);
            Range(json, "snap25", ranges.Snap25);
            Range(json, "transmission", ranges.Transmission);
            Range(json, "muscle", ranges.Muscle);
            Range(json, "depot", ranges.Depot);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Range(Utf8JsonWriter json, string name, StateRange range)
    {
        json.WriteStartObject(name);
        Number(json, "p10", range.P10, 3);
        Number(json, "p90", range.P90, 3);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value, int decimals)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, Math.Round(number, decimals, MidpointRounding.ToEven));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string? Day(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
}
