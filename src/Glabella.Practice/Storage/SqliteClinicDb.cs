using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Practice;

/// <summary>The record in one SQLite file. Dates are ISO text, instants ticks since 1970.</summary>
/// <param name="options">As <see cref="PracticeData"/> sets them.</param>
public sealed class SqliteClinicDb(DbContextOptions<SqliteClinicDb> options) : ClinicDb(options)
{
    internal override bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    // A transaction of Microsoft.Data.Sqlite begins immediate: one writer at a time.
    internal override Task LockChains(IReadOnlyCollection<Guid> chains, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<LocalDate>().HaveConversion<DateText>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<TimeText>();
        configurationBuilder.Properties<Instant>().HaveConversion<InstantTicks>();
    }

    private sealed class DateText() : ValueConverter<LocalDate, string>(d => LocalDatePattern.Iso.Format(d), t => LocalDatePattern.Iso.Parse(t).Value);

    private sealed class TimeText() : ValueConverter<LocalTime, string>(d => LocalTimePattern.ExtendedIso.Format(d), t => LocalTimePattern.ExtendedIso.Parse(t).Value);

    private sealed class InstantTicks() : ValueConverter<Instant, long>(i => i.ToUnixTimeTicks(), t => Instant.FromUnixTimeTicks(t));
}
