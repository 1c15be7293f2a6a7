using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Glabella.Practice;

/// <summary>How documents inside the record are written: lower camel case, ISO dates, names of enums.</summary>
public static class RecordJson
{
    /// <summary>The one set of options; read only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>A value as text.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A text as a value.</summary>
    /// <exception cref="JsonException">The text is not what <see cref="Write"/> wrote for this type.</exception>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("null in the record");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter() },
        };
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
