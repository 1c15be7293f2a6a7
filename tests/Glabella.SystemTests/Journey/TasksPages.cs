using System.Net;
using Glabella.Practice;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Practice;
using Glabella.SystemTests.Web;

namespace Glabella.SystemTests.Journey;

/// <summary>The list of what is to be watched, over plain HTTP: who sees what, and how it is done.</summary>
public sealed class TasksPages : IAsyncLifetime
{
    private House _house = default!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _house = await House.Open();
        await _house.SetUp();
        await _house.Hire("Sam Osei", "sam@elmcourt.example", Roles.FrontDesk);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_task_is_due_on_the_today_page_and_done_with_a_word()
    {
        var patient = await _house.Register("Joan Whitlock", new(1984, 2, 3));
        await _house.Treat(patient, Vocabulary.Areas.Glabella);
        _house.Clock.AdvanceDays(5);
        await _house.In<SubmitIntake, SubmitIntake.Outcome>(async a => await a.Do(await _house.Injector(), new(patient, null, IntakeChannel.Staff, IntakeTests.Healthy with { Medications = ["gentamicin i.v."] })));

        using var desk = new FormClient(_house.Home);
        await desk.SignIn("sam@elmcourt.example");
        var today = await Read(desk, "/");
        Assert.Contains("id=\"tasks\"", today, StringComparison.Ordinal);
        Assert.Contains("Joan Whitlock", today, StringComparison.Ordinal);
        // What it is about is for those who read charts.
        Assert.DoesNotContain("minoglycoside", today + await Read(desk, "/tasks"), StringComparison.Ordinal);

        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn();
        Assert.Contains("Aminoglycoside antibiotic (gentamicin)", await Read(doctor, "/tasks"), StringComparison.Ordinal);
        var task = Assert.Single((await _house.Chart(patient)).Tasks);
        (string, string)[] form = [("Input.Task", task.Id.ToString()), ("Input.Version", task.Version.ToString())];
        using (var silent = await doctor.Post("/tasks", $"done-{task.Id}", [.. form, ("Input.Note", " ")]))
        {
            Assert.Contains("Say what was seen or said.", await silent.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using (var done = await doctor.Post("/tasks", $"done-{task.Id}", [.. form, ("Input.Note", "No weakness, swallows well.")]))
        {
            Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        }

        Assert.Contains("Nothing to do today", await Read(doctor, "/tasks"), StringComparison.Ordinal);
        Assert.Contains("Done by Dr Ines Varga, 1 December 2026: “No weakness, swallows well.”", await Read(doctor, "/tasks?list=done"), StringComparison.Ordinal);
        using var back = await doctor.Post("/tasks?list=done", $"back-{task.Id}", ("Input.Version", Assert.Single((await _house.Chart(patient)).Tasks).Version.ToString()));
        Assert.Contains("One thing to do", await Read(doctor, "/tasks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_recall_list_has_pages_and_a_page_past_the_end_is_the_last()
    {
        var patient = await _house.Register("Joan Whitlock", new(1984, 2, 3));
        var treated = await _house.Treat(patient, Vocabulary.Areas.Glabella);
        await _house.In<ClinicDb, int>(db =>
        {
            db.Recalls.AddRange(Enumerable.Range(0, 51).Select(i => new RecallEntry
            {
                PatientId = patient, TreatmentId = treated.Entry.Id, Area = "glabella", Reason = RecallReason.Fading, DueOn = House.Today.PlusDays(-i - 1),
            }));
            return db.SaveChangesAsync();
        });
        using var desk = new FormClient(_house.Home);
        await desk.SignIn("sam@elmcourt.example");
        var first = await Read(desk, "/recall");
        Assert.Contains("Page 1 of 2", first, StringComparison.Ordinal);
        Assert.Contains("href=\"/recall?list=due&page=2\"", first, StringComparison.Ordinal);
        Assert.Equal(50, Count(first));
        Assert.Equal(1, Count(await Read(desk, "/recall?list=due&page=2")));
        Assert.Contains("Page 2 of 2", await Read(desk, "/recall?list=due&page=99"), StringComparison.Ordinal);

        static int Count(string page) => page.Split("<th scope=\"row\">").Length - 1;
    }

    private static async Task<string> Read(FormClient reader, string address)
    {
        using var answer = await reader.Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }
}
