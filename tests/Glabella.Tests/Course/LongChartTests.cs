using Glabella.Course;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Course;

/// <summary>Years of grades and reports must not leave the ensemble with one or two members and a range that nobody may promise.</summary>
public sealed class LongChartTests
{
    private const int Cycles = 7;
    private const int Apart = 140;
    private static readonly LocalDate First = new(2024, 1, 8);

    /// <summary>
    /// Seven treatments with four grades and a rough word on the end of each: of 60 virtual people about 48 have the next
    /// wear-off inside their 80 % range. Without tempering there were 35.
    /// </summary>
    [Fact]
    public void Ranges_hold_after_seven_treatments()
    {
        int inside = 0, known = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var sessions = Enumerable.Range(0, Cycles + 1).Select(i => new VirtualTreatment(i * Apart, Products.OnabotulinumtoxinA, 20)).ToArray();
            var truth = new VirtualPerson(5000 + seed).Course(Areas.Glabella, sessions, (Cycles * Apart) + 365);
            var forecast = Assert.IsType<Forecast>(Forecaster.Forecast(Known(truth)));
            Assert.True(forecast.EffectiveMembers >= 18, $"person {seed}: {forecast.EffectiveMembers:0} members");
            if (truth.TrueDay(Cycles * Apart, EffectMark.WearOff) is { } day && forecast.Areas[0].WearOff is { P10: { } low, P90: { } high })
            {
                known++;
                inside += day - (Cycles * Apart) >= low && day - (Cycles * Apart) <= high ? 1 : 0;
            }
        }

        Assert.True(known > 45, $"{known} people have a wear-off");
        Assert.InRange((double)inside / known, 0.7, 1);
    }

    private static ForecastCase Known(VirtualCourse truth)
    {
        List<Observation> seen = [];
        List<Report> told = [];
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            var start = cycle * Apart;
            foreach (var day in new[] { start, start + 14 })
            {
                foreach (var rater in new[] { Rater.Investigator, Rater.Subject })
                {
                    seen.Add(new(First.PlusDays(day), rater, truth.Read(day, rater), Areas.Glabella));
                }
            }

            if (truth.ReportedDay(start, EffectMark.WearOff) is { } gone && gone > start && gone <= start + Apart)
            {
                told.Add(new(First.PlusDays(gone), ReportedMark.Gone, true, Areas.Glabella));
            }
        }

        return new()
        {
            Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)],
            Date = First.PlusDays(Cycles * Apart),
            Members = 4096,
            Treatments = [.. Enumerable.Range(0, Cycles).Select(i => new PastTreatment(First.PlusDays(i * Apart), Products.OnabotulinumtoxinA, Areas.Glabella, 20))],
            Observations = [.. seen],
            Reports = [.. told],
        };
    }
}
