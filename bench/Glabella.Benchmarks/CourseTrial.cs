using BenchmarkDotNet.Attributes;
using Glabella.Course;
using Glabella.Vocabulary;

/// <summary>A trial of 450 subjects with eleven visits, 100 replicates: 45,000 virtual subjects.</summary>
[MemoryDiagnoser]
public class CourseTrial
{
    [Params(1, 2)]
    public int Threads { get; set; }

    private static readonly int[] Visits = [7, 14, 30, 60, 90, 120, 150, 180, 210, 240, 270];

    private static readonly TrialProtocol Protocol = new(
        "bench", 1, 100, [.. Visits],
        [
            new("ona 20", 300, false, Products.OnabotulinumtoxinA, Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, Areas.Glabella, 20)]),
            new("placebo", 150, true, null, Areas.Glabella, []),
        ],
        new(),
        [
            new("inv", TrialKind.NoneOrMild, TrialRater.Investigator, "NM_INV", [.. Visits]),
            new("c2", TrialKind.TwoGrade, TrialRater.Both, "C2", [.. Visits]),
            new("base", TrialKind.TimeToBaseline, TrialRater.Both, "T_BASE_BOTH", [.. Visits]),
        ]);

    [Benchmark]
    public TrialResult Trial() => TrialSimulation.Run(Protocol, Threads);
}
