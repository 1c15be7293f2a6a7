using System.Net;
using Glabella.Practice;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Practice;
using Glabella.SystemTests.Web;

namespace Glabella.SystemTests.Journey;

/// <summary>Findings over plain HTTP: what they say, who may go on in spite of them, and how a question is settled.</summary>
public sealed class FindingsPages : IAsyncLifetime
{
    private House _house = default!;
    private Guid _patient;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Address => $"/patients/{_patient}/consultation";

    public async ValueTask InitializeAsync()
    {
        _house = await House.Open();
        await _house.SetUp();
        await _house.Hire("Priya Nair", "priya@elmcourt.example", Roles.Injector);
        _patient = await _house.Register("Joan Whitlock", new(1955, 2, 3));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_decision_and_the_worst_finding_stand_in_the_first_forty_words()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["vitamin D", "Eliquis 5 mg bd", "gentamicin until 1 Dec 2026"] });
        var page = await Page();
        var main = Words().Replace(page[page.IndexOf("<h1", StringComparison.Ordinal)..], " ");
        var first = string.Join(' ', main.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(40));
        Assert.StartsWith("Defer. Do not treat today.", first, StringComparison.Ordinal);
        Assert.Contains("Gentamicin", first, StringComparison.Ordinal);
        // Every finding has what, why, do and source; the milder ones are shown too.
        Assert.Contains("“Eliquis 5 mg bd”, matched by brand: apixaban.", page, StringComparison.Ordinal);
        Assert.Contains("do not stop the anticoagulant", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("“vitamin D”", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_alike_letters_are_marked_and_unverified_sources_say_so()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["d\u043enepezil 10 mg"] });
        var page = await Page();
        Assert.Contains("“d<span class=\"look-alike\">\u043e</span>nepezil 10 mg”, read through look-alike letters as donepezil.", page, StringComparison.Ordinal);
        Assert.Contains(": <b>unverified</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prescriber_goes_on_with_a_reason_and_name_and_time_stay_on_the_page()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["gentamicin"] });
        const string Form = "override-SCR-101--medications-0";
        using var injector = new FormClient(_house.Home);
        await injector.SignIn("priya@elmcourt.example");
        Assert.DoesNotContain("Treat anyway", await Page(injector), StringComparison.Ordinal);
        using (var refused = await injector.Post(Address, Form, ("Decision.Usual", "over")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var prescriber = new FormClient(_house.Home);
        await prescriber.SignIn();
        using (var empty = await prescriber.Post(Address, Form, ("Decision.Usual", "other"), ("Decision.Words", " ")))
        {
            Assert.Contains("Say why in your own words.", await empty.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Empty((await _house.Chart(_patient)).Overrides);
        using var done = await prescriber.Post(Address, Form, ("Decision.Usual", "agreed"), ("Decision.Words", "Dr Abara, by phone"));
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        var page = await Page();
        Assert.Contains("<b>Overridden</b> by Dr Ines Varga, 26 Nov, 09:42: “Agreed with the doctor who prescribed it. Dr Abara, by phone”", page, StringComparison.Ordinal);
        Assert.Contains("Treat with care today.", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/patients/{_patient}/plan\">Plan the treatment", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_and_signed_for_is_shown_quietly_and_not_shouted_again()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["Eliquis 5 mg bd"] });
        const string Form = "read-SCR-131--medications-0";
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn("priya@elmcourt.example");
        Assert.Contains("Treat with care today.", await Page(doctor), StringComparison.Ordinal);
        using (var unasked = await doctor.Post(Address, Form, ("Read.Note", "")))
        {
            Assert.Contains("Ask whether it was tolerated before", await unasked.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using (var done = await doctor.Post(Address, Form, ("Read.Tolerance", "tolerated"), ("Read.Note", "Small needle.")))
        {
            Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        }

        // Her age asks for care too, and asks nothing.
        using (var age = await doctor.Post(Address, "read-SCR-205--birthdate", ("Read.Note", "")))
        {
            Assert.Equal(HttpStatusCode.Found, age.StatusCode);
        }

        await Answered(IntakeTests.Healthy with { Medications = ["Eliquis 5 mg bd"] });
        var page = await Page(doctor);
        Assert.Contains("Nothing new. Acknowledged before: Apixaban, Age 65 or over.", page, StringComparison.Ordinal);
        Assert.Contains("By Priya Nair, 26 Nov, 09:42, tolerated before. “Small needle.” Rule SCR-131.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"care\"", page, StringComparison.Ordinal);
        // All are shown: what to do stands there still.
        Assert.Contains("do not stop the anticoagulant", page, StringComparison.OrdinalIgnoreCase);

        await Answered(IntakeTests.Healthy with { Medications = ["Eliquis 2.5 mg bd"] });
        Assert.Contains("id=\"care\"", await Page(doctor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_before_is_offered_again_and_decided_anew()
    {
        var answers = IntakeTests.Healthy with { Medications = ["enoxaparin injections"] };
        await Answered(answers);
        const string Form = "override-SCR-132--medications-0";
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn();
        using (var unasked = await doctor.Post(Address, Form, ("Decision.Usual", "agreed")))
        {
            Assert.Contains("Ask, and choose the answer.", await unasked.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using (var done = await doctor.Post(Address, Form, ("Decision.Usual", "agreed"), ("Decision.Tolerance", "tolerated")))
        {
            Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        }

        await Answered(answers);
        var page = await Page(doctor);
        Assert.Contains("Refer. A prescriber decides first.", page, StringComparison.Ordinal);
        Assert.Contains("Tolerated before, as told to Dr Ines Varga", page, StringComparison.Ordinal);
        Assert.Contains("As decided before", page, StringComparison.Ordinal);
        using var again = await doctor.Post(Address, Form, ("Decision.Usual", "before"), ("Decision.Tolerance", "tolerated"));
        Assert.Equal("As before: Agreed with the doctor who prescribed it", (await _house.Chart(_patient)).Overrides[^1].Reason);
    }

    [Fact]
    public async Task What_a_rule_forbids_has_no_way_around()
    {
        await Answered(IntakeTests.Healthy with { Allergies = ["Botox"] });
        var page = await Page();
        Assert.Contains("Contraindicated. Do not treat.", page, StringComparison.Ordinal);
        Assert.Contains("This cannot be overridden here.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Treat anyway", page, StringComparison.Ordinal);
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn();
        foreach (var next in new[] { "plan", "treat" })
        {
            using var answer = await doctor.Get($"/patients/{_patient}/{next}");
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Contains("Contraindicated.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Accept the plan", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Sign and lock", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_not_recognised_stands_in_the_way_until_it_is_settled()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["Zwibbelfax drops"] });
        var page = await Page();
        Assert.Contains("Not complete. Ask before you treat.", page, StringComparison.Ordinal);
        Assert.Contains("Not counted as safe.", page, StringComparison.Ordinal);
        var unknown = Assert.Single((await _house.Chart(_patient)).Screenings[^1].Result.Unrecognised);
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn("priya@elmcourt.example");
        using var nothing = await doctor.Post(Address, "answers", ("Answers.Unknown[0]", unknown), ("Answers.Meant[0]", ""));
        Assert.Contains("Answer at least one of them.", await nothing.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var settled = await doctor.Post(Address, "answers", ("Answers.Unknown[0]", unknown), ("Answers.Meant[0]", "vitamin D"));
        Assert.Equal(HttpStatusCode.Found, settled.StatusCode);
        Assert.Equal(2, (await _house.Chart(_patient)).Intakes.Length);
        Assert.Empty((await _house.Chart(_patient)).Screenings[^1].Result.Unrecognised);
    }

    [Fact]
    public async Task A_question_that_was_not_asked_is_asked_here_or_decided_with_a_reason()
    {
        await Answered(IntakeTests.Healthy with { Allergies = null });
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn("priya@elmcourt.example");
        Assert.Contains("What are you allergic to?", await Page(doctor), StringComparison.Ordinal);
        using var silent = await doctor.Post(Address, "go-on", ("GoOn.Reason", ""));
        Assert.Contains("Say why; it stays in the record under your name.", await silent.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var decided = await doctor.Post(Address, "go-on", ("GoOn.Reason", "Asked last month, no allergy."));
        var page = await Page(doctor);
        Assert.Contains("<b>Decided to go on</b> by Priya Nair: “Asked last month, no allergy.”", page, StringComparison.Ordinal);
        Assert.True((await _house.Chart(_patient)).Standing((await _house.Chart(_patient)).Screenings[^1]).MayTreat);
    }

    [Fact]
    public async Task An_answer_given_here_is_a_new_intake_and_screened()
    {
        await Answered(IntakeTests.Healthy with { Allergies = null });
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn("priya@elmcourt.example");
        using var empty = await doctor.Post(Address, "answers", ("Answers.Has[allergies]", "yes"), ("Answers.Lists[allergies]", ""));
        Assert.Contains("id=\"answers-lists-allergies--error\">Write which, one a line.", await empty.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var told = await doctor.Post(Address, "answers", ("Answers.Has[allergies]", "no"));
        Assert.Equal(HttpStatusCode.Found, told.StatusCode);
        var chart = await _house.Chart(_patient);
        Assert.Null(chart.Intakes[0].Answers.Allergies);
        Assert.Empty(chart.Intakes[1].Answers.Allergies!.Value);
        Assert.Empty(chart.Screenings[^1].Result.NotAsked);
    }

    [Fact]
    public async Task A_screening_whose_day_is_over_is_made_again()
    {
        await Answered(IntakeTests.Healthy);
        _house.Clock.AdvanceDays(3);
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn("priya@elmcourt.example");
        Assert.Contains("Screen again. The last screening was for 26 Nov.", await Page(doctor), StringComparison.Ordinal);
        using var again = await doctor.Post(Address, "screen-now");
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        Assert.Equal(new(2026, 11, 29), (await _house.Chart(_patient)).Screenings[^1].PlannedDate);
    }

    [Fact]
    public async Task Screening_again_takes_another_day_product_and_area()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["gentamicin until 1 Dec 2026"] });
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn("priya@elmcourt.example");
        using var bad = await doctor.Post(Address, "screen", ("Planned.Date", "31 2 2027"));
        var page = await bad.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("February 2027 has no day 31.", page, StringComparison.Ordinal);
        Assert.Contains("Choose at least one product.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"31 2 2027\"", page, StringComparison.Ordinal);
        using var again = await doctor.Post(Address, "screen", ("Planned.Products", "abobotulinumtoxinA"), ("Planned.Areas", "forehead"), ("Planned.Date", "2027-02-01"));
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        var screening = (await _house.Chart(_patient)).Screenings[^1];
        Assert.Equal(new(2027, 2, 1), screening.PlannedDate);
        Assert.DoesNotContain(screening.Result.Findings, f => f.Rule == "SCR-101");
        Assert.Contains("on 1 Feb 2027", await Page(doctor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_screening_is_shown_as_it_was_with_what_would_differ_today()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["gentamicin i.v."] });
        var kept = (await _house.Chart(_patient)).Screenings[^1];
        // As the rules of an older release might have said it: milder, and in other words.
        var then = kept.Result with
        {
            RulesVersion = "2026-01-01",
            Decision = Screening.Decision.Caution,
            Findings = [.. kept.Result.Findings.Select(f => f.Rule == "SCR-101" ? f with { Severity = Screening.Severity.Caution, Action = "Think twice." } : f)],
        };
        var past = new ScreeningEntry
        {
            PatientId = _patient, SignedAt = _house.Clock.GetCurrentInstant(), SignedBy = "Dr Ines Varga", IntakeId = kept.IntakeId, PlannedDate = kept.PlannedDate,
            InputJson = kept.InputJson, ResultJson = RecordJson.Write(then), RulesVersion = then.RulesVersion, Decision = then.Decision,
        };
        await _house.In<ClinicDb, int>(db =>
        {
            db.Screenings.Add(past);
            return db.SaveChangesAsync();
        });
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn();
        Assert.Contains("The rules changed since this screening, and say more now", await Page(doctor), StringComparison.Ordinal);

        using var answer = await doctor.Get($"/patients/{_patient}/screenings/{past.Id}");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("with the rules of 2026-01-01 and the labels of UK", page, StringComparison.Ordinal);
        Assert.Contains("<dd class=\"do\">Think twice.</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<b>Changed: Gentamicin</b>", page, StringComparison.Ordinal);
        Assert.Matches("Then: [^<]* Think twice[.]<", page);

        await Answered(IntakeTests.Healthy);
        var today = await Page(doctor);
        Assert.DoesNotContain("The rules changed since", today, StringComparison.Ordinal);
        Assert.Contains($"/patients/{_patient}/screenings/{past.Id}", today, StringComparison.Ordinal);
        using var unknown = await doctor.Get($"/patients/{_patient}/screenings/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Another_product_and_the_first_free_day_are_offered_and_taken()
    {
        await Answered(IntakeTests.Healthy with { Allergies = ["cow's milk protein"], Planned = new() { Products = [Vocabulary.Products.AbobotulinumtoxinA], Areas = [Vocabulary.Areas.Glabella] } });
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn("priya@elmcourt.example");
        Assert.Contains("With onabotulinumtoxinA", await Page(doctor), StringComparison.Ordinal);
        using (var taken = await doctor.Post(Address, "way-onabotulinumtoxinA"))
        {
            Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        }

        Assert.Equal([Vocabulary.Products.OnabotulinumtoxinA], (await _house.Chart(_patient)).Screenings[^1].Input.Planned!.Products!.Value);

        await Answered(IntakeTests.Healthy with { PriorTreatments = [new(new(2026, 11, 1), Vocabulary.Products.OnabotulinumtoxinA, 20, Vocabulary.Areas.Glabella)] });
        // Twelve weeks after 1 November.
        Assert.Contains($"href=\"/appointments/new?patient={_patient}&day=2027-01-24\">Book from that day", await Page(doctor), StringComparison.Ordinal);

        // With a visit booked the day goes into the form that moves it.
        var injector = await _house.Injector();
        var visit = Assert.IsType<BookAppointment.Outcome.Booked>(await _house.In<BookAppointment, BookAppointment.Outcome>(a => a.Do(injector, new(_patient, injector.StaffId!.Value, House.Today, new(15, 0), 30, VisitKind.Treatment, null, null)))).AppointmentId;
        var move = $"/appointments/{visit}?day=2027-01-24";
        Assert.Contains($"href=\"{move}\">Move the visit there", await Page(doctor), StringComparison.Ordinal);
        using var form = await doctor.Get(move);
        Assert.Contains("value=\"2027-01-24\"", await form.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private async Task Answered(Screening.Intake answers) =>
        Assert.IsType<SubmitIntake.Outcome.Kept>(await _house.In<SubmitIntake, SubmitIntake.Outcome>(async a => await a.Do(await _house.Injector(), new(_patient, null, IntakeChannel.Staff, answers))));

    private async Task<string> Page(FormClient? reader = null)
    {
        if (reader is null)
        {
            using var doctor = new FormClient(_house.Home);
            await doctor.SignIn();
            return await Page(doctor);
        }

        using var answer = await reader.Get(Address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static System.Text.RegularExpressions.Regex Words() => new("<[^>]*>|\\s+");
}
