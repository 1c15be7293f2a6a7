using NodaTime;

namespace Glabella.Practice;

/// <summary>Opens a chart. That it was read, by whom and when, goes into its audit chain.</summary>
public sealed class OpenChart(ClinicDb db, IClock clock)
{
    /// <summary>The chart; null if there is nobody with this id.</summary>
    public async Task<Chart?> Do(Actor actor, Guid patientId, CancellationToken cancel = default)
    {
        var chart = await Chart.Read(db, patientId, cancel).ConfigureAwait(false);
        if (chart is not null)
        {
            await db.Commit(actor, clock, new AuditNote(patientId, nameof(OpenChart)), cancel).ConfigureAwait(false);
        }

        return chart;
    }
}
