using Glabella.Course;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Course;

/// <summary>Forecasts held against people whose hidden course is known.</summary>
public sealed class HonestyTests
{
    private static readonly LocalDate First = new(2026, 1, 5);

    /// <summary>
    /// Ranges are 80 % ranges: of 160 virtual people, each known by two day-14 grades, a day-90 grade and a rough word on when
    /// it came back, about 128 must have their next wear-off inside. Practice effects and parameters, which are drawn in the forecast,
    /// are average in these people, so a little more is right too.
    /// </summary>
    [Fact]
    public void Eighty_of_a_hundred_wear_offs_lie_in_their_range()
    {
        int inside = 0, known = 0, below = 0;
        double own = 0, prior = 0;
        var alike = Wear(new() { Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)], Members = 4096 });
        for (var seed = 0; seed < 160; seed++)
        {
            var truth = new VirtualPerson(1000 + seed).Course(Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, 20), new(183, Products.OnabotulinumtoxinA, 20)], 183 + 365);
            if (truth.TrueDay(183, EffectMark.WearOff) is not { } day || Wear(Known(truth)) is not { P10: { } low, P50: { } middle, P90: { } high })
            {
                continue;
            }

            known++;
            inside += day - 183 >= low && day - 183 <= high ? 1 : 0;
            below += day - 183 < middle ? 1 : 0;
            own += Math.Abs(day - 183 - middle);
            prior += Math.Abs(day - 183 - alike.P50!.Value);
        }

        Assert.True(known > 130, $"{known} people have a wear-off");
        Assert.InRange((double)inside / known, 0.72, 0.93);
        Assert.InRange((double)below / known, 0.38, 0.62);
        Assert.True(own < 0.7 * prior, $"mean error {own / known:0.0} days with, {prior / known:0.0} days without what was learned");
    }

    private static ForecastCase Known(VirtualCourse truth)
    {
        Observation Seen(int day, Rater rater) => new(First.PlusDays(day), rater, truth.Read(day, rater), Areas.Glabella);
        return new()
        {
            Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)],
            Date = First.PlusDays(183),
            Members = 4096,
            Baseline = truth.Read(0, Rater.Investigator) is var grade && grade == Grade.None ? null : grade,
            Treatments = [new(First, Products.OnabotulinumtoxinA, Areas.Glabella, 20)],
            Observations = [Seen(14, Rater.Investigator), Seen(14, Rater.Subject), Seen(90, Rater.Investigator)],
            Reports = truth.ReportedDay(0, EffectMark.WearOff) is { } day and < 183 ? [new(First.PlusDays(day), ReportedMark.Gone, true, Areas.Glabella)] : [],
        };
    }

    private static MarkForecast Wear(ForecastCase @case) => Assert.IsType<Forecast>(Forecaster.Forecast(@case)).Areas[0].WearOff;
}
