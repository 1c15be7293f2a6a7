using System.Collections.Immutable;
using System.Text.Json;
using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Screening;

/// <summary>The readable cases in <c>cases/screening</c>: one text each, in an otherwise healthy person's intake.</summary>
internal static class CaseFiles
{
    /// <summary>One case.</summary>
    /// <param name="File">Where it stands.</param>
    /// <param name="Field">Which list the text is in.</param>
    /// <param name="Text">As somebody wrote it.</param>
    /// <param name="Product">The planned product.</param>
    /// <param name="Decision">What must come out.</param>
    /// <param name="Finds">Canonical names that must be found.</param>
    /// <param name="HoldUntil">The day, ISO, from which the gravest finding no longer stands; null if the case does not say.</param>
    public sealed record TextCase(string File, string Field, string Text, string Product, string Decision, ImmutableArray<string> Finds, string? HoldUntil);

    /// <summary>The day on which everybody in the cases is to be treated.</summary>
    public static LocalDate Day { get; } = new(2026, 12, 1);

    /// <summary>Names of the files, without extension.</summary>
    public static IEnumerable<string> Names { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases", "screening"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>All cases.</summary>
    public static IEnumerable<TextCase> All => Names.SelectMany(Of);

    /// <summary>The cases of one file.</summary>
    public static IEnumerable<TextCase> Of(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "screening", name + ".json")));
        foreach (var c in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var field = new[] { "medications", "conditions", "allergies", "procedures" }.Single(f => c.TryGetProperty(f, out _));
            yield return new TextCase(
                name,
                field,
                c.GetProperty(field).GetString()!,
                c.TryGetProperty("product", out var product) ? product.GetString()! : "Botox",
                c.GetProperty("decision").GetString()!,
                c.TryGetProperty("finds", out var finds) ? [.. finds.EnumerateArray().Select(f => f.GetString()!)] : [],
                c.TryGetProperty("holdUntil", out var hold) ? hold.GetString() : null);
        }
    }

    /// <summary>A healthy person of 42 with nothing to tell.</summary>
    public static Intake Healthy(string product = "Botox", string area = "glabella") => new()
    {
        BirthDate = new LocalDate(1984, 5, 2),
        Sex = Sex.Female,
        Pregnant = false,
        Breastfeeding = false,
        Medications = [],
        Conditions = [],
        Allergies = [],
        PriorTreatments = [],
        Planned = new PlannedVisit { Date = Day, Products = [Products.Find(product)!], Areas = [Areas.Find(area)!] },
    };

    /// <summary>The healthy person with one text.</summary>
    public static Intake With(string field, string text, string product = "Botox", string area = "glabella")
    {
        var healthy = Healthy(product, area);
        return field switch
        {
            "medications" => healthy with { Medications = [text] },
            "conditions" => healthy with { Conditions = [text] },
            "allergies" => healthy with { Allergies = [text] },
            _ => healthy with { Procedures = [new Procedure(text)] },
        };
    }
}
