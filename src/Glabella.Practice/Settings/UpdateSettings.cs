using System.Collections.Immutable;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>The owner changes the practice's settings.</summary>
public sealed class UpdateSettings(ClinicDb db, IClock clock)
{
    /// <summary>All settings as the page shows them.</summary>
    /// <param name="Version">The version that the page showed.</param>
    /// <param name="Name">Name that patients know.</param>
    /// <param name="Country">Two letters.</param>
    /// <param name="Jurisdiction">Whose labels come first.</param>
    /// <param name="TimeZone">Time zone.</param>
    /// <param name="Currency">Three letters.</param>
    /// <param name="EmergencyNumber">Number when a life is in danger.</param>
    /// <param name="Phone">The practice's own; null for none.</param>
    /// <param name="MinimumIntervalDays">84…365.</param>
    /// <param name="BookingLeadDays">0…90.</param>
    /// <param name="OpensAt">First appointment.</param>
    /// <param name="ClosesAt">End of the last.</param>
    /// <param name="OpenDays">ISO numbers of the days.</param>
    /// <param name="Rooms">Names of rooms.</param>
    /// <param name="ProductNames">Toxins that the practice uses, the usual one first; null leaves them as they are.</param>
    public sealed record Request(
        Guid Version, string? Name, string? Country, string? Jurisdiction, string? TimeZone, string? Currency, string? EmergencyNumber, string? Phone,
        int? MinimumIntervalDays, int? BookingLeadDays, LocalTime? OpensAt, LocalTime? ClosesAt, IReadOnlyList<int> OpenDays, IReadOnlyList<string> Rooms,
        IReadOnlyList<string>? ProductNames = null);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Done.</summary>
        public sealed record Updated : Outcome;

        /// <summary>Somebody else changed them meanwhile: look at theirs first.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Actor actor, Request request, CancellationToken cancel = default)
    {
        var problems = Problems(request).ToImmutableArray();
        if (problems.Length > 0)
        {
            return new Outcome.Refused(problems);
        }

        var settings = await db.Practice(cancel).ConfigureAwait(false);
        db.Entry(settings).Property(s => s.Version).OriginalValue = request.Version;
        settings.Name = request.Name!.Trim();
        settings.Country = Countries.Find(request.Country)!.Code;
        settings.Jurisdiction = request.Jurisdiction!;
        settings.TimeZone = request.TimeZone!.Trim();
        settings.Currency = request.Currency!.Trim().ToUpperInvariant();
        settings.EmergencyNumber = request.EmergencyNumber!.Trim();
        settings.Phone = Check.Tidy(request.Phone);
        settings.MinimumIntervalDays = request.MinimumIntervalDays!.Value;
        settings.BookingLeadDays = request.BookingLeadDays!.Value;
        settings.OpensAt = request.OpensAt!.Value;
        settings.ClosesAt = request.ClosesAt!.Value;
        settings.OpenDays = string.Join(',', request.OpenDays.Distinct().Order().Select(Words.Of));
        settings.Rooms = string.Join(',', request.Rooms.Select(r => r.Trim()).Where(r => r.Length > 0));
        if (request.ProductNames is { } products)
        {
            settings.ProductNames = string.Join(',', products.Select(p => Products.Find(p)!.Name).Distinct(StringComparer.Ordinal));
        }

        try
        {
            await db.Commit(actor, clock, new AuditNote(AuditEntry.House, nameof(UpdateSettings)), cancel).ConfigureAwait(false);
            return new Outcome.Updated();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.ChangedMeanwhile();
        }
    }

    private static List<FieldProblem> Problems(Request request)
    {
        List<FieldProblem> problems =
        [
            .. Check.Filled(request.Name, nameof(Request.Name), "The name that patients know the practice by.", 120),
            .. Check.Filled(request.EmergencyNumber, nameof(Request.EmergencyNumber), "The number to call when a life is in danger.", 20),
            .. Check.Phone(request.Phone, nameof(Request.Phone)),
        ];
        void Expect(bool holds, string field, string message)
        {
            if (!holds)
            {
                problems.Add(new(field, message));
            }
        }

        Expect(Countries.Find(request.Country) is not null, nameof(Request.Country), "Choose the country of the practice.");
        Expect(Countries.Jurisdictions.Contains(request.Jurisdiction ?? ""), nameof(Request.Jurisdiction), "Choose whose labels come first.");
        Expect(DateTimeZoneProviders.Tzdb.GetZoneOrNull(request.TimeZone?.Trim() ?? "") is not null, nameof(Request.TimeZone), "No such time zone; write it like Europe/London.");
        Expect(request.Currency?.Trim() is { Length: 3 } c && c.All(char.IsAsciiLetter), nameof(Request.Currency), "Three letters, like EUR.");
        Expect(request.MinimumIntervalDays is >= 84 and <= 365, nameof(Request.MinimumIntervalDays), "From 84 (12 weeks) to 365 days.");
        Expect(request.BookingLeadDays is >= 0 and <= 90, nameof(Request.BookingLeadDays), "From 0 to 90 days.");
        Expect(request.OpensAt is not null, nameof(Request.OpensAt), "A time, like 09:00.");
        Expect(request.ClosesAt is not null && (request.OpensAt is null || request.ClosesAt > request.OpensAt), nameof(Request.ClosesAt), "A time after opening, like 18:00.");
        Expect(request.OpenDays.Count > 0 && request.OpenDays.All(d => d is >= 1 and <= 7), nameof(Request.OpenDays), "Choose at least one day.");
        Expect(request.Rooms.All(r => r.Length <= 40 && !r.Contains(',', StringComparison.Ordinal)), nameof(Request.Rooms), "Short names without commas.");
        Expect(request.ProductNames is null || (request.ProductNames.Count > 0 && request.ProductNames.All(p => Products.Find(p)?.Kind == ProductKind.Toxin)), nameof(Request.ProductNames), "Choose at least one toxin.");
        return problems;
    }
}
