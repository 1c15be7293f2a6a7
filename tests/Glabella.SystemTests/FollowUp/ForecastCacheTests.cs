using Glabella.Course;
using Glabella.Practice;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.SystemTests.FollowUp;

public sealed class ForecastCacheTests
{
    private static readonly LocalDate Day = new(2026, 12, 1);

    private static ForecastCase Case { get; } = new()
    {
        Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)], Date = Day, Members = 1024, Today = Day, Threads = 1,
        Treatments = [new(Day.PlusDays(-200), Products.OnabotulinumtoxinA, Areas.Glabella, 20)],
        Observations = [new(Day.PlusDays(-170), Rater.Subject, Grade.Mild, Areas.Glabella)],
        Reports = [new(Day.PlusDays(-100), ReportedMark.Gone, false, Areas.Glabella)],
    };

    [Fact]
    public void The_same_case_has_the_same_answer_without_working_it_out_again()
    {
        using var cache = new ForecastCache();
        var first = cache.Forecast(Case);
        Assert.Same(first, cache.Forecast(Case with { Threads = 2, Reports = [.. Case.Reports] }));
    }

    /// <summary>Every property of a case but the number of threads changes the key: a new one that is forgotten there fails here.</summary>
    [Fact]
    public void Whatever_an_answer_depends_on_makes_another_key()
    {
        Dictionary<string, ForecastCase> changed = new()
        {
            ["Planned"] = Case with { Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20.5)] },
            ["Date"] = Case with { Date = Day.PlusDays(1) },
            ["AgeYears"] = Case with { AgeYears = 40 },
            ["Sex"] = Case with { Sex = Sex.Female },
            ["Baseline"] = Case with { Baseline = Grade.Severe },
            ["Treatments"] = Case with { Treatments = [Case.Treatments[0] with { Units = 10 }] },
            ["Observations"] = Case with { Observations = [Case.Observations[0] with { Rater = Rater.Investigator }] },
            ["Reports"] = Case with { Reports = [Case.Reports[0] with { Roughly = true }] },
            ["Today"] = Case with { Today = Day.PlusDays(1) },
            ["StateRanges"] = Case with { StateRanges = true },
            ["HorizonDays"] = Case with { HorizonDays = 300 },
            ["Members"] = Case with { Members = 2048 },
            ["Seed"] = Case with { Seed = 2 },
            ["Practice"] = Case with { Practice = new(0, 0.5, 0, 0.12) },
        };
        Assert.Equal(typeof(ForecastCase).GetProperties().Where(p => p.GetMethod is { IsStatic: false }).Select(p => p.Name).Except(["Threads"]).Order(), changed.Keys.Order());
        Assert.Equal(changed.Count + 1, changed.Values.Append(Case).Select(ForecastCache.Key).Distinct().Count());
    }
}
