using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>
/// The shapes of the files, written by the compiler: looking them up by reflection was most of what a command did before it answered.
/// A list that a file leaves out arrives as default, not as what the property was initialised with; its getter says that it is empty.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Label))]
[JsonSerializable(typeof(OffLabelFile))]
[JsonSerializable(typeof(RuleFile))]
[JsonSerializable(typeof(SiteFile))]
[JsonSerializable(typeof(GeometryFile))]
[JsonSerializable(typeof(AftercareFile))]
internal sealed partial class KnowledgeShapes : JsonSerializerContext;

/// <summary>Reads the knowledge files of this room (<c>Data/</c>), which are embedded in it.</summary>
internal static class Knowledge
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = KnowledgeShapes.Default,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new ProductByName(), new AreaByName(), new PositionAsPair() },
    };

    /// <summary>Every source that a file of this room cites, by its id.</summary>
    public static FrozenDictionary<string, Source> Sources => AllSources.Value;

    private static readonly Lazy<FrozenDictionary<string, Source>> AllSources = new(() =>
        Labels.All.SelectMany(label => label.Sources)
            .Concat(OffLabelUses.File.Sources)
            .Concat(PlanningRules.File.Sources)
            .Concat(Sites.File.Sources)
            .Concat(Aftercare.File.Sources)
            .DistinctBy(source => source.Id)
            .ToFrozenDictionary(source => source.Id, StringComparer.Ordinal));

    /// <summary>One file as its type. A file that does not fit is a defect of the build, not of the caller.</summary>
    /// <exception cref="JsonException">The file does not have the shape of <typeparamref name="T"/>.</exception>
    public static T Read<T>(string file) => JsonSerializer.Deserialize<T>(Text(file), Options)!;

    /// <summary>One file as text.</summary>
    public static string Text(string file)
    {
        using var stream = typeof(Knowledge).Assembly.GetManifestResourceStream($"Glabella.Planning.Data.{file}")
            ?? throw new InvalidOperationException($"The knowledge file {file} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The sources of some ids, each once, in the order of first use.</summary>
    public static ImmutableArray<Source> Resolve(IEnumerable<string> ids) =>
        [.. ids.Distinct(StringComparer.Ordinal).Select(id => Sources[id])];

    private sealed class ProductByName : JsonConverter<Product>
    {
        public override Product Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Products.Find(reader.GetString()) ?? throw new JsonException($"Unknown product {reader.GetString()}.");

        public override void Write(Utf8JsonWriter writer, Product value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }

    private sealed class AreaByName : JsonConverter<Area>
    {
        public override Area Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PlannedAreas.Find(reader.GetString()) ?? throw new JsonException($"Unknown area {reader.GetString()}.");

        public override void Write(Utf8JsonWriter writer, Area value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
    }

    private sealed class PositionAsPair : JsonConverter<Position>
    {
        public override Position Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Read();
            var x = reader.GetDouble();
            reader.Read();
            var y = reader.GetDouble();
            reader.Read();
            return new Position(x, y);
        }

        public override void Write(Utf8JsonWriter writer, Position value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.X);
            writer.WriteNumberValue(value.Y);
            writer.WriteEndArray();
        }
    }
}
