using System.Net;
using Glabella.Pages.Consultation;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Practice;
using Glabella.SystemTests.Web;

namespace Glabella.SystemTests.Journey;

/// <summary>What is decided on findings over plain HTTP: overridden by a prescriber, signed for, decided anew, or nothing at all.</summary>
public sealed class DecisionPages : ConsultationPages
{
    [Fact]
    public async Task A_prescriber_goes_on_with_a_reason_and_name_and_time_stay_on_the_page()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["gentamicin"] });
        var form = await Form("override", "SCR-101");
        using var injector = new FormClient(House.Home);
        await injector.SignIn("priya@elmcourt.example");
        Assert.DoesNotContain("Treat anyway", await Page(injector), StringComparison.Ordinal);
        using (var refused = await injector.Post(Address, form, ("Decision.Usual", "over")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var prescriber = new FormClient(House.Home);
        await prescriber.SignIn();
        using (var empty = await prescriber.Post(Address, form, ("Decision.Usual", "other"), ("Decision.Words", " ")))
        {
            Assert.Contains("Say why in your own words.", await empty.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Empty((await House.Chart(Patient)).Overrides);
        using var done = await prescriber.Post(Address, form, ("Decision.Usual", "agreed"), ("Decision.Words", "Dr Abara, by phone"));
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        var page = await Page();
        Assert.Contains("<b>Overridden</b> by Dr Ines Varga, 26 Nov, 09:42: “Agreed with the doctor who prescribed it. Dr Abara, by phone”", page, StringComparison.Ordinal);
        Assert.Contains("Treat with care today.", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/patients/{Patient}/plan\">Plan the treatment", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_and_signed_for_is_shown_quietly_and_not_shouted_again()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["Eliquis 5 mg bd"] });
        var form = await Form("read", "SCR-131");
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn("priya@elmcourt.example");
        Assert.Contains("Treat with care today.", await Page(doctor), StringComparison.Ordinal);
        using (var unasked = await doctor.Post(Address, form, ("Read.Note", "")))
        {
            Assert.Contains("Ask whether it was tolerated before", await unasked.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using (var done = await doctor.Post(Address, form, ("Read.Tolerance", "tolerated"), ("Read.Note", "Small needle.")))
        {
            Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        }

        // Her age asks for care too, and asks nothing.
        using (var age = await doctor.Post(Address, await Form("read", "SCR-205"), ("Read.Note", "")))
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
        var form = await Form("override", "SCR-132");
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn();
        using (var unasked = await doctor.Post(Address, form, ("Decision.Usual", "agreed")))
        {
            Assert.Contains("Ask, and choose the answer.", await unasked.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using (var done = await doctor.Post(Address, form, ("Decision.Usual", "agreed"), ("Decision.Tolerance", "tolerated")))
        {
            Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        }

        await Answered(answers);
        var page = await Page(doctor);
        Assert.Contains("Refer. A prescriber decides first.", page, StringComparison.Ordinal);
        Assert.Contains("Tolerated before, as told to Dr Ines Varga", page, StringComparison.Ordinal);
        Assert.Contains("As decided before", page, StringComparison.Ordinal);
        using var again = await doctor.Post(Address, form, ("Decision.Usual", "before"), ("Decision.Tolerance", "tolerated"));
        Assert.Equal("As before: Agreed with the doctor who prescribed it", (await House.Chart(Patient)).Overrides[^1].Reason);
    }

    [Fact]
    public async Task What_a_rule_forbids_has_no_way_around()
    {
        await Answered(IntakeTests.Healthy with { Allergies = ["Botox"] });
        var page = await Page();
        Assert.Contains("Contraindicated. Do not treat.", page, StringComparison.Ordinal);
        Assert.Contains("This cannot be overridden here.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Treat anyway", page, StringComparison.Ordinal);
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn();
        foreach (var next in new[] { "plan", "treat" })
        {
            using var answer = await doctor.Get($"/patients/{Patient}/{next}");
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Contains("Contraindicated.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Accept the plan", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Sign and lock", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_two_drugs_in_one_line_each_has_a_form_of_its_own()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["gentamicin and tobramycin infusions"] });
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn();
        var first = (await House.Chart(Patient)).Screenings[^1].Result.Findings.First(f => f.Rule == "SCR-101");
        using (var done = await doctor.Post(Address, $"override-SCR-101-{VisitChart.Tag(first.Mark)}", ("Decision.Usual", "agreed")))
        {
            Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        }

        var page = await Page(doctor);
        Assert.Single(Pattern("<b>Overridden</b>").Matches(page));
        Assert.Contains("Defer. Do not treat today. Tobramycin.", string.Join(' ', Pattern("<[^>]*>|\\s+").Replace(page, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_only_to_note_is_acknowledged_with_one_click()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["ibuprofen", "zinc tablets"] });
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn("priya@elmcourt.example");
        Assert.Contains("Acknowledge all 2", await Page(doctor), StringComparison.Ordinal);
        using (var done = await doctor.Post(Address, "note-all"))
        {
            Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        }

        var page = await Page(doctor);
        Assert.DoesNotContain("id=\"note\"", page, StringComparison.Ordinal);
        Assert.Contains("<b>Ibuprofen</b>", page, StringComparison.Ordinal);
    }

    private static System.Text.RegularExpressions.Regex Pattern(string pattern) => new(pattern);

    /// <summary>The name of the form of a finding, of the newest screening's first by a rule.</summary>
    private async Task<string> Form(string kind, string rule) =>
        $"{kind}-{rule}-{VisitChart.Tag((await House.Chart(Patient)).Screenings[^1].Result.Findings.First(f => f.Rule == rule).Mark)}";
}
