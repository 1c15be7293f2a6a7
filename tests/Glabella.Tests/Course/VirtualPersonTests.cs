using Glabella.Course;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

public sealed class VirtualPersonTests
{
    private static readonly VirtualTreatment[] Twice = [new(0, Products.OnabotulinumtoxinA, 20), new(130, Products.OnabotulinumtoxinA, 20)];

    private static VirtualCourse[] Courses(VirtualKind kind) => [.. Enumerable.Range(0, 200).Select(seed => new VirtualPerson(seed, kind).Course(Areas.Glabella, Twice, 400))];

    [Fact]
    public void The_same_seed_is_the_same_person()
    {
        VirtualCourse a = new VirtualPerson(5).Course(Areas.Glabella, Twice, 400), b = new VirtualPerson(5).Course(Areas.Glabella, Twice, 400);
        Assert.All(Enumerable.Range(0, 400), day => Assert.Equal(a.Severity(day), b.Severity(day)));
        Assert.Equal(a.Read(30, Rater.Subject), b.Read(30, Rater.Subject));
        Assert.Equal(a.ReportedDay(0, EffectMark.WearOff), b.ReportedDay(0, EffectMark.WearOff));
    }

    [Fact]
    public void Usual_people_start_moderate_or_severe_and_mostly_respond()
    {
        var courses = Courses(VirtualKind.Usual);
        Assert.InRange(courses.Count(c => c.Read(0, Rater.Investigator) >= Grade.Moderate), 180, 200);
        Assert.InRange(courses.Count(c => c.Read(30, Rater.Investigator) <= Grade.Mild), 165, 200);
    }

    [Fact]
    public void Non_responders_see_no_effect()
    {
        var courses = Courses(VirtualKind.NonResponder);
        Assert.InRange(courses.Count(c => c.TrueDay(0, EffectMark.Onset) is null), 180, 200);
    }

    [Fact]
    public void Early_faders_lose_it_weeks_before_others()
    {
        static double Median(IEnumerable<double?> days) => days.OfType<double>().Order().ToArray() is var known ? known[known.Length / 2] : 0;
        var usual = Median(Courses(VirtualKind.Usual).Select(c => c.TrueDay(130, EffectMark.HalfFaded)));
        var early = Median(Courses(VirtualKind.EarlyFader).Select(c => c.TrueDay(130, EffectMark.HalfFaded)));
        Assert.InRange(usual - early, 21, 90);
    }

    [Fact]
    public void Reports_lie_within_the_cycle()
    {
        foreach (var course in Courses(VirtualKind.LateReporter))
        {
            foreach (var mark in Enum.GetValues<EffectMark>())
            {
                Assert.True(course.ReportedDay(0, mark) is null or (>= 1 and <= 130));
                Assert.True(course.ReportedDay(130, mark) is null or (>= 131 and <= 400));
            }
        }
    }
}
