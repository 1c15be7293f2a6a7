using Glabella.Practice;

namespace Glabella.SystemTests.FollowUp;

public sealed class AccuracyFiguresTests
{
    private static ForecastAccuracy.Row Row(int actual, double p50 = 100, string product = "onabotulinumtoxinA") =>
        new(Guid.Empty, Guid.Empty, new(2026, 1, 5), product, "glabella", 60, p50, 150, actual);

    [Fact]
    public void Promises_count_what_came_by_each_end()
    {
        ForecastAccuracy.Row[] rows = [Row(50), Row(70), Row(99), Row(100), Row(120), Row(150), Row(151), Row(160)];
        var promises = AccuracyFigures.Promises(rows);
        Assert.Equal([(10, 12.5), (50, 37.5), (90, 75)], promises.Select(p => (p.Promised, p.Held)));

        // Wilson's interval for 1 of 8: 2.2 to 47.1 in 100.
        Assert.Equal(2.2, promises[0].Low, 0.05);
        Assert.Equal(47.1, promises[0].High, 0.05);
        Assert.Empty(AccuracyFigures.Promises([]));
    }

    [Fact]
    public void A_range_without_a_late_end_holds_whatever_comes() =>
        Assert.Equal(100, AccuracyFigures.Promises([Row(400) with { P90 = null }])[^1].Held);

    [Fact]
    public void Half_within_is_the_middle_of_the_errors() =>
        Assert.Equal(7.5, AccuracyFigures.HalfWithin([Row(100), Row(95), Row(110), Row(140)]));

    [Fact]
    public void The_simple_rule_does_not_know_the_day_that_it_predicts()
    {
        Assert.Null(AccuracyFigures.SimpleRule(Enumerable.Repeat(Row(100), 9)));

        // Ten days 80, 82 … 98: without a low one the others' middle is 90 or 92, without a high one 88; the forecast knew each.
        var rows = Enumerable.Range(0, 10).Select(i => Row(80 + (2 * i), 80 + (2 * i))).Append(Row(300, 100, "abobotulinumtoxinA"));
        var (rule, forecast, reports) = AccuracyFigures.SimpleRule(rows)!.Value;
        Assert.Equal((10, 0.0), (reports, forecast));
        Assert.Equal(6, rule); // errors 10, 8, 6, 4, 2, 2, 4, 6, 8, 10
    }
}
