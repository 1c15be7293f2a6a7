using Glabella.Practice;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Hosting;

/// <summary>
/// What the frame of every page shows: the practice's settings and its own clock. Loaded before the page begins, because a layout
/// and its page would otherwise use one database connection at the same time.
/// </summary>
/// <param name="db">The record.</param>
/// <param name="clock">The machine's clock.</param>
public sealed class Frame(ClinicDb db, IClock clock)
{
    /// <summary>The practice's settings; null until it is set up.</summary>
    public PracticeSettings? Practice { get; private set; }

    /// <summary>Name that patients know the practice by.</summary>
    public string PracticeName => Practice?.Name ?? "Glabella";

    /// <summary>The practice's telephone; null if not given.</summary>
    public string? Phone => Practice?.Phone;

    /// <summary>The practice's time zone.</summary>
    public DateTimeZone Zone => Practice?.Zone ?? DateTimeZone.Utc;

    /// <summary>Date and time in the practice's zone.</summary>
    public LocalDateTime Now => Local(clock.GetCurrentInstant());

    /// <summary>Today in the practice's zone.</summary>
    public LocalDate Today => Now.Date;

    /// <summary>An instant on the practice's clock.</summary>
    public LocalDateTime Local(Instant instant) => instant.InZone(Zone).LocalDateTime;

    /// <summary>Reads the settings.</summary>
    internal async Task LoadAsync(CancellationToken cancel) => Practice = await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancel);
}
