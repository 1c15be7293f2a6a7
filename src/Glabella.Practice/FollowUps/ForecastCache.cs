using System.Globalization;
using System.Text;
using Glabella.Course;
using Microsoft.Extensions.Caching.Memory;
using NodaTime.Text;

namespace Glabella.Practice;

/// <summary>
/// The last forecasts by everything that they depend on: the same case has the same answer, to the last bit, so a page that is opened again
/// need not work it out again. Keys and answers hold no names. One instance for a practice.
/// </summary>
public sealed class ForecastCache : IDisposable
{
    /// <summary>Forecasts kept, at about 150 kB each.</summary>
    private const int Most = 128;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The forecast of a case without problems.</summary>
    public ForecastOutcome Forecast(ForecastCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var key = Key(@case);
        return _kept.TryGetValue(key, out ForecastOutcome? kept) ? kept! : _kept.Set(key, Forecaster.Forecast(@case), new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <inheritdoc />
    public void Dispose() => _kept.Dispose();

    /// <summary>Everything that an answer depends on; the number of threads is not of it.</summary>
    internal static string Key(ForecastCase c)
    {
        var key = new StringBuilder();
        void Add(params ReadOnlySpan<object?> values)
        {
            foreach (var value in values)
            {
                _ = value switch
                {
                    NodaTime.LocalDate date => key.Append(LocalDatePattern.Iso.Format(date)),
                    double number => key.Append(number.ToString("R", CultureInfo.InvariantCulture)),
                    _ => key.Append(CultureInfo.InvariantCulture, $"{value}"),
                };
                key.Append('|');
            }

            key.Append(';');
        }

        Add(c.Date, c.AgeYears, c.Sex, c.Baseline, c.Today, c.StateRanges, c.HorizonDays, c.Members, c.Seed);
        Add(c.Practice?.UnmovedShift, c.Practice?.UnmovedShiftSd, c.Practice?.ReadingShift, c.Practice?.ReadingShiftSd);
        foreach (var planned in c.Planned)
        {
            Add('p', planned.Product.Name, planned.Area.Id, planned.Units);
        }

        foreach (var treatment in c.Treatments)
        {
            Add('t', treatment.Date, treatment.Product.Name, treatment.Area.Id, treatment.Units);
        }

        foreach (var seen in c.Observations)
        {
            Add('o', seen.Date, seen.Rater, seen.Grade, seen.Area.Id);
        }

        foreach (var said in c.Reports)
        {
            Add('r', said.Date, said.Mark, said.Roughly, said.Area.Id);
        }

        return key.ToString();
    }
}
