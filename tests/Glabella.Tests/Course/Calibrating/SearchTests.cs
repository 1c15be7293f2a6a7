using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Course.Calibrating;
using Glabella.Course.Mechanism;

namespace Glabella.Tests.Course.Calibrating;

/// <summary>The search for the most probable place.</summary>
public sealed class SearchTests
{
    /// <summary>
    /// Expected: the end does not depend on where the search began. A search that stops at the first short step ends where it began to stumble.
    /// </summary>
    [Fact]
    public void A_search_ends_at_the_same_place_wherever_it_begins()
    {
        ImmutableArray<TrialFigure> figures =
        [
            Figures.Percent(1, "A", 30, 85), Figures.Percent(2, "A", 120, 30), Figures.Percent(3, "A", 30, 3, units: 0), Figures.Percent(4, "B", 30, 70, units: 10),
            Figures.Percent(5, "B", 90, 60, units: 40), Figures.Percent(6, "B", 150, 25, code: "G1_INV"), Figures.Percent(7, "B", 168, 40, code: "G1_INV", bound: FigureBound.AtLeast),
        ];
        var cohort = new Cohort(128);
        var set = new FigureSet(figures, cohort);
        var unknowns = new Unknowns(ParameterFile.Current);
        var misfit = new Misfit(set, unknowns, [.. figures.Select(_ => true)]);
        double[] here = unknowns.BuiltIn(), prior = unknowns.PriorMeans(), far = [.. unknowns.All.Select((u, i) => u.Prior.Mean + (i % 2 == 0 ? u.Prior.Sd : -u.Prior.Sd))];
        Fitted[] ends = [.. new[] { here, prior, far }.Select(start => PosteriorMode.Search(new FigureModel(set, unknowns, cohort), misfit, CoursePlace.Start(start, set.Trials.Length), 200))];
        Assert.All(ends, end => Assert.True(end.Converged, end.Slowest));
        Assert.All(ends, end => Assert.Equal(ends[0].Misfit, end.Misfit, 0.001));
    }
}
