using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Components;

/// <summary>Times of day as people type and read them; 24 hours.</summary>
public static class TimeText
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>"09:30".</summary>
    public static string Clock(this LocalTime time) => Pattern.Format(time);

    /// <summary>Reads 9:30, 09:30, 9.30, 0930, 930 and 9; null if it is no time of day.</summary>
    public static LocalTime? Read(string text)
    {
        var parts = text.Trim().Split(':', '.', ' ', 'h');
        var (hours, minutes) = parts switch
        {
            [{ Length: 3 or 4 } run] => (run[..^2], run[^2..]),
            [{ Length: 1 or 2 } hour] => (hour, "0"),
            [var hour, { Length: 2 } minute, ..] when parts.Length == 2 || parts is [_, _, "00"] => (hour, minute),
            _ => ("", ""),
        };
        return int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var h)
            && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            && h < 24 && m < 60
            ? new LocalTime(h, m)
            : null;
    }
}
