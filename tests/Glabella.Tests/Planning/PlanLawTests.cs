using System.Collections.Immutable;
using CsCheck;
using Glabella.Planning;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Tests.Planning;

/// <summary>What holds for every plan, whatever is asked for.</summary>
public class PlanLawTests
{
    private static readonly Gen<PlanRequest> Requests =
        from label in Gen.Int[0, Labels.All.Length - 1].Select(i => Labels.All[i])
        from areas in Gen.Shuffle(ProductAreas.Of(label.Product).Where(area => area.Area != PlannedAreas.ChronicMigraine).Select(area => area.Area).ToArray())
        from count in Gen.Int[1, areas.Length]
        from factor in Gen.Double[.2, 1.5]
        from change in Gen.Bool
        from offLabel in Gen.Bool
        from bands in Gen.Int[0, 4].Select(i => new[] { (PlatysmaBands?)null, new(1, 1), new(1, 2), new(2, 1), new(2, 2) }[i])
        from diluent in Gen.OneOf(Gen.Const((double?)null), Gen.Double[.5, 6].Select(ml => (double?)Math.Round(ml, 2)))
        let chosen = areas.Take(count).ToImmutableArray()
        select new PlanRequest
        {
            Product = label.Product,
            Areas = chosen,
            OffLabel = offLabel,
            Bands = chosen.Contains(Areas.Platysma) ? bands : null,
            DiluentMl = diluent,
            Units = change ? ImmutableDictionary<Area, double>.Empty.Add(chosen[0], Math.Round(factor * ProductAreas.Of(label.Product).First(a => a.Area == chosen[0]).Units, 1)) : ImmutableDictionary<Area, double>.Empty,
        };

    private static void ForEachPlan(Action<PlanRequest, TreatmentPlan> law)
    {
        var plans = 0;
        Requests.Sample(
            request =>
            {
                if (Planner.Plan(request) is TreatmentPlan plan)
                {
                    Interlocked.Increment(ref plans);
                    law(request, plan);
                }
            },
            iter: 400);
        Assert.True(plans > 100, $"only {plans} of 400 requests led to a plan");
    }

    [Fact]
    public void Points_areas_and_totals_agree() => ForEachPlan((_, plan) =>
    {
        Assert.Equal(plan.Totals.Units, plan.Points.Sum(point => point.Units), 1e-6);
        Assert.Equal(plan.Totals.Units, plan.Areas.Sum(area => area.Units), 1e-6);
        Assert.Equal(plan.Totals.VolumeMl, plan.Points.Sum(point => point.VolumeMl), 1e-6);
        Assert.Equal(plan.Totals.Points, plan.Points.Length);
    });

    [Fact]
    public void Volume_is_units_through_strength_and_marks_are_hundredths_of_a_millilitre() => ForEachPlan((_, plan) => Assert.All(plan.Points, point =>
    {
        Assert.Equal(point.Units / (plan.Dilution.VialUnits / plan.Dilution.DiluentMl), point.VolumeMl, 1e-9);
        Assert.Equal(100 * point.VolumeMl, point.U100Marks, 1e-9);
    }));

    [Fact]
    public void What_is_used_and_what_is_left_is_what_the_vials_hold() => ForEachPlan((_, plan) =>
    {
        Assert.All(plan.Vials, vials => Assert.Equal(vials.VialUnits * vials.Count, vials.UsedUnits + vials.WasteUnits, 1e-6));
        Assert.All(plan.Vials, vials => Assert.True(vials.WasteUnits >= 0));
        Assert.Equal(plan.Totals.Units, plan.Vials.Sum(vials => vials.UsedUnits), 1e-6);
        Assert.All(plan.Vials, vials => Assert.Equal(plan.Dilution.UnitsPerMl, vials.VialUnits / vials.DiluentMl, 1e-9));
    });

    [Fact]
    public void No_vial_is_opened_for_nothing() => ForEachPlan((_, plan) =>
        Assert.True(plan.Vials.Sum(vials => vials.WasteUnits) < plan.Vials.Max(vials => vials.VialUnits)));

