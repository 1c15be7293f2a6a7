using System.Globalization;
using Glabella.Components;
using NodaTime;

namespace Glabella.Pages.Intake;

/// <summary>A past day as people remember it: a day, a month or a year.</summary>
internal static class RoughDay
{
    /// <summary>
    /// Reads "14 6 2026", "June 2026", "6 2026" and "2026". A month or a year means its last day that is not after <paramref name="today"/>:
    /// a treatment that may have been recent counts as recent.
    /// </summary>
    /// <returns>A day, or a message that says what is wrong.</returns>
    public static (LocalDate? Date, string? Message) Read(string text, LocalDate today)
    {
        var words = text.Trim();
        if (words.Length == 4 && int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 1900)
        {
            return Past(new LocalDate(year, 12, 31), new LocalDate(year, 1, 1), today);
        }

        if (DateText.Read("1 " + words).Date is { } month && words.Split([' ', '.', '/', '-', ','], StringSplitOptions.RemoveEmptyEntries).Length == 2)
        {
            return Past(month.With(DateAdjusters.EndOfMonth), month, today);
        }

        var (day, message) = DateText.Read(words);
        return day is { } exact ? Past(exact, exact, today) : (null, message is null ? null : "Write a day, a month or a year, like 14 6 2026, June 2026 or 2026.");
    }

    private static (LocalDate?, string?) Past(LocalDate last, LocalDate first, LocalDate today) =>
        first > today ? (null, "This has not come yet. Write when it was.") : (last < today ? last : today, null);
}
