using System.Collections.Immutable;
using Glabella.Course.Forecasting;
using Glabella.Course.Marks;
using NodaTime;

namespace Glabella.Course;

/// <summary>When the effect of a treatment starts, is full and fades, for one person.</summary>
public static class Forecaster
{
    /// <summary>Marks are looked for so far at least, days; shorter horizons only hide what lies beyond.</summary>
    private const int LeastDays = 365;

    private static readonly double[] Shares = [0.1, 0.5, 0.9];

    /// <summary>Forecasts a case. A pure function: no clock, no chance, the same bits for any number of threads.</summary>
    /// <param name="case">A case without problems.</param>
    /// <returns>A <see cref="Forecast"/>, or a <see cref="ForecastRefused"/> on clinical grounds.</returns>
    /// <exception cref="ArgumentException">The case has problems; ask <see cref="CaseProblems.Of"/> first.</exception>
    public static ForecastOutcome Forecast(ForecastCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (CaseProblems.Of(@case) is [var problem, ..])
        {
            throw new ArgumentException(problem.Sentence, nameof(@case));
        }

        if (HardLimits.Refusal(@case) is { } refusal)
        {
            return new ForecastRefused(refusal);
        }

        var setup = Setup.Of(@case, Math.Max(@case.HorizonDays, LeastDays));
        using var result = Run.On(setup);
        var warnings = CourseRemarks.Warnings(@case, setup, result);
        var areas = @case.Planned.Select((planned, i) => Area(@case, planned, setup, result, i)).ToImmutableArray();
        return new Forecast(
            @case.Date, @case.HorizonDays, @case.Members, @case.Seed, CourseModel.Version, areas,
            LearnedSentences.Of(@case, setup, result), TodaySentence.Of(@case, areas), warnings, Weights.Effective(result.Weights));
    }

    private static AreaForecast Area(ForecastCase @case, PlannedDose planned, RunSetup setup, RunResult result, int i)
    {
        var course = setup.Courses[i];
        var cycle = planned.Units > 0 ? course.Cycles[^1] : null;
        var start = (int)(cycle?.Day ?? 0);
        MarkForecast Mark(Func<MarkDays, double> which) => cycle is null
            ? new(null, null, null, null, 0)
            : MarkOf(@case, result, i, start, which);
        return CourseRemarks.Weighed(@case, planned, new(
            planned.Area, planned.Product, planned.Units, start,
            Mark(m => m.Onset), Mark(m => m.FullEffect), Mark(m => m.HalfFaded), Mark(m => m.WearOff), Mark(m => m.BackToBaseline),
            Curve(@case, result, i), [], new(ValidityLevel.Informed, [])));
    }

    private static MarkForecast MarkOf(ForecastCase @case, RunResult result, int area, int start, Func<MarkDays, double> which)
    {
        var (q, probability) = Weights.Quantiles(result.Marks[area], m => which(m) - start, result.Weights, Shares);
        double? Shown(double day) => probability >= 0.05 && day + start <= @case.HorizonDays ? day : null;
        var p50 = Shown(q[1]);
        LocalDate? date = @case.Date is { } d && p50 is { } median && probability >= 0.5
            ? d.PlusDays(start + (int)Math.Round(Math.Round(median, 1), MidpointRounding.ToEven))
            : null;
        return new(Shown(q[0]), p50, Shown(q[2]), date, probability);
    }

    private static ImmutableArray<CurveDay> Curve(ForecastCase @case, RunResult result, int area)
    {
        var sums = result.Curves[area];
        var total = result.Weights.Sum();
        var summed = Enumerable.Range(0, sums.Days).Select(place => sums.Day(place, total)).ToArray();
        var ranges = sums.States is { } states ? Enumerable.Range(0, StateCounts.States).Select(state => states.Daily(state, @case.HorizonDays)).ToArray() : null;
        var days = ImmutableArray.CreateBuilder<CurveDay>(@case.HorizonDays + 1);
        for (var day = 0; day <= @case.HorizonDays; day++)
        {
            double On(int figure) => CurveDays.On(day, place => summed[place][figure]);
            double Share(int figure) => Math.Clamp(On(figure), 0, 1);
            days.Add(new(
                day, @case.Date?.PlusDays(day), new(On(0), Math.Min(On(7), 3), Math.Min(On(8), 3)),
                Share(9), Share(10), Share(11), Share(12), Math.Max(On(1), 0), Share(2), Share(3), Share(4), Math.Max(On(5), 0), Share(6),
                ranges is null ? null : new(ranges[4][day], ranges[0][day], ranges[1][day], ranges[2][day], ranges[3][day])));
        }

        return days.MoveToImmutable();
    }
}
