using Glabella.Practice;
using Glabella.SystemTests.Browser;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Practice;
using Glabella.SystemTests.Web;
using Glabella.Vocabulary;
using Microsoft.Playwright;
using Intake = Glabella.Screening.Intake;

namespace Glabella.SystemTests.Journey;

/// <summary>Findings in a browser: read at a glance, signed for once, printed, kept, and watched afterwards.</summary>
[Collection(Journeys.Name)]
public sealed class FindingsJourney(OpenHouse open)
{
    private static readonly Intake Many = IntakeTests.Healthy with
    {
        Medications = ["Eliquis 5 mg bd", "sertraline 50 mg", "gentamicin until 1 Dec 2026", "vitamin D"],
        Allergies = ["cow's milk protein"],
        PriorTreatments = [new(new(2026, 10, 20), Products.OnabotulinumtoxinA, 20, Areas.Glabella)],
        Planned = new() { Products = [Products.AbobotulinumtoxinA], Areas = [Areas.Glabella, Areas.LateralCanthus] },
    };

    [Theory]
    [InlineData(820, 1180)]
    [InlineData(820, 600)]
    [InlineData(390, 844)]
    public async Task The_decision_and_the_worst_finding_are_seen_without_scrolling(int width, int height)
    {
        var (house, doctor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = doctor;
        var patient = await house.Register("Joan Whitlock", new(1955, 2, 3));
        await Answer(house, patient, Many);
        await doctor.Page.SetViewportSizeAsync(width, height);
        await doctor.Open($"/patients/{patient}/consultation");
        foreach (var seen in new[] { ".decision h1", ".decision .lead" })
        {
            var box = (await doctor.Page.Locator(seen).BoundingBoxAsync())!;
            Assert.True(box.Y >= 0 && box.Y + box.Height <= height, $"{seen} ends at {box.Y + box.Height} of {height}");
        }

        Assert.Equal(0, await doctor.Page.EvaluateAsync<int>("() => window.scrollY"));
        var words = string.Join(' ', (await doctor.Page.Locator(".decision").InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(40));
        Assert.StartsWith("Contraindicated. Do not treat.", words, StringComparison.Ordinal);
        Assert.Contains("milk", words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Care_is_signed_for_once_and_the_print_tells_all()
    {
        var (house, doctor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = doctor;
        var patient = await house.Register("Joan Whitlock", new(1955, 2, 3));
        await Answer(house, patient, Many);
        await doctor.Open($"/patients/{patient}/consultation");
        await doctor.Look("findings-many");
        await doctor.Press("Screen for this With onabotulinumtoxinA");
        Assert.Equal("Defer. Do not treat today.", await doctor.Heading());

        var form = doctor.Page.Locator("article", new() { HasText = "Apixaban" });
        await form.GetByText("Acknowledge").First.ClickAsync();
        await form.GetByLabel("Tolerated before").CheckAsync();
        await form.GetByLabel("What care is taken (optional)").FillAsync("Small needle, firm pressure.");
        await doctor.Look("findings-acknowledging");
        await form.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await doctor.Page.WaitForSelectorAsync("#read");
        Assert.Contains("tolerated before", await doctor.Page.Locator("section[aria-labelledby=read]").InnerTextAsync(), StringComparison.Ordinal);
        await doctor.Look("findings-acknowledged");

        // On paper stands every finding, what was signed for, and nothing that only a screen can do.
        await doctor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var print = await doctor.Page.Locator("main").InnerTextAsync();
        foreach (var name in new[] { "Gentamicin", "Apixaban", "Sertraline", "tolerated before", "Joan Whitlock", "Rules of" })
        {
            Assert.Contains(name, print, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Treat anyway", print, StringComparison.Ordinal);
        Assert.DoesNotContain("Screen for this", print, StringComparison.Ordinal);
        await doctor.Page.PdfAsync(new() { Path = Path.Combine(Places.Artifacts, "screenshots", "findings.pdf"), Format = "A4" });
        await doctor.Page.EmulateMediaAsync(new() { Media = Media.Null });
        var past = (await house.Chart(patient)).Screenings[0].Id;
        await doctor.Open($"/patients/{patient}/screenings/{past}");
        await doctor.Look("screening-past");
        doctor.NothingWentWrong();
    }

    [Fact]
    public async Task What_is_to_be_watched_is_done_from_the_list()
    {
        var (house, doctor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = doctor;
        var patient = await house.Register("Grace Tan", new(1984, 6, 14));
        await house.Treat(patient, Areas.Glabella);
        house.Clock.AdvanceDays(3);
        await Answer(house, patient, IntakeTests.Healthy with { Medications = ["gentamicin i.v."] });
        await doctor.Open("/");
        await doctor.Look("today-with-task");
        await doctor.Open("/tasks");
        await doctor.Look("tasks");
        await doctor.Tree("tasks");
        await doctor.Type("What was seen or said", "No weakness.");
        await doctor.Press("Done Grace Tan");
        Assert.Equal("Nothing to do today", await doctor.Heading());
        doctor.NothingWentWrong();
    }

    private static async Task Answer(House house, Guid patient, Intake answers)
    {
        var actor = await house.Injector();
        Assert.IsType<SubmitIntake.Outcome.Kept>(await house.In<SubmitIntake, SubmitIntake.Outcome>(a => a.Do(actor, new(patient, null, IntakeChannel.Staff, answers))));
    }
}
