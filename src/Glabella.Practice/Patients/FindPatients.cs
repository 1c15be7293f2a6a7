using System.Collections.Immutable;
using System.Globalization;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Practice;

/// <summary>Finds people by parts of their name, chart number, birth date, telephone, or the lot they were given.</summary>
public sealed class FindPatients(ClinicDb db, IClock clock)
{
    /// <summary>One person as a list shows them.</summary>
    /// <param name="Id">Whose chart.</param>
    /// <param name="ChartNumber">Its number.</param>
    /// <param name="Name">Full name.</param>
    /// <param name="BirthDate">Date of birth.</param>
    /// <param name="LastTreatment">Newest treatment; null if none.</param>
    /// <param name="NextVisit">Next visit still expected; null if none.</param>
    public sealed record Row(Guid Id, int ChartNumber, string Name, LocalDate BirthDate, LastTreated? LastTreatment, Instant? NextVisit);

    /// <summary>The newest treatment of a person.</summary>
    /// <param name="Date">The day.</param>
    /// <param name="Product">The product.</param>
    /// <param name="Areas">Areas with units.</param>
    public sealed record LastTreated(LocalDate Date, string Product, ImmutableArray<TreatedArea> Areas);

    /// <summary>A page of the list.</summary>
    /// <param name="Rows">At most as many as asked for.</param>
    /// <param name="Total">How many people match.</param>
    public sealed record Found(ImmutableArray<Row> Rows, int Total);

    /// <summary>Those who match, by name; without a query the newest charts first.</summary>
    public async Task<Found> Do(Actor actor, string? query, int skip = 0, int take = 50, CancellationToken cancel = default)
    {
        var people = db.Patients.AsNoTracking().Where(p => p.ErasedAt == null);
        var text = query?.Trim() ?? "";
        people = text.Length == 0 ? people.OrderByDescending(p => p.ChartNumber) : Matching(people, text).OrderBy(p => p.FoldedName).ThenBy(p => p.ChartNumber);
        var total = await people.CountAsync(cancel).ConfigureAwait(false);
        var page = await people.Skip(skip).Take(take).ToListAsync(cancel).ConfigureAwait(false);
        var ids = page.Select(p => p.Id).ToList();
        var now = clock.Now();
        var treated = (await db.Treatments.AsNoTracking().Where(t => ids.Contains(t.PatientId))
            .Select(t => new { t.PatientId, t.Date, t.Product, t.AreasJson, t.SignedAt }).ToListAsync(cancel).ConfigureAwait(false))
            .GroupBy(t => t.PatientId).ToDictionary(g => g.Key, g => g.OrderBy(t => t.Date).ThenBy(t => t.SignedAt).Last());
        var next = await db.Appointments.AsNoTracking().Where(a => ids.Contains(a.PatientId) && a.Status == VisitStatus.Expected && a.Start >= now)
            .GroupBy(a => a.PatientId).Select(g => new { g.Key, Start = g.Min(a => a.Start) }).ToDictionaryAsync(x => x.Key, x => x.Start, cancel).ConfigureAwait(false);
        await db.Commit(actor, clock, new AuditNote(AuditEntry.House, nameof(FindPatients)), cancel).ConfigureAwait(false);
        return new Found(
            [
                .. page.Select(p => new Row(
                    p.Id,
                    p.ChartNumber,
                    p.Name,
                    p.BirthDate,
                    treated.TryGetValue(p.Id, out var t) ? new LastTreated(t.Date, t.Product, [.. RecordJson.Read<List<TreatedArea>>(t.AreasJson)]) : null,
                    next.TryGetValue(p.Id, out var at) ? at : null)),
            ],
            total);
    }

    private IQueryable<Patient> Matching(IQueryable<Patient> people, string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
        {
            var day = date.Value;
            return people.Where(p => p.BirthDate == day);
        }

        if (text.TrimStart('#') is var digits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return people.Where(p => p.ChartNumber == number || (p.Phone != null && p.Phone.Replace(" ", "").Contains(digits)) || db.Treatments.Any(t => t.PatientId == p.Id && t.Lot!.Contains(digits)));
        }

        var folded = NearestNames.Folded(text);
        if (folded.Length == 0)
        {
            return people.Where(p => false);
        }

        // Short parts begin a word; from three letters on they may stand anywhere in it.
        var upper = text.ToUpperInvariant();
        var byName = people;
        foreach (var part in folded.Split(' '))
        {
            var wanted = part.Length >= 3 ? part : " " + part;
            byName = byName.Where(p => p.FoldedName.Contains(wanted));
        }

        return text.Any(char.IsAsciiDigit) ? people.Where(p => db.Treatments.Any(t => t.PatientId == p.Id && t.Lot!.Contains(upper))) : byName;
    }
}
