using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Benchmarks;

/// <summary>One person with 12 medications and 8 conditions; spelt right, misspelt, and with texts never met before.</summary>
[MemoryDiagnoser]
public class ScreeningBenchmarks
{
    private static readonly ImmutableArray<string> Medications =
    [
        "levothyroxine 75 mcg", "metformin 500 mg bd", "ramipril 5 mg", "atorvastatin 20 mg", "omeprazole 20 mg", "sertraline 50 mg",
        "apixaban 5 mg bd", "salbutamol inhaler", "vitamin D 2000 IU", "ibuprofen as needed", "cetirizine", "fish oil",
    ];

    private static readonly ImmutableArray<string> Conditions =
        ["hypertension", "type 2 diabetes", "hypothyroidism", "high cholesterol", "anxiety", "asthma", "atrial fibrillation", "migraine"];

    private static readonly ImmutableArray<string> Misspelt =
    [
        "levothyroxin 75 mcg", "metformine 500 mg bd", "ramipirl 5 mg", "atorvastatine 20 mg", "omeprazol 20 mg", "sertralin 50 mg",
        "apixiban 5 mg bd", "salbutamole inhaler", "vitamin D 2000 IU", "ibuprofin as needed", "cetirizin", "fishoil",
    ];

    private Intake rightlySpelt = null!;
    private Intake misspelt = null!;
    private int counter;

    [GlobalSetup]
    public void Setup()
    {
        rightlySpelt = Person(Medications);
        misspelt = Person(Misspelt);
        Screener.Screen(rightlySpelt);
        Screener.Screen(misspelt);
    }

    [Benchmark(Baseline = true, Description = "12 medications, 8 conditions, spelt right")]
    public Decision SpeltRight() => Screener.Screen(rightlySpelt).Decision;

    [Benchmark(Description = "the same, misspelt")]
    public Decision Misspelled() => Screener.Screen(misspelt).Decision;

    [Benchmark(Description = "spelt right, every text new to the reader")]
    public Decision NeverSeen()
    {
        var n = ++counter;
        return Screener.Screen(Person([.. Medications.Select(m => $"{m} {n}")])).Decision;
    }

    private static Intake Person(ImmutableArray<string> medications) => new()
    {
        BirthDate = new LocalDate(1984, 5, 2),
        Sex = Sex.Female,
        Pregnant = false,
        Breastfeeding = false,
        Medications = [.. medications.Select(m => new Statement(m))],
        Conditions = [.. Conditions.Select(c => new Statement(c))],
        Allergies = [],
        PriorTreatments = [],
        Planned = new PlannedVisit { Date = new LocalDate(2026, 12, 1), Products = [Products.OnabotulinumtoxinA], Areas = [Areas.Glabella] },
    };
}
