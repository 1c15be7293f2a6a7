using Glabella.Course;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Course;

public sealed class PracticeLearningTests
{
    private static readonly Lazy<PracticeEffects> Average = new(() => LearnedFrom(0, 0));

    private static readonly LocalDate Day = new(2026, 3, 2);

    /// <summary>Virtual people of a practice whose effects are known: two raters on four days each.</summary>
    private static PracticeEffects LearnedFrom(double unmoved, double reading, int people = 40)
    {
        var hidden = new PracticeEffects(unmoved, 0, reading, 0);
        ForecastCase[] cases =
        [
            .. Enumerable.Range(0, people).Select(seed =>
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
        return PracticeLearning.From(cases.AsParallel().Select(PracticeLearning.Of));
    }

    [Fact]
    public void Without_follow_ups_a_practice_is_any_practice() =>
        Assert.Equal(new(0, 0.5, 0, 0.12), PracticeLearning.From([PracticeLearning.Of(new() { Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)] })]));

    [Fact]
    public void A_practice_with_many_etched_lines_is_told_from_an_average_one()
    {
        PracticeEffects etched = LearnedFrom(0.8, 0, people: 60), average = Average.Value;
        Assert.InRange(average.UnmovedShift, -0.35, 0.35);
        Assert.True(etched.UnmovedShift > average.UnmovedShift + 0.4, $"{etched.UnmovedShift:0.00} against {average.UnmovedShift:0.00}");

        // Half of the 0.5 between practices: sixty people, since the population's own kappa, from which a practice's is told, is known to 0.23 only.
        Assert.True(etched.UnmovedShiftSd < 0.25, $"uncertain by {etched.UnmovedShiftSd:0.00}");
    }

    [Fact]
    public void Kind_raters_are_told_from_average_ones()
    {
        PracticeEffects kind = LearnedFrom(0, 0.25), average = Average.Value;
        Assert.True(kind.ReadingShift > average.ReadingShift + 0.07, $"{kind.ReadingShift:0.00} against {average.ReadingShift:0.00}");
    }

    /// <summary>Practices drawn as the model says that they differ: the learned standard deviation must be the size of the error.</summary>
    [Fact]
    public void What_is_learned_is_as_sure_as_it_says()
    {
        const int practices = 12;
        double unmoved = 0, reading = 0;
        for (var i = 0; i < practices; i++)
        {
            // Evenly spread quantiles of the normal, in two different orders.
            double z(int k) => Normal((((7 * k) + 3) % practices + 0.5) / practices);
            var (shift, kind) = (0.5 * z(i), 0.12 * z((5 * i) + 4));
            var learned = LearnedFrom(shift, kind);
            unmoved += Math.Pow((learned.UnmovedShift - shift) / learned.UnmovedShiftSd, 2) / practices;
            reading += Math.Pow((learned.ReadingShift - kind) / learned.ReadingShiftSd, 2) / practices;
        }

        Assert.InRange(Math.Sqrt(unmoved), 0.4, 1.7);
        Assert.InRange(Math.Sqrt(reading), 0.4, 1.7);
    }

    private static double Normal(double share)
    {
        double[] four = [share, share, share, share];
        Glabella.Course.Mechanism.Normal.Quantiles<Glabella.Course.Mechanism.Lane4>(four);
        return four[0];
    }

    [Fact]
    public void Learned_effects_are_bounded_however_many_lessons_there_are()
    {
        var effects = PracticeLearning.From(Enumerable.Repeat(new PracticeLesson(5, 0, 5, 50, -50), 1000));
        Assert.Equal(new(1, 0.125, -0.24, 0.03), effects);
    }

    [Fact]
    public void The_order_of_lessons_changes_nothing()
    {
        PracticeLesson[] lessons = [new(0.3, 0.1, 0.2, 0.4, -0.1), new(0.1, 0, 0.7, -0.2, 0.3), new(0.2, -0.1, 0.1, 0.1, 0.2)];
        Assert.Equal(PracticeLearning.From(lessons), PracticeLearning.From(lessons.Reverse()));
    }
}
