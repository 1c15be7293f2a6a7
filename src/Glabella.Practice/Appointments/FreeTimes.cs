using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>When an injector is free within opening hours.</summary>
public static class FreeTimes
{
    /// <summary>Free starts on a day, every 15 minutes, nearest to a wished time first; at most 12.</summary>
    /// <param name="db">The record.</param>
    /// <param name="settings">For opening hours and time zone.</param>
    /// <param name="injector">Whose day.</param>
    /// <param name="date">The day.</param>
    /// <param name="minutes">Length of the visit.</param>
    /// <param name="near">The wished time.</param>
    /// <param name="cancel">Ends the look-up early.</param>
    public static async Task<ImmutableArray<LocalTime>> On(ClinicDb db, PracticeSettings settings, Guid injector, LocalDate date, int minutes, LocalTime near, CancellationToken cancel = default)
    {
        if (!settings.IsOpen(date))
        {
            return [];
        }

        var (opens, closes) = ((date + settings.OpensAt).InZoneLeniently(settings.Zone).ToInstant(), (date + settings.ClosesAt).InZoneLeniently(settings.Zone).ToInstant());
        var taken = (await db.AppointmentSlots.Where(s => s.InjectorId == injector && s.Start >= opens && s.Start < closes).Select(s => s.Start).ToListAsync(cancel).ConfigureAwait(false)).ToHashSet();
        var length = Duration.FromMinutes(minutes);
        List<LocalTime> free = [];
        for (var start = opens; start + length <= closes; start += Duration.FromMinutes(15))
        {
            if (!AppointmentSlot.Between(injector, start, start + length).Any(s => taken.Contains(s.Start)))
            {
                free.Add(start.InZone(settings.Zone).TimeOfDay);
            }
        }

        return [.. free.OrderBy(t => Math.Abs(t.TickOfDay - near.TickOfDay)).Take(12)];
    }
}
