using System.Globalization;
using NodaTime;

namespace Glabella.Screening.Reading;

/// <summary>
/// Finds days in a text. What is vague ends as late as it can (the latest day that the words allow), so that
/// a window is never left too early.
/// </summary>
internal sealed class Dates(Token[] tokens, LittleMeaning?[] littles, LocalDate? day)
{
    /// <summary>A day that begins at a word, or null.</summary>
    /// <param name="i">The word.</param>
    /// <param name="before">What stands before it, where that is known: "until" leads ahead, "stopped" back.</param>
    public When? At(int i, List<Element>? before = null)
    {
        // Most words begin no day: neither a figure nor a little word.
        if (littles[i] is null && !char.IsAsciiDigit(tokens[i].Text[0]) && tokens[i].Text is not ("il" or "in" or "en" or "dans" or "tra" or "em" or "za" or "через" or "couple"))
        {
            return null;
        }

        return (Relative(i) ?? Calendar(i, before is null ? Side.Unknown : SideOf(i, before))) is { } when && IsOneStretch(when) ? when : null;
    }

    // "typ 2, SEP" is no day in September; only a year may stand behind a comma ("March 5, 2026"), and nothing on the next line.
    private bool IsOneStretch(When when)
    {
        for (var k = when.From + 1; k < when.To; k++)
        {
            if (tokens[k].Segment != tokens[k - 1].Segment && (Year(k) is null || tokens[k].Sign is '\n' or '\r' or ';'))
            {
                return false;
            }
        }

        return true;
    }

    private Side SideOf(int i, List<Element> before)
    {
        var until = false;
        for (var k = before.Count - 1; k >= 0 && before[k].Segment == tokens[i].Segment; k--)
        {
            if (before[k] is Little { Roles: var roles } && (roles & Role.Stopped) != 0)
            {
                if ((roles & Role.Until) == 0)
                {
                    // "was on it until May" looks back all the same.
                    return Side.Past;
                }

                until = true;
            }
        }

        return until ? Side.Ahead : Side.Unknown;
    }

    private When? Relative(int i)
    {
        var roles = RoleAt(i);
        if ((roles & Role.Yesterday) != 0)
        {
            return Made(i, 1, day?.PlusDays(-1));
        }

        if ((roles & Role.AgoBefore) != 0 && Amount(i + 1, out var n, out var unit, out var next))
        {
            // "hace dos años que tomo": for two years, not two years ago.
            return next < tokens.Length && tokens[next].Text is "que" or "da" ? null : Made(i, next - i, Back(n, unit), n, unit);
        }

        if (Amount(i, out n, out unit, out next) && next < tokens.Length && (RoleAt(next) & Role.Ago) != 0)
        {
            return Made(i, next + 1 - i, Back(n, unit), n, unit);
        }

        // "il y a 2 ans"
        if (tokens[i].Text == "il" && Text(i + 1) == "y" && Text(i + 2) == "a" && Amount(i + 3, out n, out unit, out next))
        {
            return Made(i, next - i, Back(n, unit), n, unit);
        }

        if (tokens[i].Text is "in" or "en" or "dans" or "tra" or "em" or "za" or "через" && Amount(i + 1, out n, out unit, out next) && !(next < tokens.Length && (RoleAt(next) & Role.Ago) != 0))
        {
            return new When(i, next, tokens[i].Segment, day is { } d ? Forward(d, n, unit) : null, Future: true, LongAgo: false);
        }

        if ((roles & Role.Last) != 0 && i + 1 < tokens.Length)
        {
            if (littles[i + 1]?.Unit is { } after)
            {
                return Made(i, 2, Previous(after));
            }

            if (littles[i + 1]?.Month is { } month)
            {
                return Made(i, 2, EndOf(month, null, Side.Past));
            }
        }

        return littles[i]?.Unit is { } before && i + 1 < tokens.Length && (RoleAt(i + 1) & Role.Last) != 0 ? Made(i, 2, Previous(before)) : null;
    }

