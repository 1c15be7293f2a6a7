using System.Globalization;
using Glabella.Course;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Benchmarks;

/// <summary>
/// Forecasts held against virtual people whose hidden course is known, as docs/course/README.md shows them. The people come from the
/// model itself: what is measured is the arithmetic, not the model.
/// </summary>
internal static class VirtualPeople
{
    private const int Apart = 183, LongCycles = 7, LongApart = 140, PracticeCount = 48;
    private static readonly LocalDate First = new(2026, 1, 5);
    private static readonly int[] FollowUps = [14, 90], PracticeDays = [0, 14, 30, 90];
    private static readonly Rater[] Both = [Rater.Investigator, Rater.Subject];

    /// <summary>Prints the two tables.</summary>
    public static void Run()
    {
        Console.WriteLine($"Model {CourseModel.Version}. 300 people, one earlier cycle of 20 U onabotulinumtoxinA, wear-off of the next after half a year; 4,096 members.\n");
        Console.WriteLine("| known of the first cycle | people | mean width of the 80 % range | mean error of the median | inside the range |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        Row("nothing", (_, _) => ([], []));
        Row("grades on days 14 and 90, both raters", (truth, _) => (Grades(truth), []));
        Row("\"it came back around …\", rough", (truth, gone) => ([], Came(gone, roughly: true)));
        Row("\"it came back on …\"", (_, gone) => ([], Came(gone, roughly: false)));
        Row("grades and day", (truth, gone) => (Grades(truth), Came(gone, roughly: false)));

        var (inside, known) = Long();
        Console.WriteLine($"\nSeven cycles of 20 U with four grades and a rough wear-off day each: {inside} of {known} next wear-offs inside the range.");

        var (unmoved, reading) = Practices();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{PracticeCount} practices of 40 people: errors {unmoved:0.00} (kappa_t) and {reading:0.00} (delta_t) times the stated standard deviations."));
    }

    /// <summary>Practices as the model says that they differ: root mean square of error over stated standard deviation.</summary>
    private static (double Unmoved, double Reading) Practices()
    {
        // Quantiles of the standard normal at (i + 1/2)/12, to three digits.
        double[] quantiles = [-1.732, -1.150, -0.812, -0.549, -0.319, -0.105, 0.105, 0.319, 0.549, 0.812, 1.150, 1.732];
        double unmoved = 0, reading = 0;
        for (var i = 0; i < PracticeCount; i++)
        {
            // Two different orders, so that the two effects are not tied.
            double Quantile(int k) => quantiles[((7 * k) + 3) % quantiles.Length];
            var hidden = new PracticeEffects(PracticeLearning.Unknown.UnmovedShiftSd * Quantile(i), 0, PracticeLearning.Unknown.ReadingShiftSd * Quantile((5 * i) + 4 + (i / quantiles.Length)), 0);
            var learned = PracticeLearning.From(Enumerable.Range(0, 40).AsParallel().AsOrdered().Select(seed =>
            {
                var truth = new VirtualPerson((1000 * i) + seed, VirtualKind.Usual, hidden).Course(Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, 20)], 200);
                return PracticeLearning.Of(new()
                {
                    Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)], Date = First, HorizonDays = 200,
                    Observations = [.. PracticeDays.SelectMany(day => Both.Select(rater => new Observation(First.PlusDays(day), rater, truth.Read(day, rater), Areas.Glabella)))],
                });
            }));
            unmoved += Math.Pow((learned.UnmovedShift - hidden.UnmovedShift) / learned.UnmovedShiftSd, 2) / PracticeCount;
            reading += Math.Pow((learned.ReadingShift - hidden.ReadingShift) / learned.ReadingShiftSd, 2) / PracticeCount;
        }

        return (Math.Sqrt(unmoved), Math.Sqrt(reading));
    }

    private static void Row(string what, Func<VirtualCourse, int?, (Observation[] Seen, Report[] Said)> told)
    {
        var measured = Enumerable.Range(0, 300).AsParallel().Select(seed =>
        {
            var truth = new VirtualPerson(1000 + seed).Course(Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, 20), new(Apart, Products.OnabotulinumtoxinA, 20)], Apart + 365);
            if (truth.TrueDay(Apart, EffectMark.WearOff) is not { } day)
            {
                return ((double Width, double Error, bool Inside)?)null;
            }

            var (seen, said) = told(truth, truth.ReportedDay(0, EffectMark.WearOff) is { } gone && gone < Apart ? gone : null);
            var wear = WearOff(new()
            {
                Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)], Date = First.PlusDays(Apart), Members = 4096,
                Treatments = [new(First, Products.OnabotulinumtoxinA, Areas.Glabella, 20)], Observations = [.. seen], Reports = [.. said],
            });
            return Measured(wear, day - Apart);
        }).OfType<(double Width, double Error, bool Inside)>().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {measured.Length} | {measured.Average(m => m.Width):0} d | {measured.Average(m => m.Error):0} d | {100.0 * measured.Count(m => m.Inside) / measured.Length:0} % |"));
    }

    private static Observation[] Grades(VirtualCourse truth) =>
        [.. FollowUps.SelectMany(day => Both.Select(rater => new Observation(First.PlusDays(day), rater, truth.Read(day, rater), Areas.Glabella)))];

    private static Report[] Came(int? gone, bool roughly) => gone is { } day ? [new(First.PlusDays(day), ReportedMark.Gone, roughly, Areas.Glabella)] : [];

    private static (int Inside, int Known) Long()
    {
        var found = Enumerable.Range(0, 60).AsParallel().Select(seed =>
        {
            var sessions = Enumerable.Range(0, LongCycles + 1).Select(i => new VirtualTreatment(i * LongApart, Products.OnabotulinumtoxinA, 20)).ToArray();
            var truth = new VirtualPerson(5000 + seed).Course(Areas.Glabella, sessions, (LongCycles * LongApart) + 365);
            int[] starts = [.. sessions[..^1].Select(s => s.Day)];
            var wear = WearOff(new()
            {
                Planned = [new(Products.OnabotulinumtoxinA, Areas.Glabella, 20)], Date = First.PlusDays(LongCycles * LongApart), Members = 4096,
                Treatments = [.. starts.Select(s => new PastTreatment(First.PlusDays(s), Products.OnabotulinumtoxinA, Areas.Glabella, 20))],
                Observations = [.. starts.SelectMany(s => new[] { s, s + 14 }).SelectMany(day => Both.Select(rater => new Observation(First.PlusDays(day), rater, truth.Read(day, rater), Areas.Glabella)))],
                Reports = [.. starts.SelectMany(s => truth.ReportedDay(s, EffectMark.WearOff) is { } gone && gone > s && gone <= s + LongApart ? Came(gone, roughly: true) : [])],
            });
            return truth.TrueDay(LongCycles * LongApart, EffectMark.WearOff) is { } day ? Measured(wear, day - (LongCycles * LongApart)) : null;
        }).OfType<(double Width, double Error, bool Inside)>().ToArray();
        return (found.Count(f => f.Inside), found.Length);
    }

    private static (double Width, double Error, bool Inside)? Measured(MarkForecast wear, double day) =>
        wear is { P10: { } low, P50: { } middle, P90: { } high } ? (high - low, Math.Abs(day - middle), day >= low && day <= high) : null;

    private static MarkForecast WearOff(ForecastCase @case) => ((Forecast)Forecaster.Forecast(@case)).Areas[0].WearOff;
}
