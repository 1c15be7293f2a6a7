using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Glabella.Course;

/// <summary>A protocol in one fixed form, defaults filled in.</summary>
public static class TrialCanonical
{
    /// <summary>Words of kinds, as documents write them.</summary>
    public static IReadOnlyList<(string Word, TrialKind Value)> Kinds { get; } =
    [
        ("none-or-mild", TrialKind.NoneOrMild), ("one-grade", TrialKind.OneGrade), ("two-grade", TrialKind.TwoGrade),
        ("two-grade-none-or-mild", TrialKind.TwoGradeNoneOrMild), ("subject-global", TrialKind.SubjectGlobal), ("not-relapsed", TrialKind.NotRelapsed),
        ("one-point-merz", TrialKind.OnePointMerz), ("two-point-merz", TrialKind.TwoPointMerz), ("time-to-baseline", TrialKind.TimeToBaseline),
        ("time-to-loss-of-none-or-mild", TrialKind.TimeToLossOfNoneOrMild), ("duration-of-one-grade-response", TrialKind.DurationOfOneGradeResponse),
        ("onset", TrialKind.Onset), ("onset-median", TrialKind.OnsetMedian), ("onset-mean", TrialKind.OnsetMean),
        ("strain-reduction", TrialKind.StrainReduction), ("risk-ratio", TrialKind.RiskRatio), ("mean-difference", TrialKind.MeanDifference),
    ];

    /// <summary>Words of raters.</summary>
    public static IReadOnlyList<(string Word, TrialRater Value)> Raters { get; } =
    [
        ("investigator", TrialRater.Investigator), ("subject", TrialRater.Subject), ("both", TrialRater.Both),
        ("photographs", TrialRater.Photographs), ("instrument", TrialRater.Instrument), ("unspecified", TrialRater.Unspecified),
    ];

    /// <summary>Words of the choice of subjects.</summary>
    public static IReadOnlyList<(string Word, TrialAmong Value)> Among { get; } =
    [
        ("all", TrialAmong.All), ("none-or-mild-responders", TrialAmong.NoneOrMildResponders), ("one-grade-responders", TrialAmong.OneGradeResponders),
    ];

    /// <summary>The word of a value.</summary>
    public static string Word<T>(IReadOnlyList<(string Word, T Value)> words, T value)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Word;
    }

    /// <summary>The protocol as JSON that reads back as the same protocol.</summary>
    public static byte[] Json(TrialProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json, protocol);
        }

        return bytes.ToArray();
    }

    /// <summary><c>sha256:</c> of <see cref="Json"/>.</summary>
    public static string Hash(TrialProtocol protocol) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Json(protocol)))}";

    /// <summary>Writes <see cref="Json"/> into a larger document.</summary>
    public static void Write(Utf8JsonWriter json, TrialProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(protocol);
        json.WriteStartObject();
        json.WriteString("name", protocol.Name);
        json.WriteNumber("seed", protocol.Seed);
        json.WriteNumber("replicates", protocol.Replicates);
        if (protocol.OpenLabel)
        {
            json.WriteBoolean("openLabel", true);
        }

        Days(json, "visits", protocol.Visits);
        json.WriteStartArray("arms");
        foreach (var arm in protocol.Arms)
        {
            json.WriteStartObject();
            json.WriteString("name", arm.Name);
            json.WriteNumber("n", arm.N);
            json.WriteBoolean("placebo", arm.Placebo);
            json.WriteString("product", arm.Product?.Name);
            json.WriteString("area", arm.Area.Id);
            if (!arm.Placebo)
            {
                json.WriteStartArray("treatments");
                foreach (var session in arm.Sessions)
                {
                    json.WriteStartObject();
                    json.WriteNumber("day", session.Day);
                    json.WriteNumber("units", session.Units);
                    json.WriteString("product", session.Product.Name);
                    json.WriteString("area", session.Area.Id);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Population(json, protocol.Population);
        json.WriteStartArray("endpoints");
        foreach (var endpoint in protocol.Endpoints)
        {
            json.WriteStartObject();
            json.WriteString("name", endpoint.Name);
            json.WriteString("kind", Word(Kinds, endpoint.Kind));
            json.WriteString("rater", Word(Raters, endpoint.Rater));
            json.WriteString("code", endpoint.Code);
            Days(json, "days", endpoint.Days);
            json.WriteString("among", Word(Among, endpoint.Among));
            json.WriteString("of", endpoint.Of is { } of ? protocol.Endpoints[of].Name : null);
            json.WriteString("versus", endpoint.Versus is { } versus ? protocol.Arms[versus].Name : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Population(Utf8JsonWriter json, TrialPopulation population)
    {
        json.WriteStartObject("population");
        json.WriteNumber("femaleShare", population.FemaleShare);
        json.WriteNumber("ageMean", population.AgeMean);
        json.WriteNumber("ageSd", population.AgeSd);
        if (population.ModerateShare is { } moderate)
        {
            json.WriteStartObject("baselineGrades");
            json.WriteNumber("moderate", moderate);
            json.WriteNumber("severe", 1 - moderate);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("baselineGrades");
        }

        json.WriteEndObject();
    }

    private static void Days(Utf8JsonWriter json, string name, IEnumerable<int> days)
    {
        json.WriteStartArray(name);
        foreach (var day in days)
        {
            json.WriteNumberValue(day);
        }

        json.WriteEndArray();
    }
}
