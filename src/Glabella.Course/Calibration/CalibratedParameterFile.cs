using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glabella.Course.Mechanism;

namespace Glabella.Course;

/// <summary>The model's data file with a calibration's numbers in it: what stands in its place uses them from then on.</summary>
public static class CalibratedParameterFile
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file as text.</summary>
    /// <param name="result">A calibration, not a check.</param>
    /// <param name="version">Version that the model will have with these numbers.</param>
    public static string Write(CalibrationResult result, string version)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var stream = typeof(CalibratedParameterFile).Assembly.GetManifestResourceStream("Glabella.Course.Data.course-model.json")!;
        var root = JsonNode.Parse(stream)!.AsObject();
        root["modelVersion"] = version;
        var found = result.Parameters.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var p in root["parameters"]!.AsArray())
        {
            Parameter(p!, found);
        }

        foreach (var p in root["products"]!.AsArray().Concat(root["trialOnlyProducts"]!.AsArray()))
        {
            var name = (string)p!["product"]!;
            Put(p, "logPotency", "logPotencySd", found.GetValueOrDefault(name + ".potency"));
            Put(p, "logLossRateShift", "logLossRateShiftSd", found.GetValueOrDefault(name + ".loss"));
        }

        foreach (var a in root["areas"]!.AsArray())
        {
            var name = (string)a!["area"]!;
            Put(a, "logAmountShift", "logAmountShiftSd", found.GetValueOrDefault(name + ".amount"));
            Put(a, "unmovedShareLogitShift", "unmovedShareLogitShiftSd", found.GetValueOrDefault(name + ".unmoved"));
        }

        root["posterior"] = Correlations(result);
        root["trialEffects"] = new JsonArray(
        [
            .. result.Trials.Select(t => (JsonNode)new JsonObject
            {
                ["trial"] = t.Trial, ["unmovedShift"] = Round(t.UnmovedShift), ["readingShift"] = Round(t.ReadingShift), ["noticingShift"] = Round(t.NoticingShift),
            }),
        ]);
        return root.ToJsonString(Layout) + "\n";
    }

    private static void Parameter(JsonNode p, Dictionary<string, CalibratedParameter> found)
    {
        var name = (string)p["name"]!;
        if (found.TryGetValue(name, out var mean))
        {
            Put(p, "workingValue", "posteriorSd", mean);
            p["value"] = Round(mean.Scale switch
            {
                WorkingScale.Log => Elementary.Exp(mean.Posterior.Mean),
                WorkingScale.Logit => Elementary.Logistic(mean.Posterior.Mean),
                _ => mean.Posterior.Mean,
            });
        }

        if (found.TryGetValue(name + Mechanism.Parameter.BetweenSuffix, out var spread))
        {
            p["betweenPerson"]!["sd"] = Round(Elementary.Exp(spread.Posterior.Mean));
            p["betweenPerson"]!["posteriorSd"] = Round(spread.Posterior.Sd);
        }
    }

    private static void Put(JsonNode node, string value, string sd, CalibratedParameter? parameter)
    {
        if (parameter is not null)
        {
            node[value] = Round(parameter.Posterior.Mean);
            node[sd] = Round(parameter.Posterior.Sd);
        }
    }

    /// <summary>Parameters that readings of trials alone depend on stand last: forecasts need none of them to draw the others.</summary>
    private static JsonObject Correlations(CalibrationResult result)
    {
        var n = result.Parameters.Length;
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => ReadingsAlone(result.Parameters[i].Name))];
        return new()
        {
            ["names"] = new JsonArray([.. order.Select(i => (JsonNode)result.Parameters[i].Name)]),
            ["correlation"] = new JsonArray([.. order.Select((row, at) => (JsonNode)new JsonArray([.. order.Take(at + 1).Select(column => (JsonNode)Math.Round(result.Correlation[(row * n) + column], 4))]))]),
        };
    }

    private static bool ReadingsAlone(string name) => name is "investigatorError" or "subjectError" or "globalThreshold" or "globalSpread"
        or "onsetThreshold" or "onsetSpread" or "onsetSpontaneous" or "neighboursUnmovedShift" or "openLabelExpectation" or "openLabelNoticing";

    private static double Round(double x) => double.Parse(x.ToString("G7", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
