using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Components;

/// <summary>Dates as people type and read them. Always the day before the month; a month in letters settles doubt.</summary>
public static class DateText
{
    private static readonly LocalDatePattern LongPattern = LocalDatePattern.CreateWithInvariantCulture("d MMMM yyyy");
    private static readonly LocalDatePattern ShortPattern = LocalDatePattern.CreateWithInvariantCulture("d MMM yyyy");
    private static readonly LocalDatePattern DayMonthPattern = LocalDatePattern.CreateWithInvariantCulture("d MMM");
    private static readonly LocalDatePattern HeadPattern = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>"26 November 2026".</summary>
    public static string InFull(this LocalDate date) => LongPattern.Format(date);

    /// <summary>"26 Nov 2026".</summary>
    public static string InShort(this LocalDate date) => ShortPattern.Format(date);

    /// <summary>"26 Nov"; with the year if it is not that of <paramref name="today"/>.</summary>
    public static string Brief(this LocalDate date, LocalDate today) =>
        date.Year == today.Year ? DayMonthPattern.Format(date) : ShortPattern.Format(date);

    /// <summary>"Thursday 26 November".</summary>
    public static string Head(this LocalDate date) => HeadPattern.Format(date);

    /// <summary>"2026-11-26", for addresses and <c>datetime</c> attributes.</summary>
    public static string Iso(this LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>A date from an address ("2026-11-26"), or null.</summary>
    public static LocalDate? FromAddress(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } read ? read.Value : null;

    /// <summary>
    /// Reads 26 11 2026, 26.11.2026, 26/11/2026, 26 Nov 2026, 26 November 2026 and 2026-11-26. Years are written with four digits.
    /// </summary>
    /// <returns>A date, or a message that says what is wrong with this one.</returns>
    public static (LocalDate? Date, string? Message) Read(string text)
    {
        const string Form = "Write day, month and year, like 14 6 1997.";
        var parts = text.Trim().Split([' ', '.', '/', '-', ',', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3)
        {
            return (null, Form);
        }

        var (dayText, monthText, yearText) = parts[0].Length == 4 ? (parts[2], parts[1], parts[0]) : (parts[0], parts[1], parts[2]);
        if (!Whole(dayText, out var day) || !Whole(yearText, out var year))
        {
            return (null, Form);
        }

        if (!Whole(monthText, out var month))
        {
            month = monthText.Length < 3 ? 0 : Array.FindIndex(Months, m => m.StartsWith(monthText, StringComparison.OrdinalIgnoreCase)) + 1;
            if (month == 0)
            {
                return (null, Form);
            }
        }

        if (yearText.Length != 4)
        {
            return (null, "Write the year with four digits, like 1997.");
        }

        if (month is < 1 or > 12)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"There is no month {month}. The day comes first: 14 6 1997."));
        }

        if (year is < 1 or > 9998)
        {
            return (null, Form);
        }

        return day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? (null, string.Create(CultureInfo.InvariantCulture, $"{Months[month - 1][..1].ToUpperInvariant()}{Months[month - 1][1..]} {year} has no day {day}."))
            : (new LocalDate(year, month, day), null);
    }

    private static bool Whole(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
