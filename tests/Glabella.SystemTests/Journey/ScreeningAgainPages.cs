using System.Net;
using Glabella.Practice;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Practice;
using Glabella.SystemTests.Web;

namespace Glabella.SystemTests.Journey;

/// <summary>Another screening over plain HTTP: another day, another plan, the rules as they were.</summary>
public sealed class ScreeningAgainPages : ConsultationPages
{
    [Fact]
    public async Task A_screening_whose_day_is_over_is_made_again()
    {
        await Answered(IntakeTests.Healthy);
        House.Clock.AdvanceDays(3);
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn("priya@elmcourt.example");
        Assert.Contains("Screen again. The last screening was for 26 Nov.", await Page(doctor), StringComparison.Ordinal);
        using var again = await doctor.Post(Address, "screen-now");
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        Assert.Equal(new(2026, 11, 29), (await House.Chart(Patient)).Screenings[^1].PlannedDate);
    }

    [Fact]
    public async Task Screening_again_takes_another_day_product_and_area()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["gentamicin until 1 Dec 2026"] });
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn("priya@elmcourt.example");
        using var bad = await doctor.Post(Address, "screen", ("Planned.Date", "31 2 2027"));
        var page = await bad.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("February 2027 has no day 31.", page, StringComparison.Ordinal);
        Assert.Contains("Choose at least one product.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"31 2 2027\"", page, StringComparison.Ordinal);
        using var again = await doctor.Post(Address, "screen", ("Planned.Products", "abobotulinumtoxinA"), ("Planned.Areas", "forehead"), ("Planned.Date", "2027-02-01"));
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        var screening = (await House.Chart(Patient)).Screenings[^1];
        Assert.Equal(new(2027, 2, 1), screening.PlannedDate);
        Assert.DoesNotContain(screening.Result.Findings, f => f.Rule == "SCR-101");
        Assert.Contains("on 1 Feb 2027", await Page(doctor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_screening_is_shown_as_it_was_with_what_would_differ_today()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["gentamicin i.v."] });
        var kept = (await House.Chart(Patient)).Screenings[^1];
        // As the rules of an older release might have said it: milder, and in other words.
        var then = kept.Result with
        {
            RulesVersion = "2026-01-01",
            Decision = Screening.Decision.Caution,
            Findings = [.. kept.Result.Findings.Select(f => f.Rule == "SCR-101" ? f with { Severity = Screening.Severity.Caution, Action = "Think twice." } : f)],
        };
        var past = new ScreeningEntry
        {
            PatientId = Patient, SignedAt = House.Clock.GetCurrentInstant(), SignedBy = "Dr Ines Varga", IntakeId = kept.IntakeId, PlannedDate = kept.PlannedDate,
            InputJson = kept.InputJson, ResultJson = RecordJson.Write(then), RulesVersion = then.RulesVersion, Decision = then.Decision,
        };
        await House.In<ClinicDb, int>(db =>
        {
            db.Screenings.Add(past);
            return db.SaveChangesAsync();
        });
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn();
        Assert.Contains("The rules changed since this screening, and say more now", await Page(doctor), StringComparison.Ordinal);

        using var answer = await doctor.Get($"/patients/{Patient}/screenings/{past.Id}");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("with the rules of 2026-01-01 and the labels of UK", page, StringComparison.Ordinal);
        Assert.Contains("<dd class=\"do\">Think twice.</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<b>Changed: Gentamicin</b>", page, StringComparison.Ordinal);
        Assert.Matches("Then: [^<]* Think twice[.]<", page);

        await Answered(IntakeTests.Healthy);
        var today = await Page(doctor);
        Assert.DoesNotContain("The rules changed since", today, StringComparison.Ordinal);
        Assert.Contains($"/patients/{Patient}/screenings/{past.Id}", today, StringComparison.Ordinal);
        using var unknown = await doctor.Get($"/patients/{Patient}/screenings/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Another_product_and_the_first_free_day_are_offered_and_taken()
    {
        await Answered(IntakeTests.Healthy with { Allergies = ["cow's milk protein"], Planned = new() { Products = [Vocabulary.Products.AbobotulinumtoxinA], Areas = [Vocabulary.Areas.Glabella] } });
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn("priya@elmcourt.example");
        Assert.Contains("With onabotulinumtoxinA", await Page(doctor), StringComparison.Ordinal);
        using (var taken = await doctor.Post(Address, "way-onabotulinumtoxinA"))
        {
            Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        }

        Assert.Equal([Vocabulary.Products.OnabotulinumtoxinA], (await House.Chart(Patient)).Screenings[^1].Input.Planned!.Products!.Value);

        await Answered(IntakeTests.Healthy with { PriorTreatments = [new(new(2026, 11, 1), Vocabulary.Products.OnabotulinumtoxinA, 20, Vocabulary.Areas.Glabella)] });
        // Twelve weeks after 1 November.
        Assert.Contains($"href=\"/appointments/new?patient={Patient}&day=2027-01-24\">Book from that day", await Page(doctor), StringComparison.Ordinal);

        // With a visit booked the day goes into the form that moves it.
        var injector = await House.Injector();
        var visit = Assert.IsType<BookAppointment.Outcome.Booked>(await House.In<BookAppointment, BookAppointment.Outcome>(a => a.Do(injector, new(Patient, injector.StaffId!.Value, House.Today, new(15, 0), 30, VisitKind.Treatment, null, null)))).AppointmentId;
        var move = $"/appointments/{visit}?day=2027-01-24";
        Assert.Contains($"href=\"{move}\">Move the visit there", await Page(doctor), StringComparison.Ordinal);
        using var form = await doctor.Get(move);
        Assert.Contains("value=\"2027-01-24\"", await form.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
