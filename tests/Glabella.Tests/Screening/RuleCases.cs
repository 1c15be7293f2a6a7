using System.Collections.Immutable;
using System.Text.Json;
using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Tests.Screening;

/// <summary>
/// The cases in <c>cases/screening-rules</c>: for each rule one person who sets it off and a near one who does not.
/// A person is the healthy one of <see cref="CaseFiles"/> with what the case says.
/// </summary>
internal static class RuleCases
{
    /// <summary>One rule's case.</summary>
    /// <param name="Rule">Its code.</param>
    /// <param name="Fires">Who sets it off.</param>
    /// <param name="Severity">The tier that must come out.</param>
    /// <param name="Silent">Who does not, though near.</param>
    public sealed record RuleCase(string Rule, Intake Fires, string Severity, Intake Silent);

    /// <summary>All of them.</summary>
    public static ImmutableArray<RuleCase> All { get; } = [.. Read()];

    private static IEnumerable<RuleCase> Read()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases", "screening-rules"), "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var e in document.RootElement.GetProperty("rules").EnumerateArray())
            {
                yield return new RuleCase(e.GetProperty("rule").GetString()!, Person(e.GetProperty("fires")), e.GetProperty("severity").GetString()!, Person(e.GetProperty("silent")));
            }
        }
    }

    private static Intake Person(JsonElement e)
    {
        var area = Areas.Find(Text(e, "area") ?? "glabella")!;
        var person = CaseFiles.Healthy(Text(e, "product") ?? "Botox", area.Id);
        foreach (var property in e.EnumerateObject())
        {
            var value = property.Value;
            person = property.Name switch
            {
                "medications" => person with { Medications = [Statement(value)] },
                "conditions" => person with { Conditions = [Statement(value)] },
                "allergies" => person with { Allergies = [Statement(value)] },
                "procedures" => person with { Procedures = [value.ValueKind == JsonValueKind.String ? new Procedure(value.GetString()!) : new Procedure(Text(value, "text")!, Day(value, "date"))] },
                "pregnant" => person with { Pregnant = value.GetBoolean() },
                "breastfeeding" => person with { Breastfeeding = value.GetBoolean() },
                "tryingToConceive" => person with { TryingToConceive = value.GetBoolean() },
                "birthDate" => person with { BirthDate = Day(e, "birthDate") },
                "jurisdiction" => person with { Jurisdiction = Enum.Parse<Jurisdiction>(value.GetString()!) },
                "prior" => person with { PriorTreatments = [.. value.EnumerateArray().Select(Prior)] },
                "products" => person with { Planned = person.Planned! with { Products = [.. value.EnumerateArray().Select(p => Products.Find(p.GetString())!)] } },
                "units" => person with { Planned = person.Planned! with { Units = ImmutableDictionary<Area, double>.Empty.Add(area, value.GetDouble()) } },
                "indication" => person with { Planned = person.Planned! with { Indication = value.GetString()! } },
                "product" or "area" => person,
                _ => throw new InvalidDataException($"A case has a field '{property.Name}' that nothing reads."),
            };
        }

        return person;
    }

    private static Statement Statement(JsonElement e) => e.ValueKind == JsonValueKind.String
        ? new Statement(e.GetString()!)
        : new Statement(Text(e, "text")!, Stopped: Day(e, "stopped"), Route: Text(e, "route") is { } route ? Enum.Parse<Route>(route, ignoreCase: true) : null);

    private static PriorTreatment Prior(JsonElement e) =>
        new(Day(e, "date"), Products.Find(Text(e, "product")), e.TryGetProperty("units", out var units) ? units.GetDouble() : null, null);

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static LocalDate? Day(JsonElement e, string name) => Text(e, name) is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;
}
