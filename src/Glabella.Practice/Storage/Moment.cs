using NodaTime;

namespace Glabella.Practice;

/// <summary>The present as the record keeps it.</summary>
public static class Moment
{
    /// <summary>Now, cut to microseconds: PostgreSQL keeps no more, and a hash must not depend on the database.</summary>
    public static Instant Now(this IClock clock) => Cut(clock.GetCurrentInstant());

    /// <summary>An instant cut to microseconds.</summary>
    public static Instant Cut(Instant instant) => Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);

    /// <summary>Today where the practice is.</summary>
    public static LocalDate Today(this PracticeSettings settings, IClock clock) => clock.GetCurrentInstant().InZone(settings.Zone).Date;
}
