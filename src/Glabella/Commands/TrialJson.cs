using System.Text.Json;
using Glabella.Commands.Plumbing;
using Glabella.Course;

namespace Glabella.Commands;

/// <summary>Writes a trial's figures as the contract's JSON: stable order, nothing left out, rounded half to even.</summary>
internal static class TrialJson
{
    public static void Write(Utf8JsonWriter json, TrialResult result, IReadOnlyList<Warning> warnings)
    {
        json.WriteStartObject();
        json.WriteString("kind", "trial");
        json.WriteString("name", result.Protocol.Name);
        json.WriteString("protocolHash", TrialCanonical.Hash(result.Protocol));
        json.WriteString("modelVersion", result.ModelVersion);
        json.WriteNumber("seed", result.Seed);
        json.WriteNumber("replicates", result.Replicates);
        json.WriteStartArray("arms");
        foreach (var arm in result.Arms)
        {
            json.WriteStartObject();
            json.WriteString("name", arm.Name);
            json.WriteString("product", arm.Product?.Name);
            json.WriteString("area", arm.Area.Id);
            json.WriteNumber("units", arm.Units);
            json.WriteNumber("n", arm.N);
            json.WriteBoolean("placebo", arm.Placebo);
            json.WriteStartArray("endpoints");
            foreach (var endpoint in arm.Endpoints)
            {
                Endpoint(json, endpoint);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ForecastJson.WriteWarnings(json, warnings);
        json.WriteEndObject();
    }

    private static void Endpoint(Utf8JsonWriter json, EndpointResult result)
    {
        var endpoint = result.Endpoint;
        json.WriteStartObject();
        json.WriteString("name", endpoint.Name);
        json.WriteString("kind", TrialCanonical.Word(TrialCanonical.Kinds, endpoint.Kind));
        json.WriteString("rater", TrialCanonical.Word(TrialCanonical.Raters, endpoint.Rater));
        json.WriteString("code", endpoint.Code);
        json.WriteString("among", TrialCanonical.Word(TrialCanonical.Among, endpoint.Among));
        json.WriteStartArray("points");
        foreach (var point in result.Points)
        {
            json.WriteStartObject();
            json.WriteNumber("day", point.Day);
            Number(json, endpoint.Kind == TrialKind.RiskRatio ? "ratio" : "percent", point.Value);
            Ends(json, "ci95", point.Ci95, 2);
            Ends(json, "range80", point.Range80, 2);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Median(json, result.Median);
        Mean(json, result.Mean);
        json.WriteEndObject();
    }

    private static void Median(Utf8JsonWriter json, TrialMedian? median)
    {
        if (median is null)
        {
            json.WriteNull("median");
            return;
        }

        json.WriteStartObject("median");
        Number(json, "days", median.Days);
        Number(json, "interpolatedDays", median.InterpolatedDays, 1);
        Number(json, "beyond", median.Beyond);
        Ends(json, "ci95", median.Ci95, 1);
        Ends(json, "range80", median.Range80, 1);
        json.WriteEndObject();
    }

    private static void Mean(Utf8JsonWriter json, TrialMean? mean)
    {
        if (mean is null)
        {
            json.WriteNull("mean");
            return;
        }

        json.WriteStartObject("mean");
        Number(json, mean.InWeeks ? "weeks" : "days", mean.Value);
        Ends(json, "ci95", mean.Ci95, 2);
        Ends(json, "range80", mean.Range80, 2);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value, int decimals = 2)
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

    private static void Ends(Utf8JsonWriter json, string name, Interval? interval, int decimals)
    {
        if (interval is not { } ends)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var end in new[] { ends.Low, ends.High })
        {
            if (end is { } number)
            {
                json.WriteNumberValue(Math.Round(number, decimals, MidpointRounding.ToEven));
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }
}
