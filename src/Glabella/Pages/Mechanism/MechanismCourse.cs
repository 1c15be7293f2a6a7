using System.Collections.Immutable;
using Glabella.Components;
using Glabella.Course;
using Glabella.Pages.Course;
using Glabella.Vocabulary;

namespace Glabella.Pages.Mechanism;

/// <summary>A day of a course that is worth a look of its own.</summary>
/// <param name="Day">Days since the cycle's first session.</param>
/// <param name="Name">What happens around it ("Full effect").</param>
/// <param name="Mark">The event; null for the treatment itself and for today.</param>
public readonly record struct KeyDay(int Day, string Name, EffectMark? Mark = null);

/// <summary>Every day of one area's course, from the treatment until the line is expected to be as before.</summary>
/// <param name="Stand">The forecast.</param>
/// <param name="Days">Days in their order, without gaps.</param>
/// <param name="Keys">Days worth a look, in their order.</param>
public sealed record MechanismCourse(CourseStand Stand, ImmutableArray<MechanismDay> Days, ImmutableArray<KeyDay> Keys)
{
    /// <summary>Shortest course that is shown, days.</summary>
    private const int Shortest = 134;

    /// <summary>The course of a forecast whose curve has ranges; null where it has none, or where nothing was injected.</summary>
    public static MechanismCourse? Of(CourseStand stand)
    {
        var curve = stand.Area.Curve;
        var peak = curve.MaxBy(c => c.LightChain)!;
        var most = curve.Max(c => c.Depot);
        if (curve[0].Ranges is null || peak.LightChain <= 0 || most <= 0)
        {
            return null;
        }

        // A little of an earlier treatment may be left at the beginning: the lowest is looked for after the new peak.
        var lowest = curve.Where(c => c.Day >= peak.Day).MinBy(c => c.Snap25)!;
        var last = Math.Min(curve[^1].Day - stand.Area.CycleDay, Math.Max(Shortest, 14 + (int)new[] { stand.Area.BackToBaseline.P50, stand.End.P90, stand.Day - 14 }.Max(d => d ?? 0)));
        static StateRange Of(StateRange range, double whole) => new(range.P10 / whole, range.P90 / whole);
        ImmutableArray<MechanismDay> days =
        [
            .. curve.Where(c => c.Day - stand.Area.CycleDay <= last).Select(c => new MechanismDay(
                c.Day - stand.Area.CycleDay, c.Day == 0, c.Depot / most, c.LightChain / peak.LightChain, c.Day < peak.Day, c.Snap25, c.Day > lowest.Day, c.Transmission, c.Muscle, c.Grade, curve[0].Grade.Mean,
                c.Ranges! with { Depot = Of(c.Ranges.Depot, most), LightChain = Of(c.Ranges.LightChain, peak.LightChain) })),
        ];
        return new(stand, days, [.. KeyDays(stand, days)]);
    }

    /// <summary>A day that was asked for, or today; held within the course.</summary>
    public MechanismDay On(int? day) => Days[Math.Clamp((day ?? Stand.Day) - Days[0].Day, 0, Days.Length - 1)];

    /// <summary>The days with one end instead of two: the one that the forecast names to a patient.</summary>
    public IEnumerable<KeyDay> KeysOfAPatient => Keys.Where(k => k.Mark is not (EffectMark.HalfFaded or EffectMark.WearOff) || Stand.Area[k.Mark.Value] == Stand.End);

    /// <summary>"12 Jan"; the date of a day.</summary>
    public string Date(int day) => Stand.Start.PlusDays(day).Brief(Stand.Today);

    /// <summary>The day for a listener: "Day 47, 12 Jan. The medicine is being broken down…".</summary>
    public string Told(MechanismDay day) => FormattableString.Invariant($"Day {day.Day}, {Date(day.Day)}. {day.Story}");

    private static IEnumerable<KeyDay> KeyDays(CourseStand stand, ImmutableArray<MechanismDay> days)
    {
        KeyDay first = new(days[0].Day, "Before");
        return CourseCharts.Labels.Select(l => (l.Mark, l.Label, stand.Area[l.Mark].P50, stand.Area[l.Mark].Probability)).Where(m => m is { Probability: >= 0.5, P50: not null })
            .Select(m => new KeyDay((int)Math.Round(m.P50!.Value), m.Label, m.Mark))
            .Where(k => k.Day > first.Day && k.Day <= days[^1].Day).Prepend(first).OrderBy(k => k.Day).DistinctBy(k => k.Day);
    }
}
