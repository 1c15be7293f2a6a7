using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Vocabulary;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// Fills an empty record with a clearly fictional practice: people whose treatments turned out as the course model says for
/// their hidden truth, three years back; nine visits today; recall list, lots and stock book. The same at each filling,
/// but for today's date. All or nothing: one transaction.
/// </summary>
public sealed class DemoPractice(ClinicDb db, UserManager<Staff> staff, IClock clock)
{
    /// <summary>Password of every account of the demonstration.</summary>
    public const string Password = "elm court demo";

    /// <summary>How many people besides those who come today.</summary>
    private const int People = 220;

    /// <summary>The first few of them hardly answer and came lately, so that the recall list has somebody to review on any day.</summary>
    private static readonly ImmutableArray<ImmutableArray<int>> LateNonResponders = [[250, 140, 22], [330, 215, 30], [126, 15]];

    private static readonly ImmutableArray<(string Name, string Email, ImmutableArray<string> Roles)> Accounts =
    [
        ("Dr Ines Varga", "owner@elmcourt.example", [Roles.Owner, Roles.Injector, Roles.Prescriber]),
        ("Priya Nair", "injector@elmcourt.example", [Roles.Injector]),
        ("Dr Lena Hoff", "prescriber@elmcourt.example", [Roles.Prescriber]),
        ("Tom Aldous", "frontdesk@elmcourt.example", [Roles.FrontDesk]),
    ];

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Filled.</summary>
        /// <param name="Patients">People.</param>
        /// <param name="Treatments">Treatments.</param>
        /// <param name="Accounts">Accounts to print.</param>
        public sealed record Filled(int Patients, int Treatments, ImmutableArray<DemoAccount> Accounts) : Outcome;

        /// <summary>The demonstration stands there already.</summary>
        /// <param name="Booked">People who were booked for today, where it was made on an earlier day; 0 if it has a schedule.</param>
        /// <param name="Accounts">Accounts to print.</param>
        public sealed record AlreadyThere(int Booked, ImmutableArray<DemoAccount> Accounts) : Outcome;

