using BenchmarkDotNet.Attributes;
using Glabella.Course;
using Glabella.Vocabulary;
using NodaTime;

/// <summary>A personal forecast: the default one, and one with two years of history, on one core and on all.</summary>
[MemoryDiagnoser]
public class CourseForecast
{
    private static readonly LocalDate Day = new(2026, 12, 1);

    [Params(1, 0)]
    public int Threads { get; set; }

    internal static readonly ForecastCase First = new() { Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)] };

    internal static readonly ForecastCase Fifth = First with
    {
        Date = Day,
        Treatments = [.. new[] { 730, 545, 360, 180 }.Select(days => new PastTreatment(Day.PlusDays(-days), Products.OnabotulinumtoxinA, Areas.Glabella, 20))],
        Observations = [new(Day.PlusDays(-166), Rater.Investigator, Grade.Mild, Areas.Glabella), new(Day.PlusDays(-166), Rater.Subject, Grade.Mild, Areas.Glabella)],
        Reports = [new(Day.PlusDays(-70), ReportedMark.Gone, true, Areas.Glabella)],
    };

    [Benchmark(Baseline = true)]
    public ForecastOutcome First_forecast() => Forecaster.Forecast(First with { Threads = Threads == 0 ? null : Threads });

    [Benchmark]
    public ForecastOutcome Two_years_of_history() => Forecaster.Forecast(Fifth with { Threads = Threads == 0 ? null : Threads });
}
