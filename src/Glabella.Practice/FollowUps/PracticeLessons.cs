using System.Collections.Immutable;
using Glabella.Course;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Glabella.Practice;

/// <summary>How this practice differs from the trials' average, as far as its own follow-ups tell.</summary>
/// <param name="Effects">Its effects; null while nobody was followed up.</param>
/// <param name="People">People that it rests on.</param>
/// <param name="FollowUps">Days of follow-up that it rests on.</param>
/// <param name="StillReading">The follow-ups are still being read after a start; until then a forecast takes the practice for any practice.</param>
public sealed record PracticeStanding(PracticeEffects? Effects, int People, int FollowUps, bool StillReading = false)
{
    /// <summary>Nothing is known yet.</summary>
    public static PracticeStanding None { get; } = new(null, 0, 0);
}

/// <summary>
/// What every person's follow-ups teach of the practice, kept in memory. A lesson follows from the record alone, so none is stored: it is worked out
/// again when the number of a person's signed entries has changed, and gone once the person is erased. A few changed people are read within
/// a request; all of them, after a start, by <see cref="Learn"/> in the background. One instance for a practice.
/// </summary>
public sealed class PracticeLessons(IClock clock) : IDisposable
{
    /// <summary>Changed people that are read within a request, at some hundredths of a second each.</summary>
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Known _known = new(default, ImmutableDictionary<Guid, Lesson>.Empty, ImmutableDictionary<Guid, int>.Empty, Complete: false);

    /// <summary>What one person taught.</summary>
    private sealed record Lesson(PracticeLesson Taught, int FollowUps);

    /// <summary>Rows of the record by which a change is noticed: signed entries are only added, and go together when a person is erased.</summary>
    private readonly record struct Rows(int Grades, int Reports, int Treatments, int Amendments, int Erased);

    private sealed record Known(Rows Rows, ImmutableDictionary<Guid, Lesson> Lessons, ImmutableDictionary<Guid, int> Entries, bool Complete);

    /// <summary>How the practice stands without one person: what that person tells is used in the person's own forecast, and counts once.</summary>
    /// <param name="db">The record.</param>
    /// <param name="patientId">The person to leave out; null for everybody.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<PracticeStanding> Without(ClinicDb db, Guid? patientId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);

        // Whoever finds another at work goes on with what is known; nobody waits in a queue of requests.
        if (await Count(db, cancel).ConfigureAwait(false) != _known.Rows && await _one.WaitAsync(0, cancel).ConfigureAwait(false))
        {
            try
            {
                await Refresh(db, AtOnce, cancel).ConfigureAwait(false);
            }
            finally
            {
                _one.Release();
            }
        }

        var known = _known;
        if (!known.Complete)
        {
            return PracticeStanding.None with { StillReading = true };
        }

