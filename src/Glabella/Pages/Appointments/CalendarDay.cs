using Glabella.Practice;
using NodaTime;

namespace Glabella.Pages.Appointments;

/// <summary>A day as a table: a row every quarter of an hour, a column for each injector.</summary>
/// <param name="First">Time of the first row.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Injectors.</param>
internal sealed record CalendarDay(LocalTime First, int Rows, IReadOnlyList<CalendarDay.Column> Columns)
{
    private const int Quarter = 15;

    /// <summary>One injector's day.</summary>
    /// <param name="Id">The injector's account.</param>
    /// <param name="Name">The injector.</param>
    /// <param name="Cells">One a row.</param>
    public sealed record Column(Guid Id, string Name, IReadOnlyList<Cell> Cells);

    /// <summary>A cell of the table.</summary>
    /// <param name="Visits">What begins in it.</param>
    /// <param name="Span">Rows that it takes.</param>
    /// <param name="Covered">A cell above reaches over it.</param>
    public sealed record Cell(IReadOnlyList<DaySchedule.Visit> Visits, int Span, bool Covered);

    /// <summary>Time of a row.</summary>
    public LocalTime TimeOf(int row) => First.PlusMinutes(row * Quarter);

    /// <summary>Lays the visits out. Hours before opening and after closing appear only if somebody is booked in them.</summary>
    public static CalendarDay Of(IReadOnlyList<DaySchedule.Visit> visits, IReadOnlyList<(Guid Id, string Name)> injectors, LocalTime opens, LocalTime closes)
    {
        var first = Math.Min(Minute(opens), visits.Count == 0 ? 24 * 60 : visits.Min(v => Minute(v.Start))) / 60 * 60;
        var last = Math.Max(Minute(closes), visits.Count == 0 ? 0 : visits.Max(v => v.End < v.Start ? 24 * 60 : Minute(v.End)));
        var rows = (last - first + Quarter - 1) / Quarter;
        // Somebody who has left keeps a column on the days that they worked.
        var everybody = injectors.Concat(visits.Select(v => (Id: v.Appointment.InjectorId, v.Appointment.Injector!.Name))).DistinctBy(i => i.Id);
        return new(
            new LocalTime(first / 60, 0),
            rows,
            [.. everybody.Select(i => new Column(i.Id, i.Name, Cells([.. visits.Where(v => v.Appointment.InjectorId == i.Id)], first, rows)))]);
    }

    private static List<Cell> Cells(IReadOnlyList<DaySchedule.Visit> visits, int first, int rows)
    {
        var cells = new List<Cell>(rows);
        var coveredUntil = 0;
        for (var row = 0; row < rows; row++)
        {
            var (from, to) = (first + (row * Quarter), first + ((row + 1) * Quarter));
            if (row < coveredUntil)
            {
                cells.Add(new([], 1, true));
                continue;
            }

            // Everything that begins before the rows taken by what is already in the cell end belongs into it.
            var end = to;
            var begins = new List<DaySchedule.Visit>();
            for (var grown = true; grown;)
            {
                var all = visits.Where(v => Minute(v.Start) >= from && Minute(v.Start) < end).ToList();
                grown = all.Count > begins.Count;
                begins = all;
                var latest = begins.Count == 0 ? to : begins.Max(v => v.End < v.Start ? 24 * 60 : Minute(v.End));
                end = Math.Max(end, from + ((latest - from + Quarter - 1) / Quarter * Quarter));
            }

            var span = Math.Min(rows - row, (end - from) / Quarter);
            coveredUntil = row + span;
            cells.Add(new(begins, span, false));
        }

        return cells;
    }

    private static int Minute(LocalTime time) => (time.Hour * 60) + time.Minute;
}
