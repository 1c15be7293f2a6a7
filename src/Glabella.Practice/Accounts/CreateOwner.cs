using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>The first visit: makes the practice and its owner's account, against the code from the terminal.</summary>
public sealed class CreateOwner(ClinicDb db, UserManager<Staff> staff, IClock clock)
{
    /// <summary>What the set-up page asks.</summary>
    /// <param name="Code">The code from the terminal, in any case, with or without hyphens.</param>
    /// <param name="PracticeName">Name that patients know.</param>
    /// <param name="Country">Two letters; see <see cref="Countries"/>.</param>
    /// <param name="TimeZone">Time zone; null takes the country's.</param>
    /// <param name="Name">The owner's name as it stands under entries.</param>
    /// <param name="Email">Sign-in name.</param>
    /// <param name="Password">12 characters or more.</param>
    /// <param name="IsInjector">The owner also treats.</param>
    /// <param name="IsPrescriber">The owner also prescribes.</param>
    public sealed record Request(string? Code, string? PracticeName, string? Country, string? TimeZone, string? Name, string? Email, string? Password, bool IsInjector, bool IsPrescriber);

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Done: sign in as this member of staff.</summary>
        /// <param name="Owner">The owner.</param>
        public sealed record Created(Staff Owner) : Outcome;

        /// <summary>The practice has an owner already: sign in instead.</summary>
        public sealed record AlreadySetUp : Outcome;

        /// <summary>Fields to put right.</summary>
        /// <param name="Problems">Never empty.</param>
        public sealed record Refused(ImmutableArray<FieldProblem> Problems) : Outcome;
    }

    /// <summary>Does it.</summary>
    public async Task<Outcome> Do(Request request, CancellationToken cancel = default)
    {
        if (await db.Users.AnyAsync(cancel).ConfigureAwait(false))
        {
            return new Outcome.AlreadySetUp();
        }

        var country = Countries.Find(request.Country);
        var zone = string.IsNullOrWhiteSpace(request.TimeZone) ? country?.TimeZone : request.TimeZone.Trim();
        var hash = Secret.Hash(Secret.Tidy(request.Code));
        List<FieldProblem> problems =
        [
            .. Check.Filled(request.PracticeName, nameof(Request.PracticeName), "The name that patients know the practice by.", 120),
            .. Check.Filled(request.Name, nameof(Request.Name), "Your name, as it will stand under entries.", 120),
            .. Check.Email(request.Email, nameof(Request.Email), needed: true),
        ];
        if (!await db.SetupCodes.AnyAsync(c => c.CodeHash == hash, cancel).ConfigureAwait(false))
        {
            problems.Add(new(nameof(Request.Code), "Type the code that stands in the terminal where Glabella was started."));
        }

        if (country is null)
        {
            problems.Add(new(nameof(Request.Country), "Choose the country of the practice."));
        }

        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            problems.Add(new(nameof(Request.TimeZone), "No such time zone; write it like Europe/London."));
        }

        if ((request.Password ?? "").Length < 12)
        {
            problems.Add(new(nameof(Request.Password), "Use 12 characters or more. A few words are easier than symbols."));
        }

        if (problems.Count > 0)
        {
            return new Outcome.Refused([.. problems]);
        }

        var owner = new Staff { Id = Guid.CreateVersion7(), Name = request.Name!.Trim(), UserName = request.Email!.Trim(), Email = request.Email.Trim() };
        var transaction = await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await db.LockChains([AuditEntry.House], cancel).ConfigureAwait(false);
            if (await db.Users.AnyAsync(cancel).ConfigureAwait(false))
            {
                return new Outcome.AlreadySetUp();
            }

            var created = await staff.CreateAsync(owner, request.Password!).ConfigureAwait(false);
            if (!created.Succeeded)
            {
                return new Outcome.Refused([.. created.Errors.Select(Check.Of)]);
            }

            await staff.AddToRolesAsync(owner, [Roles.Owner, .. request.IsInjector ? [Roles.Injector] : Array.Empty<string>(), .. request.IsPrescriber ? [Roles.Prescriber] : Array.Empty<string>()]).ConfigureAwait(false);
            db.Settings.Add(Defaults(request.PracticeName!.Trim(), country!, zone!));
            await db.SetupCodes.ExecuteDeleteAsync(cancel).ConfigureAwait(false);
            await db.SaveChangesAsync(cancel).ConfigureAwait(false);
            await db.Append(Actor.House with { StaffId = owner.Id }, clock, [new AuditNote(AuditEntry.House, nameof(CreateOwner), owner.Id)], cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
        }

        return new Outcome.Created(owner);
    }

    internal static PracticeSettings Defaults(string name, Country country, string zone) => new()
    {
        Name = name,
        Country = country.Code,
        Jurisdiction = country.Jurisdiction,
        TimeZone = zone,
        Currency = country.Currency,
        EmergencyNumber = country.EmergencyNumber,
    };
}
