using System.Collections.Immutable;
using System.Globalization;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Commands.Plumbing;

/// <summary>
/// Turns words of an option or of a JSON text into values; what does not fit becomes a problem in the log
/// and a null. The same mistake has the same code and sentence wherever it is made.
/// </summary>
internal static class Wording
{
    /// <summary>A real day of 1900…2199, as <c>2026-11-24</c>.</summary>
    public static LocalDate? Date(InputLog log, string text, string field)
    {
        // Not by NodaTime's pattern, which takes milliseconds to load at each start.
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2199)
        {
            return LocalDate.FromDateOnly(day);
        }

        log.Refuse(new Problem("INP-008", $"\"{Problem.Shortened(text)}\" at {field} is no day: expected a real day of 1900 to 2199 as 2026-11-24.", field));
        return null;
    }

    /// <summary>A finite number with a decimal point and no grouping, within a range (both ends included).</summary>
    public static double? Number(InputLog log, string text, string field, double min, double max, string unit = "")
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(text, plain, CultureInfo.InvariantCulture, out var number))
        {
            log.Refuse(new Problem("INP-005", $"\"{Problem.Shortened(text)}\" at {field} is no number: expected one such as 20 or 2.5{Between(min, max, unit)}.", field));
            return null;
        }

        return InRange(log, number, field, min, max, unit);
    }

    /// <summary>A whole number within a range (both ends included).</summary>
    public static long? Whole(InputLog log, string text, string field, long min, long max, string unit = "")
    {
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var any) || any != Math.Floor(any))
        {
            log.Refuse(new Problem("INP-005", $"\"{Problem.Shortened(text)}\" at {field} is no whole number{Between(min, max, unit)}.", field));
            return null;
        }

        return InRange(log, any, field, min, max, unit) is { } whole ? (long)whole : null;
    }

    /// <summary>Keeps a number that is finite and in range.</summary>
    public static double? InRange(InputLog log, double number, string field, double min, double max, string unit = "")
    {
        if (double.IsFinite(number) && number >= min && number <= max)
        {
            return number;
        }

        var value = double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "a number that is not finite";
        log.Refuse(new Problem("INP-006", $"{field} is {value}: expected a number{Between(min, max, unit)}.", field));
        return null;
    }

    /// <summary>A product by name or brand.</summary>
    public static Product? ProductName(InputLog log, string text, string field)
    {
        if (Products.Find(text) is { } product)
        {
            return product;
        }

        log.Refuse(Problem.Unknown("product", text, Products.Nearest(text), field));
        return null;
    }

    /// <summary>One area by name; <c>upper-face</c> is not one.</summary>
    public static Area? AreaName(InputLog log, string text, string field)
    {
        if (Areas.Find(text) is { } area)
        {
            return area;
        }

        log.Refuse(Problem.Unknown("area", text, Areas.Nearest(text), field));
        return null;
    }

    /// <summary>One or several areas by name; <c>upper-face</c> is three.</summary>
    public static ImmutableArray<Area> AreaNames(InputLog log, string text, string field)
    {
        var areas = Areas.FindGroup(text);
        if (areas.IsEmpty)
        {
            log.Refuse(Problem.Unknown("area", text, Areas.Nearest(text), field));
        }

        return areas;
    }

    /// <summary>A day as <c>2026-11-24</c>.</summary>
    public static string Iso(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}");

    /// <summary>One of a few words, in any letter case, with blanks and underscores as hyphens.</summary>
    public static T? Choice<T>(InputLog log, string text, string field, string what, params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct
    {
        var words = new string[choices.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = choices[i].Word;
        }

        return Word(log, text, field, what, words) is { } at ? choices[at].Value : null;
    }

    /// <summary>Which of a few words it is; for code that must start fast, since pairs with values are compiled at the start.</summary>
    public static int? Word(InputLog log, string text, string field, string what, string[] words)
    {
        var wanted = NearestNames.Folded(text);
        for (var i = 0; i < words.Length; i++)
        {
            if (NearestNames.Folded(words[i]) == wanted)
            {
                return i;
            }
        }

        var nearest = NearestNames.Of(text, words);
        log.Refuse(new Problem("INP-007", $"\"{Problem.Shortened(text)}\" at {field} is no known {what}: expected {string.Join(", ", words)}.", field) { Candidates = nearest.IsEmpty ? [.. words.Take(6)] : nearest });
        return null;
    }

    private static string Between(double min, double max, string unit)
    {
        var of = unit.Length == 0 ? "" : " " + unit;
        return (double.IsFinite(min), double.IsFinite(max)) switch
        {
            (true, true) => $" from {Plain(min)} to {Plain(max)}{of}",
            (true, false) => $" of at least {Plain(min)}{of}",
            (false, true) => $" of at most {Plain(max)}{of}",
            _ => of,
        };
    }

    private static string Plain(double number) =>
        number.ToString(Math.Abs(number) < 1e15 ? "0.################" : "R", CultureInfo.InvariantCulture);
}
