using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>What a practice decides for itself. There is one row.</summary>
public sealed class PracticeSettings : Kept
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>Name that patients know it by.</summary>
    public required string Name { get; set; }

    /// <summary>Country, ISO 3166-1 two letters; decides defaults only.</summary>
    public required string Country { get; set; }

    /// <summary>Whose labels and rules come first: <c>US</c>, <c>EU</c>, <c>UK</c>, <c>CA</c>, <c>AU</c>.</summary>
    public required string Jurisdiction { get; set; }

    /// <summary>Time zone (tz database).</summary>
    public required string TimeZone { get; set; }

    /// <summary>Currency, ISO 4217.</summary>
    public required string Currency { get; set; }

    /// <summary>Number to call when a life is in danger.</summary>
    public required string EmergencyNumber { get; set; }

    /// <summary>The practice's own number; null if not given.</summary>
    public string? Phone { get; set; }

    /// <summary>Least days between two treatments; never under 84.</summary>
    public int MinimumIntervalDays { get; set; } = 90;

    /// <summary>Days that patients usually need to get an appointment; a recall is due that long before the effect is half gone.</summary>
    public int BookingLeadDays { get; set; } = 14;

    /// <summary>First appointment of a day.</summary>
    public LocalTime OpensAt { get; set; } = new(9, 0);

    /// <summary>End of the last appointment.</summary>
    public LocalTime ClosesAt { get; set; } = new(18, 0);

    /// <summary>Days on which it is open: ISO numbers, Monday 1, separated by commas.</summary>
    public string OpenDays { get; set; } = "1,2,3,4,5";

    /// <summary>Rooms, separated by commas; empty if they have no names.</summary>
    public string Rooms { get; set; } = "";

    /// <summary>Toxins that the practice uses, separated by commas, the usual one first.</summary>
    public string ProductNames { get; set; } = "onabotulinumtoxinA";

    /// <summary>Toxins that the practice uses, the usual one first.</summary>
    public IEnumerable<Product> Toxins => ProductNames.Split(',').Select(Products.Find).OfType<Product>();

    /// <summary>The time zone.</summary>
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    /// <summary>Whether it is open on this day of the week.</summary>
    public bool IsOpen(LocalDate date) => OpenDays.Split(',').Contains(Words.Of((int)date.DayOfWeek), StringComparer.Ordinal);
}