    private When? Calendar(int i, Side side)
    {
        var text = tokens[i].Text;

        // 2026-03-01, 01.03.2026, 3/1/2026: of the two readings of the last the later one, if nothing leads ahead the later that is not after the planned day.
        if (Year(i) is { } isoYear && Small(i + 1, 12) is { } m && Small(i + 2, 31) is { } d && Valid(isoYear, m, d) is { } iso)
        {
            return Made(i, 3, iso);
        }

        if (Small(i, 31) is { } a && Small(i + 1, 31) is { } b)
        {
            if ((Year(i + 2) ?? (side == Side.Unknown ? null : ShortYear(i + 2))) is { } y)
            {
                var readings = new[] { Valid(y, b, a), Valid(y, a, b) }.Where(x => x is not null).ToList();
                var past = readings.Where(x => day is null || x <= day).ToList();
                return readings.Count == 0 ? null : Made(i, 3, side == Side.Ahead ? readings.Max() : past.Count > 0 ? past.Max() : readings.Min());
            }

            // "until 4.12.", "stopped 28/11"
            if (side != Side.Unknown && (Nearest(b, a, side) is not null || Nearest(a, b, side) is not null))
            {
                return Made(i, 2, new[] { Nearest(b, a, side), Nearest(a, b, side) }.Max());
            }
        }

        if (littles[i]?.Month is { } month)
        {
            var following = Year(i + 1);
            if (following is null && Small(i + 1, 31) is { } dayOfMonth && Year(i + 2) is { } farther)
            {
                return Made(i, 3, Valid(farther, month, dayOfMonth));
            }

            if (following is null && Small(i + 1, 31) is { } dayAfter && !(i + 2 < tokens.Length && IsDose(tokens[i + 2].Text)) && Nearest(month, dayAfter, side) is { } near)
            {
                // "December 5"
                return Made(i, 2, near);
            }

            // "may", "mar" and the like are only a month after a preposition or before a year.
            if (following is null && !(i > 0 && IsPlace(tokens[i - 1].Text)))
            {
                return null;
            }

            return Made(i, following is null ? 1 : 2, EndOf(month, following, side));
        }

        if (Small(i, 31) is { } number && i + 1 < tokens.Length && (littles[i + 1]?.Month ?? (tokens[i + 1].Text is "of" or "de" && i + 2 < tokens.Length ? littles[i + 2]?.Month : null)) is { } of)
        {
            var length = tokens[i + 1].Text is "of" or "de" ? 3 : 2;
            var year = Year(i + length);
            return Made(i, length + (year is null ? 0 : 1), year is { } known ? Valid(known, of, number) : Nearest(of, number, side));
        }

        return Year(i) is { } alone && (i == 0 ? tokens.Length == 1 : IsPlace(tokens[i - 1].Text) || tokens[i].Sign is '(' || (i + 1 < tokens.Length && (RoleAt(i + 1) & Role.Stopped) != 0) || (i + 1 == tokens.Length && littles[i - 1]?.Unit is null && alone >= 1950))
            && !(i + 1 < tokens.Length && IsDose(tokens[i + 1].Text))
                ? Made(i, 1, new LocalDate(alone, 12, 31) is var end && day is { } limit && end > limit ? limit : end)
                : null;
    }

    private bool Amount(int i, out int n, out char unit, out int next)
    {
        (n, unit, next) = (0, ' ', 0);
        if (i + 1 < tokens.Length && Number(i) is { } number)
        {
            var at = tokens[i + 1].Text == "of" ? i + 2 : i + 1;
            if (at < tokens.Length && littles[at]?.Unit is { } u)
            {
                (n, unit, next) = (number, u, at + 1);
                return true;
            }
        }

        // "couple of weeks", "a few days", "a couple of years"
        if (i + 1 < tokens.Length && tokens[i].Text is "a" or "the" or "past" && Amount(i + 1, out n, out unit, out next))
        {
            return true;
        }

        if (i + 2 < tokens.Length && tokens[i].Text == "couple" && tokens[i + 1].Text == "of" && littles[i + 2]?.Unit is { } couple)
        {
            (n, unit, next) = (2, couple, i + 3);
            return true;
        }

        return false;
    }

    private When Made(int from, int length, LocalDate? at, int n = 0, char unit = ' ') =>
        new(from, from + length, tokens[from].Segment, at, at is { } a && day is { } d && a > d, LongAgo: day is null && unit == 'y' && n >= 2);

