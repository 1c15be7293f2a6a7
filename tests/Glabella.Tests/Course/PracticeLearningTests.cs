using Glabella.Course;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Course;

public sealed class PracticeLearningTests
{
    private static readonly Lazy<PracticeEffects> Average = new(() => LearnedFrom(0, 0));

    private static readonly LocalDate Day = new(2026, 3, 2);

    /// <summary>Forty virtual people of a practice whose effects are known: two raters on four days each.</summary>
    private static PracticeEffects LearnedFrom(double unmoved, double reading)
    {
        var hidden = new PracticeEffects(unmoved, 0, reading, 0);
        ForecastCase[] cases =
        [
            .. Enumerable.Range(0, 40).Select(seed =>
            {
                var truth = new VirtualPerson(seed, VirtualKind.Usual, hidden).Course(Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, 20)], 200);
                return new ForecastCase
                {
                    Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)],
                    Date = Day,
                    HorizonDays = 200,
                    Observations =
                    [
                        .. new[] { 0, 14, 30, 90 }.SelectMany(day => new[] { Rater.Investigator, Rater.Subject }
                            .Select(rater => new Observation(Day.PlusDays(day), rater, truth.Read(day, rater), Areas.Glabella))),
                    ],
                };
            }),
        ];
        return PracticeLearning.From(cases, 2);
    }

    [Fact]
    public void Without_follow_ups_a_practice_is_any_practice() =>
        Assert.Equal(new(0, 0.5, 0, 0.12), PracticeLearning.From([new() { Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)] }]));

    [Fact]
    public void A_practice_with_many_etched_lines_is_told_from_an_average_one()
    {
        PracticeEffects etched = LearnedFrom(0.8, 0), average = Average.Value;
        Assert.InRange(average.UnmovedShift, -0.35, 0.35);
        Assert.True(etched.UnmovedShift > average.UnmovedShift + 0.4, $"{etched.UnmovedShift:0.00} against {average.UnmovedShift:0.00}");
        Assert.True(etched.UnmovedShiftSd < 0.25, $"uncertain by {etched.UnmovedShiftSd:0.00}");
    }

    [Fact]
    public void Kind_raters_are_told_from_average_ones()
    {
        PracticeEffects kind = LearnedFrom(0, 0.25), average = Average.Value;
        Assert.True(kind.ReadingShift > average.ReadingShift + 0.07, $"{kind.ReadingShift:0.00} against {average.ReadingShift:0.00}");
    }
}
