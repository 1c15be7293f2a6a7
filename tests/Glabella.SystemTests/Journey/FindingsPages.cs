using System.Net;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Practice;
using Glabella.SystemTests.Web;

namespace Glabella.SystemTests.Journey;

/// <summary>Findings over plain HTTP: what they say, and how a question is settled.</summary>
public sealed class FindingsPages : ConsultationPages
{
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
    public async Task What_was_not_recognised_stands_in_the_way_until_it_is_settled()
    {
        await Answered(IntakeTests.Healthy with { Medications = ["Zwibbelfax drops"] });
        var page = await Page();
        Assert.Contains("Not complete. Ask before you treat.", page, StringComparison.Ordinal);
        Assert.Contains("Not counted as safe.", page, StringComparison.Ordinal);
        var unknown = Assert.Single((await House.Chart(Patient)).Screenings[^1].Result.Unrecognised);
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn("priya@elmcourt.example");
        using var nothing = await doctor.Post(Address, "answers", ("Answers.Unknown[0]", unknown), ("Answers.Meant[0]", ""));
        Assert.Contains("Answer at least one of them.", await nothing.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var settled = await doctor.Post(Address, "answers", ("Answers.Unknown[0]", unknown), ("Answers.Meant[0]", "vitamin D"));
        Assert.Equal(HttpStatusCode.Found, settled.StatusCode);
        Assert.Equal(2, (await House.Chart(Patient)).Intakes.Length);
        Assert.Empty((await House.Chart(Patient)).Screenings[^1].Result.Unrecognised);
    }

    [Fact]
    public async Task A_question_that_was_not_asked_is_asked_here_or_decided_with_a_reason()
    {
        await Answered(IntakeTests.Healthy with { Allergies = null });
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn("priya@elmcourt.example");
        Assert.Contains("What are you allergic to?", await Page(doctor), StringComparison.Ordinal);
        using var silent = await doctor.Post(Address, "go-on", ("GoOn.Reason", ""));
        Assert.Contains("Say why; it stays in the record under your name.", await silent.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var decided = await doctor.Post(Address, "go-on", ("GoOn.Reason", "Asked last month, no allergy."));
        var page = await Page(doctor);
        Assert.Contains("<b>Decided to go on</b> by Priya Nair: “Asked last month, no allergy.”", page, StringComparison.Ordinal);
        Assert.True((await House.Chart(Patient)).Standing((await House.Chart(Patient)).Screenings[^1]).MayTreat);
    }

    [Fact]
    public async Task An_answer_given_here_is_a_new_intake_and_screened()
    {
        await Answered(IntakeTests.Healthy with { Allergies = null });
        using var doctor = new FormClient(House.Home);
        await doctor.SignIn("priya@elmcourt.example");
        using var empty = await doctor.Post(Address, "answers", ("Answers.Has[allergies]", "yes"), ("Answers.Lists[allergies]", ""));
        Assert.Contains("id=\"answers-lists-allergies--error\">Write which, one a line.", await empty.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var told = await doctor.Post(Address, "answers", ("Answers.Has[allergies]", "no"));
        Assert.Equal(HttpStatusCode.Found, told.StatusCode);
        var chart = await House.Chart(Patient);
        Assert.Null(chart.Intakes[0].Answers.Allergies);
        Assert.Empty(chart.Intakes[1].Answers.Allergies!.Value);
        Assert.Empty(chart.Screenings[^1].Result.NotAsked);
    }

    private static System.Text.RegularExpressions.Regex Words() => new("<[^>]*>|\\s+");
}
