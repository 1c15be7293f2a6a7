using System.Text.Json;
using System.Text.Json.Nodes;
using Glabella.Course.Calibrating;
using Glabella.Course.Mechanism;

namespace Glabella.Tests.Course;

/// <summary>The program's equations with the parameters that the twelve worked examples were computed with (worked-parameters.json).</summary>
internal static class WorkedModel
{
    public static ParameterFile File { get; } = Read();

    /// <summary>Those parameters as a place of the calibration, without trial effects.</summary>
    public static CoursePlace Place(Unknowns unknowns, int trials)
    {
        var there = new Unknowns(File);
        return CoursePlace.Start([.. unknowns.All.Select(u => there.All[there.Place(u.Name)].BuiltIn)], trials);
    }

    /// <summary>The program's file with their values in place of its own.</summary>
    private static ParameterFile Read()
    {
        var root = Parse(typeof(Glabella.Course.CourseModel), "Glabella.Course.Data.course-model.json");
        var worked = Parse(typeof(WorkedModel), "worked-parameters.json");
        foreach (var (list, key) in new[] { ("parameters", "name"), ("products", "product"), ("areas", "area") })
        {
            foreach (var entry in worked[list]!.AsArray())
            {
                Put(entry!.AsObject(), root[list]!.AsArray().Single(e => (string)e![key]! == (string)entry[key]!)!.AsObject());
            }
        }

        return new(JsonDocument.Parse(root.ToJsonString()).RootElement);
    }

    private static void Put(JsonObject from, JsonObject to)
    {
        foreach (var (name, value) in from)
        {
            if (value is JsonObject inner)
            {
                Put(inner, to[name]!.AsObject());
            }
            else if (value is not null)
            {
                to[name] = value.DeepClone();
            }
        }
    }

    private static JsonNode Parse(Type beside, string name)
    {
        using var stream = beside.Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!;
    }
}