        /// <summary>The record has patients who are not the demonstration's. Nothing was done.</summary>
        /// <param name="Problem">One sentence.</param>
        public sealed record HasPatients(RecordProblem Problem) : Outcome;
    }

    /// <summary>The accounts, for printing.</summary>
    public static ImmutableArray<DemoAccount> Printed { get; } = [.. Accounts.Select(a => new DemoAccount(a.Name, a.Email, Password, string.Join(", ", a.Roles)))];

    /// <summary>Does it.</summary>
    public async Task<Outcome> Fill(IProgress<DemoProgress>? progress = null, CancellationToken cancel = default)
    {
        if (await db.Patients.AnyAsync(cancel).ConfigureAwait(false))
        {
            return await db.Audit.AnyAsync(a => a.Chain == AuditEntry.House && a.Act == nameof(DemoPractice), cancel).ConfigureAwait(false)
                ? new Outcome.AlreadyThere(await Renew(cancel).ConfigureAwait(false), Printed)
                : new Outcome.HasPatients(new RecordProblem("REC-007", "This record has patients; the demonstration fills only an empty one. Name another folder with --data.", 2));
        }

        var transaction = await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await db.LockChains([AuditEntry.House], cancel).ConfigureAwait(false);
            var settings = await Settings(cancel).ConfigureAwait(false);
            var team = await Team().ConfigureAwait(false);
            var now = clock.Now();
            var house = new DemoHouse(settings, team, now, settings.Today(clock));
            var histories = await Task.Run(() => Histories(house.Today, progress, cancel), cancel).ConfigureAwait(false);
            await Task.Run(() => house.Build(histories, progress, cancel), cancel).ConfigureAwait(false);
            await Write(house, progress, cancel).ConfigureAwait(false);
            await db.Append(Actor.House, clock, [new AuditNote(AuditEntry.House, nameof(DemoPractice))], cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            return new Outcome.Filled(house.Charts.Count, house.Charts.Sum(c => c.Treatments.Count), Printed);
        }
    }

    private async Task<int> Renew(CancellationToken cancel)
    {
        var injectors = ImmutableArray.CreateBuilder<Guid>();
        foreach (var (_, email, _) in Accounts.Take(2))
        {
            if (await staff.FindByEmailAsync(email).ConfigureAwait(false) is { } member)
            {
                injectors.Add(member.Id);
            }
        }

        return injectors.Count < 2 ? 0 : await new DemoDay(db, clock).Renew(injectors.ToImmutable(), cancel).ConfigureAwait(false);
    }

    private async Task<PracticeSettings> Settings(CancellationToken cancel)
    {
        if (await db.Settings.SingleOrDefaultAsync(cancel).ConfigureAwait(false) is { } there)
        {
            return there;
        }

        var settings = CreateOwner.Defaults("Elm Court Clinic (demonstration)", Countries.Find("GB")!, "Europe/London");
        settings.Phone = "020 7946 0142";
        settings.OpenDays = "1,2,3,4,5,6";
        settings.Rooms = "Room 1,Room 2";
        settings.ProductNames = string.Join(',', Products.OnabotulinumtoxinA.Name, Products.AbobotulinumtoxinA.Name, Products.IncobotulinumtoxinA.Name, Products.PrabotulinumtoxinA.Name, Products.DaxibotulinumtoxinA.Name);
        db.Settings.Add(settings);
        await db.SetupCodes.ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        return settings;
    }

    private async Task<ImmutableArray<Staff>> Team()
    {
        List<Staff> team = [];
        foreach (var (name, email, roles) in Accounts)
        {
            var member = await staff.FindByEmailAsync(email).ConfigureAwait(false);
            if (member is null)
            {
                member = new Staff { Id = Guid.CreateVersion7(), Name = name, UserName = email, Email = email };
                var created = await staff.CreateAsync(member, Password).ConfigureAwait(false);
                if (!created.Succeeded)
                {
                    throw new InvalidOperationException(string.Join(' ', created.Errors.Select(e => e.Description)));
                }

                await staff.AddToRolesAsync(member, roles).ConfigureAwait(false);
            }

            team.Add(member);
        }

        return [.. team];
    }

    private static DemoHistory[] Histories(LocalDate today, IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        var names = DemoCast.Today.Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        var born = new DemoDice(7);
        var people = Enumerable.Range(0, People).Select(i => Invent(i, born, names, today)).ToArray();
        var all = new DemoHistory[DemoCast.Today.Length + People];
        var done = 0;
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            var dice = new DemoDice((ulong)(1000 + i));
            if (i < DemoCast.Today.Length)
            {
                var visit = DemoCast.Today[i];
                var patient = Register(visit.Name, visit.Born, visit.Sex, i + 1, today.PlusDays(-(visit.DaysAgo is [var first, ..] ? first : 3)), dice);
                all[i] = DemoHistory.Of(patient, i + 1, VirtualKind.Usual, Products.OnabotulinumtoxinA, visit.Areas, today, dice, visit.DaysAgo);
            }
            else
            {
                var place = i - DemoCast.Today.Length;
                var (patient, kind, product, areas) = people[place];
                all[i] = place < LateNonResponders.Length
                    ? DemoHistory.Of(patient, 100 + i, VirtualKind.NonResponder, Products.OnabotulinumtoxinA, [Areas.Glabella], today, dice, LateNonResponders[place])
                    : DemoHistory.Of(patient, 100 + i, kind, product, areas, today, dice);
            }

            progress?.Report(new DemoProgress("people", Interlocked.Increment(ref done), all.Length));
        });
        return all;
    }

    private static (Patient Patient, VirtualKind Kind, Product Product, ImmutableArray<Area> Areas) Invent(int i, DemoDice dice, HashSet<string> names, LocalDate today)
    {
        var woman = dice.Falls(0.87);
        var kind = dice.Next() switch { < 0.08 => VirtualKind.NonResponder, < 0.18 => VirtualKind.EarlyFader, < 0.28 => VirtualKind.LateReporter, _ => VirtualKind.Usual };
        var product = dice.Next() switch { < 0.65 => Products.OnabotulinumtoxinA, < 0.8 => Products.AbobotulinumtoxinA, < 0.9 => Products.IncobotulinumtoxinA, < 0.95 => Products.PrabotulinumtoxinA, _ => Products.DaxibotulinumtoxinA };
        ImmutableArray<Area> areas = dice.Next() switch { < 0.5 => [Areas.Glabella], < 0.75 => [Areas.Glabella, Areas.Forehead], < 0.92 => [Areas.Glabella, Areas.Forehead, Areas.LateralCanthus], _ => [Areas.Glabella, Areas.LateralCanthus] };
        var born = today.PlusDays(-dice.Between(27 * 365, 68 * 365));
        var patient = Register(DemoNames.Person(dice, woman, names), born, woman ? Sex.Female : Sex.Male, DemoCast.Today.Length + i + 1, today.PlusDays(-1100), dice);
        patient.MayContact = !dice.Falls(0.04);
        return (patient, kind, product, areas);
    }

    private static Patient Register(string name, LocalDate born, Sex sex, int number, LocalDate since, DemoDice dice)
    {
        var at = since.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        return new Patient
        {
            Id = dice.Id(at),
            ChartNumber = number,
            Name = name,
            FoldedName = Patient.Folded(name),
            BirthDate = born,
            Sex = sex,
            Phone = DemoNames.Phone(dice),
            Email = DemoNames.Email(name),
            RegisteredAt = at,
        };
    }

    private async Task Write(DemoHouse house, IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            db.AddRange(house.Stock.Lots);
            db.AddRange(house.Stock.Vials);
            await Save(cancel).ConfigureAwait(false);
            var done = 0;
            foreach (var some in house.Charts.Chunk(25))
            {
                foreach (var chart in some)
                {
                    chart.AddTo(db);
                }

                await Save(cancel).ConfigureAwait(false);
                progress?.Report(new DemoProgress("record", done += some.Length, house.Charts.Count));
            }

            db.AddRange(house.Stock.Movements);
            await Save(cancel).ConfigureAwait(false);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task Save(CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        db.ChangeTracker.Clear();
    }
}
