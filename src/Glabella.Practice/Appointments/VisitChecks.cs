using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>What the fields of a visit must be.</summary>
internal static class VisitChecks
{
    public static async Task<ImmutableArray<FieldProblem>> Of(ClinicDb db, Guid injector, LocalDate? date, LocalTime? time, int? minutes, string? note, string? room, CancellationToken cancel)
    {
        List<FieldProblem> problems = [.. Check.NotLonger(note, "Note", 500), .. Check.NotLonger(room, "Room", 40)];
        if (date is null || date.Value.Year is < 2000 or > 2199)
        {
            problems.Add(new("Date", "The day of the visit."));
        }

        if (time is not { } at || at.Minute % 5 != 0 || at.NanosecondOfSecond != 0 || at.Second != 0)
        {
            problems.Add(new("Time", "A time on a full five minutes, like 10:15."));
        }

        if (minutes is not (>= 5 and <= 480) || minutes % 5 != 0)
        {
            problems.Add(new("Minutes", "From 5 to 480 minutes, in steps of five."));
        }

        var treats = await (from link in db.UserRoles
                            join role in db.Roles on link.RoleId equals role.Id
                            join member in db.Users on link.UserId equals member.Id
                            where member.Id == injector && member.Active && role.Name == Roles.Injector
                            select member.Id).AnyAsync(cancel).ConfigureAwait(false);
        if (!treats)
        {
            problems.Add(new("InjectorId", "Choose who treats."));
        }

        return [.. problems];
    }
}
