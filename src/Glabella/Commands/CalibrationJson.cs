using System.Text.Json;
using Glabella.Commands.Plumbing;
using Glabella.Course;

namespace Glabella.Commands;

/// <summary>Writes a calibration as the contract's JSON: stable order, nothing left out, rounded half to even.</summary>
internal static class CalibrationJson
{
    public static void Write(Utf8JsonWriter json, CalibrationResult result, IReadOnlyList<Warning> warnings)
    {
        json.WriteStartObject();
        json.WriteString("kind", "calibration");
        json.WriteString("modelVersion", result.ModelVersion);
        json.WriteNumber("seed", result.Seed);
        json.WriteNumber("rowsUsed", result.RowsUsed);
        json.WriteStartArray("rowsLeftOut");
        foreach (var left in result.LeftOut)
        {
            json.WriteStartObject();
            json.WriteNumber("row", left.Row);
            json.WriteString("reason", left.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Number(json, "rmsePercent", result.RmsePercent, 2);
        Number(json, "medianErrorDays", result.MedianErrorDays, 1);
        if (result.Worst is { } worst)
        {
            json.WriteStartObject("worst");
            json.WriteString("trial", worst.Figure.Trial);
            json.WriteString("endpoint", worst.Figure.Code);
            Number(json, "error", worst.Error, 2);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("worst");
        }

        json.WriteStartArray("parameters");
        foreach (var parameter in result.Parameters)
        {
            Parameter(json, parameter);
        }

        json.WriteEndArray();
        json.WriteStartArray("predictions");
        foreach (var prediction in result.Predictions)
        {
            json.WriteStartObject();
            json.WriteNumber("row", prediction.Figure.Row);
            json.WriteNumber("published", Math.Round(prediction.Figure.Value, 4, MidpointRounding.ToEven));
            Number(json, "predicted", prediction.Predicted, 2);
            json.WriteStartArray("range80");
            json.WriteNumberValue(Math.Round(prediction.Low, 2, MidpointRounding.ToEven));
            json.WriteNumberValue(Math.Round(prediction.High, 2, MidpointRounding.ToEven));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ForecastJson.WriteWarnings(json, warnings);
        json.WriteEndObject();
    }

    private static void Parameter(Utf8JsonWriter json, CalibratedParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("unit", parameter.Unit);
        json.WriteStartObject("prior");
        Number(json, "mean", parameter.Prior.Mean, 6);
        Number(json, "sd", parameter.Prior.Sd, 6);
        json.WriteString("scale", CalibrationText.Scale(parameter.Scale));
        json.WriteEndObject();
        json.WriteStartObject("posterior");
        Number(json, "mean", parameter.Posterior.Mean, 6);
        Number(json, "sd", parameter.Posterior.Sd, 6);
        Number(json, "p10", parameter.Posterior.P10, 6);
        Number(json, "p50", parameter.Posterior.P50, 6);
        Number(json, "p90", parameter.Posterior.P90, 6);
        json.WriteEndObject();
        Number(json, "rHat", parameter.RHat, 4);
        Number(json, "effectiveDraws", parameter.EffectiveDraws, 0);
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
}