        var lessons = known.Lessons.Where(l => l.Key != patientId).Select(l => l.Value).ToArray();
        return lessons.Length == 0 ? PracticeStanding.None : new(PracticeLearning.From(lessons.Select(l => l.Taught)), lessons.Length, lessons.Sum(l => l.FollowUps));
    }

    /// <summary>Reads whatever is new, however much it is. For the background.</summary>
    public async Task Learn(ClinicDb db, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        await _one.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await Refresh(db, int.MaxValue, cancel).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private static async Task<Rows> Count(ClinicDb db, CancellationToken cancel) => new(
        await db.Grades.CountAsync(cancel).ConfigureAwait(false), await db.Reports.CountAsync(cancel).ConfigureAwait(false), await db.Treatments.CountAsync(cancel).ConfigureAwait(false),
        await db.Amendments.CountAsync(cancel).ConfigureAwait(false), await db.Patients.CountAsync(p => p.ErasedAt != null, cancel).ConfigureAwait(false));

    private async Task Refresh(ClinicDb db, int most, CancellationToken cancel)
    {
        var rows = await Count(db, cancel).ConfigureAwait(false);
        var known = _known;
        if (rows == known.Rows || await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancel).ConfigureAwait(false) is not { } settings)
        {
            return;
        }

        var entries = await Entries(db, cancel).ConfigureAwait(false);
        var changed = entries.Where(e => known.Entries.GetValueOrDefault(e.Key) != e.Value).Select(e => e.Key).ToHashSet();
        if (changed.Count > most)
        {
            return; // too much for a request: the background does it
        }

        var lessons = known.Lessons.RemoveRange(known.Lessons.Keys.Where(id => changed.Contains(id) || !entries.ContainsKey(id)));
        foreach (var chart in await Charts(db, changed, cancel).ConfigureAwait(false))
        {
            cancel.ThrowIfCancellationRequested();
            if (LessonCase.Of(chart, settings.Today(clock)) is { } @case)
            {
                lessons = lessons.SetItem(chart.Patient.Id, new(PracticeLearning.Of(@case.Case), @case.FollowUps));
            }
        }

        _known = new(rows, lessons, entries.ToImmutableDictionary(), Complete: true);
    }

    /// <summary>Signed entries of every person who was treated and seen or heard.</summary>
    private static async Task<Dictionary<Guid, int>> Entries(ClinicDb db, CancellationToken cancel)
    {
        async Task<Dictionary<Guid, int>> Of<T>(IQueryable<T> all)
            where T : SignedEntry =>
            await all.GroupBy(e => e.PatientId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel).ConfigureAwait(false);
        var (grades, reports) = (await Of(db.Grades).ConfigureAwait(false), await Of(db.Reports).ConfigureAwait(false));
        var (treatments, amendments) = (await Of(db.Treatments).ConfigureAwait(false), await Of(db.Amendments).ConfigureAwait(false));
        return treatments.Where(t => grades.ContainsKey(t.Key) || reports.ContainsKey(t.Key))
            .ToDictionary(t => t.Key, t => t.Value + grades.GetValueOrDefault(t.Key) + reports.GetValueOrDefault(t.Key) + amendments.GetValueOrDefault(t.Key));
    }

    /// <summary>Treatments, grades and reports of these people, and nothing else of their charts.</summary>
    private static async Task<List<Chart>> Charts(ClinicDb db, HashSet<Guid> people, CancellationToken cancel)
    {
        List<Chart> charts = [];
        foreach (var some in people.Order().Chunk(500))
        {
            async Task<ILookup<Guid, T>> Of<T>(IQueryable<T> all)
                where T : SignedEntry =>
                (await all.AsNoTracking().Where(e => some.Contains(e.PatientId)).OrderBy(e => e.SignedAt).ThenBy(e => e.Id).ToListAsync(cancel).ConfigureAwait(false)).ToLookup(e => e.PatientId);
            var (treatments, amendments) = (await Of(db.Treatments).ConfigureAwait(false), await Of(db.Amendments).ConfigureAwait(false));
            var (grades, reports) = (await Of(db.Grades).ConfigureAwait(false), await Of(db.Reports).ConfigureAwait(false));
            foreach (var patient in await db.Patients.AsNoTracking().Where(p => some.Contains(p.Id) && p.ErasedAt == null).OrderBy(p => p.Id).ToListAsync(cancel).ConfigureAwait(false))
            {
                charts.Add(new Chart
                {
                    Patient = patient,
                    AllTreatments = [.. treatments[patient.Id].Select(t => StandingTreatment.Of(t, amendments[patient.Id].Where(a => a.TreatmentId == t.Id))).OrderBy(t => t.Date)],
                    Grades = [.. grades[patient.Id].OrderBy(g => g.Date)],
                    Reports = [.. reports[patient.Id].OrderBy(r => r.Date)],
                    Appointments = [], Intakes = [], Screenings = [], Overrides = [], Acknowledgements = [], Plans = [], Consents = [], Forecasts = [], Complaints = [],
                });
            }
        }

        return charts;
    }
}
