using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Five minutes of an injector's day. The primary key (injector, start) is the constraint that makes double booking
/// impossible on both databases: an exclusion constraint exists in PostgreSQL only, and there needs an extension
/// that an ordinary account may not create; a look before the write would lose a race.
/// </summary>
public sealed class AppointmentSlot
{
    /// <summary>Length of a slot.</summary>
    public static readonly Duration Length = Duration.FromMinutes(5);

    /// <summary>Whose time.</summary>
    public required Guid InjectorId { get; init; }

    /// <summary>Start of the five minutes.</summary>
    public required Instant Start { get; init; }

    /// <summary>What takes it.</summary>
    public Guid AppointmentId { get; init; }

    /// <summary>The slots from a start to an end.</summary>
    public static IEnumerable<AppointmentSlot> Between(Guid injector, Instant start, Instant end)
    {
        for (var at = start; at < end; at += Length)
        {
            yield return new AppointmentSlot { InjectorId = injector, Start = at };
        }
    }

    /// <summary>Whether an instant is a full five minutes.</summary>
    public static bool IsOnGrid(Instant instant) => instant.ToUnixTimeTicks() % (5 * NodaConstants.TicksPerMinute) == 0;
}
