using System.Globalization;
using NodaTime;

namespace Glabella.Components;

/// <summary>
/// What a posted form has to put right: at most one message a field, in the order found. The message stands beside its field
/// and again in the summary on top of the page.
/// </summary>
public sealed class Problems
{
    private readonly List<(string Field, string Message)> _all = [];

    /// <summary>Field names with their messages.</summary>
    public IReadOnlyList<(string Field, string Message)> All => _all;

    /// <summary>Nothing to put right.</summary>
    public bool None => _all.Count == 0;

    /// <summary>The message of a field, or null.</summary>
    public string? this[string field] => _all.Find(p => p.Field == field).Message;

    /// <summary>The element id of a field.</summary>
    public static string IdOf(string field) =>
        string.Create(field.Length, field, (span, name) =>
        {
            for (var i = 0; i < name.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(name[i]) ? char.ToLowerInvariant(name[i]) : '-';
            }
        });

    /// <summary>Adds a message; the first one for a field stays.</summary>
    public void Add(string field, string message)
    {
        if (this[field] is null)
        {
            _all.Add((field, message));
        }
    }

    /// <summary>Adds <paramref name="message"/> unless <paramref name="holds"/>.</summary>
    public bool Demand(bool holds, string field, string message)
    {
        if (!holds)
        {
            Add(field, message);
        }

        return holds;
    }

    /// <summary>The trimmed text, or "" with a message if there is none or more than <paramref name="longest"/> characters.</summary>
    public string Text(string field, string? text, string message, int longest = 200)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
        {
            Add(field, message);
        }

        return Optional(field, trimmed, longest) ?? "";
    }

    /// <summary>The trimmed text, null if empty; a message if longer than <paramref name="longest"/> characters.</summary>
    public string? Optional(string field, string? text, int longest = 200)
    {
        var trimmed = text?.Trim() ?? "";
        Demand(trimmed.Length <= longest, field, string.Create(CultureInfo.InvariantCulture, $"Shorten this to {longest} characters. It has {trimmed.Length}."));
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>The date that was typed, or null with a message. See <see cref="DateText.Read"/> for what is read.</summary>
    /// <param name="field">Field name.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="missing">Message if nothing was typed; null if the date may be left out.</param>
    public LocalDate? Date(string field, string? text, string? missing)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (missing is not null)
            {
                Add(field, missing);
            }

            return null;
        }

        var read = DateText.Read(text);
        if (read.Message is { } message)
        {
            Add(field, message);
        }

        return read.Date;
    }

    /// <summary>The time of day that was typed ("9:30", "0930", "14.15"), or null with a message.</summary>
    public LocalTime? Time(string field, string? text, string? missing)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (missing is not null)
            {
                Add(field, missing);
            }

            return null;
        }

        var time = TimeText.Read(text);
        Demand(time is not null, field, "Write a time of the day like 09:30 or 14:15.");
        return time;
    }

    /// <summary>The number that was typed, with a point or a comma, or null with a message.</summary>
    public decimal? Number(string field, string? text, decimal least, decimal most, string? missing, string unit = "")
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (missing is not null)
            {
                Add(field, missing);
            }

            return null;
        }

        var range = string.Create(CultureInfo.InvariantCulture, $"Write a number from {least:0.####} to {most:0.####}{(unit.Length == 0 ? "" : " " + unit)}.");
        if (decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        Add(field, range);
        return null;
    }

    /// <summary>A whole number, else as <see cref="Number"/>.</summary>
    public int? Whole(string field, string? text, int least, int most, string? missing, string unit = "")
    {
        var number = Number(field, text, least, most, missing, unit);
        if (number is { } value && value != decimal.Truncate(value))
        {
            Add(field, "Write a whole number.");
            return null;
        }

        return (int?)number;
    }
}
