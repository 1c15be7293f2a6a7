using Glabella.Course.Chance;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Course.Raters;
using Glabella.Vocabulary;

namespace Glabella.Course;

/// <summary>How a virtual person answers to treatment and tells of it.</summary>
public enum VirtualKind
{
    /// <summary>Drawn from the population.</summary>
    Usual,

    /// <summary>Takes up little, and most of the line is etched: hardly any visible effect.</summary>
    NonResponder,

    /// <summary>Loses light chain fast: the effect fades weeks early.</summary>
    EarlyFader,

    /// <summary>Answers as anybody, but tells about it late and roughly.</summary>
    LateReporter,
}

/// <summary>A treatment of a virtual person.</summary>
/// <param name="Day">Day on any clock that starts at 0 or later.</param>
/// <param name="Product">The toxin.</param>
/// <param name="Units">Total units of the area on that day, more than 0.</param>
public sealed record VirtualTreatment(int Day, Product Product, double Units);

/// <summary>
/// A person with a hidden truth, drawn from the model's population: for demonstrations and for testing forecasts
/// against people whose course is known. The same seed is the same person, everywhere.
/// </summary>
public sealed class VirtualPerson
{
    private readonly ulong key;
    private readonly PracticeEffects practice;

    /// <summary>Draws a person whose line is moderate or severe by both raters.</summary>
    /// <param name="seed">Any number; the person.</param>
    /// <param name="kind">How this person answers.</param>
    /// <param name="practice">Effects of the practice, taken at their means; null = an average practice.</param>
    public VirtualPerson(long seed, VirtualKind kind = VirtualKind.Usual, PracticeEffects? practice = null)
    {
        key = Philox.Mix(unchecked((ulong)seed) ^ 0x76697274UL);
        this.practice = (practice ?? Setup.Unknown) with { UnmovedShiftSd = 0, ReadingShiftSd = 0 };
        Kind = kind;
    }

    /// <summary>How this person answers.</summary>
    public VirtualKind Kind { get; }

    /// <summary>Computes the person's course in one area.</summary>
    /// <param name="area">Glabella, forehead or lateral canthus.</param>
    /// <param name="treatments">Treatments of this area, in order of days; may be empty.</param>
    /// <param name="lastDay">Last day that will be asked for.</param>
    /// <exception cref="ArgumentException">The model does not know the area, or days are not in order.</exception>
    public VirtualCourse Course(Area area, IReadOnlyList<VirtualTreatment> treatments, int lastDay)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(treatments);
        if (!ParameterFile.Current.Areas.TryGetValue(area.Id, out var parameters))
        {
            throw new ArgumentException($"The model does not know the area {area}.", nameof(area));
        }

        var order = CourseModel.Areas.IndexOf(area);
        Session[] sessions = [.. treatments.Where(t => t.Units != 0).Select(t => new Session(t.Day, t.Product, t.Units))];
        var first = sessions.Length > 0 ? (int)sessions[0].Day : 0;
        var last = Math.Max(lastDay, sessions.Length > 0 ? (int)sessions[^1].Day : 0);
        var course = new AreaCourse(order, parameters, sessions, [.. Enumerable.Range(first, last + 1 - first).Select(d => (double)d)], [], last);
        var bench = new Bench<Lane1>(course.Mesh, course.Chains);
        var attempt = Enrolled(order);
        var ensemble = new OnePerson(d => Number(d, order, attempt), levels: true);
        var rates = new Persons(ensemble, Population.Current, practice, course).Prepare([0], bench);
        MuscleCourse.Solve(Population.Current.Fixed, rates, bench);
        return new(this, course, bench, Elementary.One(rates.Untreated), Bias(), practice.ReadingShift);
    }

    /// <summary>A standard normal number of this person that depends on what it is for, alone.</summary>
    internal double Chance(ulong purpose, ulong what, int which = 0)
    {
        var (first, second) = Philox.Pair(key, purpose, what);
        return Normal.Quantile(which == 0 ? first : second);
    }

    private double Number(int dimension, int order, int attempt)
    {
        var line = dimension == (int)Dimension.Untreated || dimension == 84 + (2 * order) + 1;
        var z = Chance(1, ((ulong)(uint)dimension << 32) | (line ? (uint)attempt : 0u));
        return (Kind, (Dimension)dimension) switch
        {
            (VirtualKind.NonResponder, Dimension.Amount) => -4.5 + (0.3 * z),
            (VirtualKind.NonResponder, Dimension.Unmoved) => 3 + (0.3 * z),
            (VirtualKind.NonResponder, _) when dimension == 84 + (2 * order) => 3 + (0.3 * z),
            (VirtualKind.EarlyFader, Dimension.Loss) => 2 + (0.3 * z),
            (VirtualKind.EarlyFader, Dimension.Amount) => -0.7 + (0.3 * z),
            _ => z,
        };
    }

    /// <summary>The first draw of the line that both raters call moderate or severe.</summary>
    private int Enrolled(int order)
    {
        var p = Population.Current;
        var dimension = order == 0 ? (int)Dimension.Untreated : 84 + (2 * order) + 1;
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var untreated = Math.Clamp(p.Untreated.WorkingValue + (p.UntreatedSd.WorkingValue * Number(dimension, order, attempt)), 0.2, 4);
            var (inv, sub) = Bias();
            if (untreated + inv > Reader.Cuts[1] && untreated + sub > Reader.Cuts[1])
            {
                return attempt;
            }
        }

        return 0;
    }

    private (double Investigator, double Subject) Bias() =>
        (Reader.Investigator.Bias + (Reader.Investigator.PersistentSd * Chance(2, 0)), Reader.Subject.Bias + (Reader.Subject.PersistentSd * Chance(2, 0, 1)));
}
