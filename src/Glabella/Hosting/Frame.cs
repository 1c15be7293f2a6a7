using NodaTime;

namespace Glabella.Hosting;

/// <summary>What the frame of every page shows: the practice's name and number, and its own clock.</summary>
/// <param name="clock">The machine's clock.</param>
public sealed class Frame(IClock clock)
{
    private DateTimeZone _zone = DateTimeZone.Utc;

    /// <summary>Name that patients know the practice by.</summary>
    public string PracticeName { get; private set; } = "Glabella";

    /// <summary>The practice's telephone; null if not given.</summary>
    public string? Phone { get; private set; }

    /// <summary>Date and time in the practice's zone.</summary>
    public LocalDateTime Now => clock.GetCurrentInstant().InZone(_zone).LocalDateTime;

    /// <summary>Today in the practice's zone.</summary>
    public LocalDate Today => Now.Date;

    /// <summary>Reads the practice's settings, once a request.</summary>
    public Task LoadAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        _zone = DateTimeZone.Utc;
        return Task.CompletedTask;
    }
}
