using Glabella.Practice;
using Glabella.SystemTests.FollowUp;
using Glabella.Vocabulary;

namespace Glabella.SystemTests.Web;

/// <summary>Who stands on today's worklists, and when they leave them.</summary>
public sealed class TodayList
{
    [Fact]
    public async Task A_treated_person_waits_for_a_grade_from_day_14_until_somebody_grades()
    {
        await using var house = await House.Open();
        await house.SetUp();
        var patient = await house.Register("Helen Marsh", new(1968, 1, 17));
        await house.Treat(patient, Areas.Glabella);
        using var visitor = new FormClient(house.Home);
        await visitor.SignIn();

        house.Clock.AdvanceDays(13);
        Assert.DoesNotContain("no grade yet", await Today(visitor), StringComparison.Ordinal);
        house.Clock.AdvanceDays(1);
        Assert.Contains("Day 14, no grade yet.", await Today(visitor), StringComparison.Ordinal);

        var actor = await house.Injector();
        await house.In<RecordFollowUp, RecordFollowUp.Outcome>(record => record.Do(
            actor, new(patient, [new(House.Today.PlusDays(14), Areas.Glabella.Id, Rater.Investigator, Grade.Mild)], [], [])));
        Assert.DoesNotContain("no grade yet", await Today(visitor), StringComparison.Ordinal);
    }

    private static async Task<string> Today(FormClient visitor)
    {
        using var answer = await visitor.Get("/");
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