    [Fact]
    public void Left_and_right_mirror_each_other_but_for_uneven_bands() => ForEachPlan((request, plan) =>
    {
        if (request.Bands is { } bands && bands.Left != bands.Right)
        {
            return;
        }

        Assert.All(plan.Points.Where(point => point.Side == Side.Left), left =>
        {
            var right = plan.Points.Single(point => point.Id == left.Id[..^"left".Length] + "right");
            Assert.Equal((left.Units, left.Y, left.Depth, left.Muscle), (right.Units, right.Y, right.Depth, right.Muscle));
            Assert.Equal(left.View == FaceView.Front ? 1 - left.X : left.X, right.X, 1e-9);
        });
        Assert.Equal(plan.Points.Count(point => point.Side == Side.Left), plan.Points.Count(point => point.Side == Side.Right));
    });

    [Fact]
    public void Every_source_that_a_plan_names_is_listed_and_every_code_is_explained() => ForEachPlan((_, plan) =>
    {
        var known = plan.Sources.Select(source => source.Id).ToHashSet();
        Assert.All(plan.Areas.Select(a => a.Source).Concat(plan.Points.Select(p => p.Source)).Concat(plan.Limits.Select(l => l.Source)).Concat(plan.Cautions.Select(c => c.Source)), id => Assert.Contains(id, known));
        Assert.All(plan.Cautions.Select(c => c.Code).Concat(plan.Limits.Select(l => l.Rule)).Concat(plan.Warnings.Select(w => w.Code)), code => Assert.Contains(PlanningRules.Explanations, e => e.Code == code));
    });

    [Fact]
    public void Every_refusal_has_a_rule_that_is_explained_and_a_source() => Requests.Sample(
        request =>
        {
            if (Planner.Plan(request) is PlanRefused refused)
            {
                Assert.NotEmpty(refused.Refusal.Sources);
                Assert.Contains(PlanningRules.Explanations, e => e.Code == refused.Refusal.Rule);
            }
        },
        iter: 400);

    [Fact]
    public void The_order_of_the_areas_changes_nothing() => ForEachPlan((request, plan) =>
    {
        var other = Assert.IsType<TreatmentPlan>(Planner.Plan(request with { Areas = [.. request.Areas.Reverse()] }));
        Assert.Equal(plan.Points, other.Points.AsEnumerable());
    });

    [Fact]
    public void Twice_the_diluent_is_twice_the_volume_and_the_same_units() => ForEachPlan((request, plan) =>
    {
        var vial = plan.Dilution.VialUnits;
        var thin = Plans.Of(request with { VialUnits = vial, DiluentMl = plan.Dilution.DiluentMl * 1.5 <= 10 ? plan.Dilution.DiluentMl * 1.5 : 10 });
        Assert.Equal(plan.Totals.Units, thin.Totals.Units, 1e-9);
        Assert.Equal(plan.Totals.VolumeMl * thin.Dilution.DiluentMl / plan.Dilution.DiluentMl, thin.Totals.VolumeMl, 1e-6);
    });

    [Fact]
    public void Moving_every_date_by_as_many_days_moves_the_earliest_date_by_them() => (
        from ago in Gen.Int[0, 400]
        from days in Gen.Int[-1000, 1000]
        from units in Gen.Double[1, 300]
        select (ago, days, units)).Sample(x =>
    {
        var day = new LocalDate(2026, 12, 1);
        TreatmentPlan At(LocalDate date) => Plans.Of(Plans.Request("Botox", "glabella") with { Date = date, Prior = [new(date.PlusDays(-x.ago), Products.OnabotulinumtoxinA, x.units, null)] });
        Assert.Equal(At(day).EarliestDate!.Value.PlusDays(x.days), At(day.PlusDays(x.days)).EarliestDate);
        Assert.Equal(At(day).Limits.Select(l => l.Value), At(day.PlusDays(x.days)).Limits.Select(l => l.Value));
    });
}
