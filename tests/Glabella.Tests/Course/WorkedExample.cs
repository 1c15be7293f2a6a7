using System.Text.Json;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

/// <summary>One of the twelve worked examples (worked-examples.json), made by another implementation of the same equations.</summary>
internal sealed record WorkedExample(int Id, JsonElement Json)
{
    public static WorkedExample[] All { get; } = Read();

    public JsonElement Median => Json.GetProperty("medianPerson");

    public JsonElement Crowd => Json.GetProperty("population");

    public double CountFrom => Json.GetProperty("marksCountFrom").GetDouble();

    /// <summary>(1 − neutralised share)/(relative muscle mass).</summary>
    public double Factor => (1 - Number("neutralisedShare", 0)) / Number("relativeMuscleMass", 1);

    private double Number(string name, double otherwise) => Json.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;

    public AreaCourse Course(int refine, double after = 730)
    {
        var product = Products.Find(Json.GetProperty("product").GetString())!;
        var sessions = Json.GetProperty("sessions").EnumerateArray()
            .Select(s => new Session(s.GetProperty("day").GetDouble(), product, s.GetProperty("units").GetDouble())).ToArray();
        var days = Median.GetProperty("curve").EnumerateArray().Select(c => c.GetProperty("day").GetDouble()).ToArray();
        return new(0, ParameterFile.Current.Areas[Json.GetProperty("area").GetString()!], sessions, days, [], sessions[^1].Day + after, Factor, refine);
    }

    private static WorkedExample[] Read()
    {
        using var stream = typeof(WorkedExample).Assembly.GetManifestResourceStream("worked-examples.json")!;
        return [.. JsonDocument.Parse(stream).RootElement.GetProperty("examples").EnumerateArray().Select(e => new WorkedExample(e.GetProperty("id").GetInt32(), e))];
    }
}
