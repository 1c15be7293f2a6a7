using System.Text.Json;
using System.Text.Json.Serialization;
using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Glabella.Practice;

/// <summary>How documents inside the record are written: lower camel case, ISO dates, names of enums, products and areas by name.</summary>
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
            Converters =
            {
                new Named<Product>(p => p.Name, name => Products.Find(name)),
                new Named<Area>(a => a.Id, id => Areas.Find(id)),
                new JsonStringEnumConverter<Jurisdiction>(),
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            },
        };
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Writes a product or an area by its permanent name, also as the key of a map.</summary>
    private sealed class Named<T>(Func<T, string> name, Func<string?, T?> find) : JsonConverter<T>
        where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Find(reader.GetString());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(name(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Find(reader.GetString());

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(name(value));

        private T Find(string? written) => find(written) ?? throw new JsonException($"'{written}' is no {typeof(T).Name.ToLowerInvariant()}.");
    }
}