    private LocalDate? Back(int n, char unit) => day is not { } d || n > 1500 ? null : unit switch
    {
        'd' => d.PlusDays(-n),
        'w' => d.PlusWeeks(-n),
        'm' => d.PlusMonths(-n),
        _ => n > 150 ? null : d.PlusYears(-n),
    };

    private static LocalDate? Forward(LocalDate d, int n, char unit) => n > 1500 || d.Year > 9700 ? null : unit switch
    {
        'd' => d.PlusDays(n),
        'w' => d.PlusWeeks(n),
        'm' => d.PlusMonths(n),
        _ => n > 150 ? null : d.PlusYears(n),
    };

    private LocalDate? Previous(char unit) => day is not { } d ? null : unit switch
    {
        'd' or 'w' => d.PlusDays(-1),
        'm' => new LocalDate(d.Year, d.Month, 1).PlusDays(-1),
        _ => new LocalDate(d.Year - 1, 12, 31),
    };

    private LocalDate? EndOf(int month, int? year, Side side)
    {
        if (year is null && day is null)
        {
            return null;
        }

        var y = year ?? (Nearest(month, 1, side == Side.Ahead ? side : Side.Past) ?? day!.Value).Year;
        var end = new LocalDate(y, month, CalendarSystem.Iso.GetDaysInMonth(y, month));
        return day is { } d && end > d && new LocalDate(y, month, 1) <= d ? d : end;
    }

    // A day without its year: the last one that is not after the planned day, unless the words lead ahead or the next one is near.
    private LocalDate? Nearest(int month, int number, Side side)
    {
        if (day is not { } d)
        {
            return null;
        }

        var next = Valid(d.Year, month, number) is { } thisYear && thisYear > d ? thisYear : Valid(d.Year + 1, month, number);
        var within = side switch
        {
            Side.Ahead => 92,
            Side.Past => 0,
            _ => 31,
        };
        return next is { } n && Period.DaysBetween(d, n) <= within ? n
            : Valid(d.Year, month, number) is { } same && same <= d ? same : Valid(d.Year - 1, month, number);
    }

    private Role RoleAt(int i) => littles[i]?.Roles ?? Role.None;

    private string? Text(int i) => i < tokens.Length ? tokens[i].Text : null;

    // In digits or words.
    private int? Number(int i) =>
        littles[i]?.Number is { } number ? number
        : tokens[i].Text.Length <= 4 && int.TryParse(tokens[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : null;

    private int? Year(int i) =>
        i < tokens.Length && tokens[i].Text.Length == 4 && Number(i) is { } y and >= 1900 and <= 2199 ? y : null;

    // "stopped 28.11.26"; without such a word "10-10-20" is a dose at morning, noon and night.
    private int? ShortYear(int i) =>
        Small(i, 40) is { } y and >= 15 && !(i + 1 < tokens.Length && IsDose(tokens[i + 1].Text)) ? 2000 + y : null;

    private int? Small(int i, int limit) =>
        i < tokens.Length && tokens[i].Text.Length <= 2 && char.IsAsciiDigit(tokens[i].Text[0]) && Number(i) is { } n && n >= 1 && n <= limit ? n : null;

    private static LocalDate? Valid(int year, int month, int number) =>
        year <= 9999 && month is >= 1 and <= 12 && number >= 1 && number <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, number) : null;

    private static bool IsDose(string word) => word is "mg" or "mcg" or "iu" or "ie" or "ui" or "g" or "ml" or "units" or "unit" or "u" or "ug" or "kg" or "mkg" or "мг" or "ме" or "ед" or "j";

    private static bool IsPlace(string word) => word is "in" or "since" or "until" or "till" or "early" or "late" or "mid" or "end" or "of" or "from" or "by" or "during" or "im" or "seit" or "bis" or "ende" or "anfang"
        or "en" or "depuis" or "desde" or "em" or "a" or "nel" or "dal" or "w" or "od" or "do" or "в" or "с" or "до" or "de" or "di" or "year" or "around" or "back" or "about" or "circa" or "ca" or "last" or "sinds" or "begin" or "hasta" or "ate" or "fino" or "jusqu" or "finished" or "stopped";
}
