using System.Collections.Immutable;
using Glabella.Course;
using Glabella.Course.Mechanism;
using Glabella.Course.Trials;
using Glabella.Tests.Course.Reference;
using Glabella.Vocabulary;

namespace Glabella.Tests.Course;

public sealed class TrialTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly ImmutableArray<int> Visits = [7, 14, 30, 60, 90, 120, 150, 180];

    private static TrialEndpoint Code(string code)
    {
        var known = TrialEndpoints.Codes.Single(c => c.Code == code);
        return new(code, known.Kind, known.Rater, code, TrialEndpoints.IsOnset(known.Kind) ? [.. Enumerable.Range(1, 14)] : Visits, known.Among);
    }

    private static TrialArm Ona(double units = 20, int n = 200) =>
        new($"ona {units}", n, false, Products.OnabotulinumtoxinA, Areas.Glabella, [new(0, Products.OnabotulinumtoxinA, Areas.Glabella, units)]);

    private static TrialArm Placebo(int n = 100) => new("placebo", n, true, null, Areas.Glabella, []);

    private static TrialProtocol Protocol(params ReadOnlySpan<string> codes) =>
        new("test", 1, 20, Visits, [Ona(), Placebo()], new(), [.. codes.ToArray().Select(Code)]);

    private static readonly string[] AllCodes = [.. TrialEndpoints.Codes.Select(c => c.Code)];

    /// <summary>
    /// Expected: probabilities of the reference (a typical trial: effects zero, parameters at their values), from 1,024 persons. 20,000 drawn
    /// subjects agree within about a point and a half. So drawn grades agree with probabilities.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(11)]
    public void A_typical_trial_records_the_references_percentages(int id)
    {
        var example = WorkedExample.All[id - 1];
        var product = Products.Find(example.Json.GetProperty("product").GetString())!;
        var area = Areas.Find(example.Json.GetProperty("area").GetString())!;
        ImmutableArray<int> days = [.. example.Crowd.GetProperty("percent").EnumerateArray().Select(r => r.GetProperty("day").GetInt32())];
        ImmutableArray<TrialSession> sessions = [.. example.Json.GetProperty("sessions").EnumerateArray()
            .Select(s => new TrialSession(s.GetProperty("day").GetInt32(), product, area, s.GetProperty("units").GetDouble()))];
        string[] codes = ["NM_INV", "NM_SUB", "C2", "G1_INV"];
        var protocol = new TrialProtocol("", 5, 1, days, [new("a", 20_000, false, product, area, sessions)], new(), [.. codes.Select(c => Code(c) with { Days = days })]);
        var result = TrialSummary.Of(TrialSimulation.Count<Lane8>(protocol, 5, 1, 2, null, null, Token, typical: true));
        var expected = new ReferencePopulation(ReferenceModel.Current, example, new Glabella.Course.Forecasting.SobolEnsemble(1024, 1, uncertain: false), only: days);
        for (var i = 0; i < days.Length; i++)
        {
            foreach (var (code, e) in codes.Select((c, e) => (c, e)))
            {
                Assert.Equal(expected.Percent(code, days[i]), result.Arms[0].Endpoints[e].Points[i].Value!.Value, 1.6);
            }
        }
    }

    private static TrialArm Beside(string name, Area area, double units, params ReadOnlySpan<TrialSession> others) =>
        new(name, 2000, false, Products.OnabotulinumtoxinA, area, [new(0, Products.OnabotulinumtoxinA, area, units), .. others]);

    private static TrialSession Glabella20(int day) => new(day, Products.OnabotulinumtoxinA, Areas.Glabella, 20);

    private static double[] Day30(TrialArm arm, string code, bool openLabel = false) =>
        [.. TrialSimulation.Run(Protocol(code) with { Arms = [arm], Replicates = 40, OpenLabel = openLabel }).Arms[0].Endpoints[0].Points.Select(p => p.Value!.Value)];

    /// <summary>
    /// Expected: READY-3 (relabotulinumtoxinA) published 45 % of two-grade responders at the eyes alone and 55 % with the glabella treated too.
    /// </summary>
    [Fact]
    public void Areas_treated_beside_the_rated_one_lift_it_as_a_trial_of_both_showed()
    {
        double[] alone = Day30(Beside("a", Areas.LateralCanthus, 24), "C2"), both = Day30(Beside("a", Areas.LateralCanthus, 24, Glabella20(0)), "C2");
        Assert.InRange(both[2] - alone[2], 3, 12);
        Assert.Equal(alone, Day30(Beside("a", Areas.LateralCanthus, 24, Glabella20(90)), "C2"));
        Assert.Equal(Day30(Beside("a", Areas.Forehead, 20), "C2"), Day30(Beside("a", Areas.Forehead, 20, Glabella20(0)), "C2"));
    }

    /// <summary>Expected: what is known to be active is noticed sooner; on placebo nothing changes.</summary>
    [Fact]
    public void Who_knows_of_an_active_treatment_notices_it_sooner()
    {
        double[] blinded = Day30(Ona(n: 2000), "ONSET_SUB"), open = Day30(Ona(n: 2000), "ONSET_SUB", openLabel: true);
        Assert.InRange(open[0] - blinded[0], 3, 25);
        Assert.All(open.Zip(blinded), p => Assert.True(p.First >= p.Second));
        Assert.Equal(Day30(Placebo(), "ONSET_SUB"), Day30(Placebo(), "ONSET_SUB", openLabel: true));
    }

    [Fact]
    public void Threads_widths_and_shards_change_no_count()
    {
        var protocol = Protocol(AllCodes);
        var whole = TrialSimulation.Count<Lane8>(protocol, 3, 7, 1, null, null, Token);
        var others = new[]
        {
            TrialSimulation.Count<Lane8>(protocol, 3, 7, 5, null, null, Token),
            TrialSimulation.Count<Lane4>(protocol, 3, 7, 2, null, null, Token),
            TrialSimulation.Count<Lane1>(protocol, 3, 7, 2, null, null, Token),
        };
        var parts = TrialCounts.Empty(protocol, 3, 7);
        foreach (var i in new[] { 3, 1, 2 })
        {
            parts.Add([.. TrialSimulation.Count(protocol, 3, 7, 2, new(i, 3), null, Token).Arms]);
        }

        foreach (var other in others.Append(parts))
        {
            Assert.Equal(whole.Arms.SelectMany(a => a), other.Arms.SelectMany(a => a));
        }
    }

    [Fact]
    public void An_arm_or_endpoint_added_at_the_end_changes_no_other_count()
    {
        var plain = Protocol("NM_INV", "T_BASE_BOTH");
        var more = plain with { Arms = plain.Arms.Add(Ona(40)), Endpoints = [.. plain.Endpoints, Code("SUB_GA"), Code("ONSET_SUB"), Code("STRAIN")] };
        TrialResult a = TrialSimulation.Run(plain, 1, Token), b = TrialSimulation.Run(more, 2, Token);
        for (var arm = 0; arm < 2; arm++)
        {
            for (var e = 0; e < 2; e++)
            {
                Assert.Equal(a.Arms[arm].Endpoints[e].Points, b.Arms[arm].Endpoints[e].Points);
            }
        }
    }

    [Theory]
    [InlineData("NM_COMP", "NM_INV")]
    [InlineData("NM_COMP", "NM_SUB")]
    [InlineData("C2", "G1_INV")]
    [InlineData("C2_NM", "NM_COMP")]
    [InlineData("NOT_RELAPSED", "G1_INV")]
    [InlineData("G2_5PT", "G1_5PT")]
    public void A_stricter_endpoint_is_never_reached_by_more_subjects(string strict, string loose)
    {
        var protocol = Protocol(strict, loose);
        var counts = TrialSimulation.Count(protocol, 1, 20, 2, null, null, Token);
        for (var r = 0; r < 20; r++)
        {
            foreach (var (s, l) in counts.Of(0, r, 0).ToArray().Zip(counts.Of(0, r, 1).ToArray()))
            {
                Assert.True(s <= l);
            }
        }
    }

    [Fact]
    public void The_composite_implies_none_or_mild_on_a_four_point_scale()
    {
        var result = TrialSimulation.Run(Protocol("C2", "C2_NM"), 1, Token);
        Assert.Equal(result.Arms[0].Endpoints[0].Points, result.Arms[0].Endpoints[1].Points);
    }

    [Fact]
    public void A_cancelled_run_ends_at_once()
    {
        using var cancelled = new CancellationTokenSource();
        var protocol = Protocol("NM_INV") with { Arms = [Ona(20, 100_000)] };
        var started = System.Diagnostics.Stopwatch.StartNew();
        Assert.Throws<OperationCanceledException>(() => TrialSimulation.Count(protocol, 1, 1000, 2, null, _ => cancelled.Cancel(), cancelled.Token));
        Assert.True(started.Elapsed.TotalSeconds < 2);
    }

    [Fact]
    public void A_protocol_has_one_canonical_form()
    {
        var protocol = Protocol("NM_INV");
        Assert.Equal(TrialCanonical.Hash(protocol), TrialCanonical.Hash(protocol with { }));
        Assert.NotEqual(TrialCanonical.Hash(protocol), TrialCanonical.Hash(protocol with { Visits = [7, 14] }));
    }

    /// <summary>Expected: R. G. Newcombe, Stat Med 17 (1998) 857, table I, method 3 (Wilson): 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611.</summary>
    [Theory]
    [InlineData(81, 263, 25.53, 36.62)]
    [InlineData(15, 148, 6.24, 16.05)]
    [InlineData(0, 20, 0, 16.11)]
    [InlineData(1, 29, 0.61, 17.18)]
    public void Wilsons_interval_is_the_published_one(int some, int n, double low, double high)
    {
        var interval = Statistics.Wilson(100.0 * some / n, n);
        Assert.Equal(low, interval.Low!.Value, 0.006);
        Assert.Equal(high, interval.High!.Value, 0.006);
    }

    /// <summary>By hand: the fall from 80 to 40 % on day 90 is spread over days 75 to 105, so 50 % lies three quarters of the way.</summary>
    [Fact]
    public void A_fall_is_spread_half_way_to_the_neighbouring_visits()
    {
        int[] visits = [30, 60, 90, 120];
        double[] curve = [100, 80, 40, 10];
        Assert.Equal(90, Statistics.Median(visits, curve));
        Assert.Equal(97.5, Statistics.InterpolatedMedian(visits, curve), 1e-12);

        // Restricted mean by hand: 20 % live to 60, 40 % to 90, 40 % to 120.
        Assert.Equal((0.2 * 60) + (0.4 * 90) + (0.4 * 120), Statistics.Restricted(visits, curve).Mean, 1e-12);
    }

    /// <summary>Expected: READY-2 (Ablon 2024, abstract), 230 subjects: none or mild by the investigator in 87.2 % on day 30 and 23.3 % in month 6.</summary>
    [Fact]
    public void A_product_that_only_trials_know_is_simulated_as_its_trial_was()
    {
        var product = TrialProducts.Find("RelabotulinumtoxinA")!;
        Assert.Null(Products.Find(product.Name));
        var arm = new TrialArm("60 U", 230, false, product, Areas.LateralCanthus, [new(0, product, Areas.LateralCanthus, 60)]);
        var result = TrialSimulation.Run(new("READY-2", 1, 100, [30, 180], [arm], new(), [Code("NM_INV") with { Days = [30, 180] }]), 2, Token);
        Assert.Empty(result.Warnings);
        Assert.Collection(
            result.Arms[0].Endpoints[0].Points,
            p => Assert.InRange(87.2, p.Range80!.Value.Low!.Value, p.Range80.Value.High!.Value),
            p => Assert.InRange(23.3, p.Range80!.Value.Low!.Value, p.Range80.Value.High!.Value));
    }

    [Theory]
    [InlineData("relabotulinumtoxinA (not US-approved)", "relabotulinumtoxinA")]
    [InlineData("abobotulinumtoxinA solution", "abobotulinumtoxinA")]
    [InlineData("Dysport", "abobotulinumtoxinA")]
    public void Names_of_published_tables_mean_a_product(string name, string product) => Assert.Equal(product, TrialProducts.Find(name)?.Name);

    [Fact]
    public void An_unknown_product_brings_the_nearest_to_mind_also_those_of_trials() =>
        Assert.Equal("relabotulinumtoxinA", TrialProducts.Nearest("relabatulinumtoxin A")[0]);
}
