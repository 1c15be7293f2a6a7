using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Course.Forecasting;

/// <summary>Sessions of one area by date: a session less than <see cref="ForecastCase.TouchUpDays"/> after the first of a cycle belongs to it.</summary>
/// <param name="First">Its first session.</param>
internal readonly record struct DatedCycle(LocalDate First)
{
    /// <summary>Whether a session of this day belongs to it.</summary>
    public bool Contains(LocalDate day) => day >= First && Period.DaysBetween(First, day) < ForecastCase.TouchUpDays;
}

/// <summary>The cycles of a case.</summary>
internal static class Cycles
{
    /// <summary>Longest time between two treatments in a row; after more, the course begins anew, days.</summary>
    private const int InARowDays = 365;

    /// <summary>All cycles of an area, the planned one last; empty without dates.</summary>
    public static IReadOnlyList<DatedCycle> Of(ForecastCase @case, Area area)
    {
        if (@case.Date is not { } date)
        {
            return [];
        }

        var cycles = new List<DatedCycle>();
        foreach (var day in @case.Treatments.Where(t => t.Area == area && t.Units > 0).Select(t => t.Date).Append(date).Distinct().Order())
        {
            if (cycles.Count == 0 || !cycles[^1].Contains(day))
            {
                cycles.Add(new(day));
            }
        }

        return cycles;
    }

    /// <summary>How many cycles of an area follow each other within a year, the planned one included.</summary>
    public static int InARow(ForecastCase @case, Area area)
    {
        var cycles = Of(@case, area);
        var count = 1;
        while (count < cycles.Count && Period.DaysBetween(cycles[^(count + 1)].First, cycles[^count].First) <= InARowDays)
        {
            count++;
        }

        return count;
    }
}
