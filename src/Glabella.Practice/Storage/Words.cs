using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Practice;

/// <summary>Values as culture-free text, for hashes and column converters.</summary>
internal static class Words
{
    public static string Of(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    public static string Of(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string? Of(LocalDate? date) => date is { } d ? Of(d) : null;

    public static string Of(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(bool value) => value ? "yes" : "no";

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}
