using System.Net;
using Glabella.Practice;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Practice;
using Glabella.SystemTests.Web;
using NodaTime;

namespace Glabella.SystemTests.Journey;

/// <summary>Plan and treatment over plain HTTP: what is refused, in which words, and that nothing typed is lost.</summary>
public sealed class TreatmentPages : IAsyncLifetime
{
    private static readonly string[] Sites = ["glabella-1", "glabella-2-left", "glabella-2-right", "glabella-3-left", "glabella-3-right"];

    private House _house = default!;
    private FormClient _doctor = default!;
    private Guid _patient;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _house = await House.Open();
        await _house.SetUp();
        _patient = await _house.Register("Grace Tan", new(1984, 6, 14));
        Assert.IsType<SubmitIntake.Outcome.Kept>(await _house.In<SubmitIntake, SubmitIntake.Outcome>(async a => await a.Do(await _house.Injector(), new(_patient, null, IntakeChannel.Staff, IntakeTests.Healthy))));
        _doctor = new(_house.Home);
        await _doctor.SignIn();
    }

    public ValueTask DisposeAsync()
    {
        _doctor.Dispose();
        return _house.DisposeAsync();
    }

    [Fact]
    public async Task A_plan_over_the_labels_limit_is_refused_with_rule_limit_and_source_and_what_was_typed()
    {
        // BOTOX label, section 2.1: not over 400 Units in 3 months.
        using var answer = await _doctor.Post($"/patients/{_patient}/plan", "plan", Plan("accept", units: "90"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Text(answer);
        Assert.Contains("Refused. There is no plan for this.", page, StringComparison.Ordinal);
        Assert.Contains("PLN-101", page, StringComparison.Ordinal);
        Assert.Contains("400 U", page, StringComparison.Ordinal);
        Assert.Contains("value=\"90\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Accept the plan", page, StringComparison.Ordinal);
        Assert.Empty((await _house.Chart(_patient)).Plans);
    }

    [Fact]
    public async Task A_plan_for_what_was_not_screened_is_screened_first_and_keeps_its_points()
    {
        var fields = Plan("accept", units: "3", day: "2026-12-03");
        using var other = await _doctor.Post($"/patients/{_patient}/plan", "plan", fields);
        var page = await Text(other);
        Assert.Contains("The screening is for something else:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"accept\"", page, StringComparison.Ordinal);
        using var screened = await _doctor.Post($"/patients/{_patient}/plan", "plan", Plan("screen", units: "3", day: "2026-12-03"));
        page = await Text(screened);
        Assert.Contains("Plan, 15 U in 5 points", page, StringComparison.Ordinal);
        Assert.Contains("value=\"accept\"", page, StringComparison.Ordinal);
        Assert.Equal(new LocalDate(2026, 12, 3), (await _house.Chart(_patient)).Screenings[^1].PlannedDate);
    }

    [Fact]
    public async Task Units_of_one_product_are_never_taken_for_another()
    {
        var fields = Plan("show", units: "7");
        var changed = fields.Select(f => f.Name == "Input.Product" ? (f.Name, "abobotulinumtoxinA") : f).ToArray();
        using var answer = await _doctor.Post($"/patients/{_patient}/plan", "plan", changed);
        // Dysport label: 50 Units in five points of the glabella; the 7 U typed for Botox are gone.
        Assert.Contains("Plan, 50 U in 5 points", await Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vial_of_another_product_and_one_open_too_long_are_told_and_nothing_is_signed()
    {
        await Accept();
        await Consent();
        var dysport = await Vial("abobotulinumtoxinA", "D4711", 300);
        var botox = await Vial("onabotulinumtoxinA", "C8124A", 100);
        using (var wrong = await Sign(dysport, ("Input.Note", "One drop of blood")))
        {
            var page = await Text(wrong);
            Assert.Contains("Lot D4711 is abobotulinumtoxinA; the plan is for onabotulinumtoxinA.", page, StringComparison.Ordinal);
            Assert.Contains(">One drop of blood</textarea>", page, StringComparison.Ordinal);
        }

        _house.Clock.Advance(Duration.FromHours(25));
        await _doctor.SignIn();
        using (var again = await _doctor.Post($"/patients/{_patient}/treat", "screen-today"))
        {
            Assert.Contains("Screened for today.", await Text(again), StringComparison.Ordinal);
        }

        using var old = await Sign(botox);
        var text = await Text(old);
        Assert.Contains("The vial of lot C8124A has been open longer than its label allows.", text, StringComparison.Ordinal);
        Assert.Contains("Open too long: use ended", text, StringComparison.Ordinal);
        Assert.Empty((await _house.Chart(_patient)).AllTreatments);
    }

    [Fact]
    public async Task Nobody_is_treated_without_consent_and_more_than_planned_needs_a_reason_and_stays_under_the_limit()
    {
        await Accept();
        var vial = await Vial("onabotulinumtoxinA", "C8124A", 100);
        using (var early = await _doctor.Get($"/patients/{_patient}/treat"))
        {
            var page = await Text(early);
            Assert.Contains("Consent first", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Sign and lock", page, StringComparison.Ordinal);
        }

        await Consent();
        using (var more = await Sign(vial, ("Input.Given[0].Id", "glabella-1"), ("Input.Given[0].Units", "6")))
        {
            Assert.Contains("id=\"input-differencereason-error\">Say why more or less was given than planned.", await Text(more), StringComparison.Ordinal);
        }

        using (var unreadable = await Sign(vial, ("Input.Given[0].Id", "glabella-1"), ("Input.Given[0].Units", "six")))
        {
            var page = await Text(unreadable);
            Assert.Contains("value=\"six\"", page, StringComparison.Ordinal);
            Assert.Matches("<tfoot>.*\\?</td></tr></tfoot>", page.ReplaceLineEndings(" "));
        }

        using (var tooMuch = await Sign(vial, ("Input.Given[0].Id", "glabella-1"), ("Input.Given[0].Units", "90"), ("Input.DifferenceReason", "Strong muscle")))
        {
            Assert.Contains("Only 100 U are left in it, and 106 U were given.", await Text(tooMuch), StringComparison.Ordinal);
        }

        Assert.Empty((await _house.Chart(_patient)).AllTreatments);
        using var signed = await Sign(vial, ("Input.Given[0].Id", "glabella-1"), ("Input.Given[0].Units", "6"), ("Input.DifferenceReason", "Strong muscle"));
        Assert.Equal(HttpStatusCode.Found, signed.StatusCode);
        var treatment = Assert.Single((await _house.Chart(_patient)).AllTreatments);
        Assert.Equal((22.0, "Strong muscle"), (treatment.Units, treatment.Entry.DifferenceReason));
        // The plan is used up: a second signature needs a second plan.
        using var after = await _doctor.Get($"/patients/{_patient}/treat");
        Assert.Contains("No plan yet", await Text(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_treatment_is_added_to_with_a_reason_and_never_changed()
    {
        await Accept();
        await Consent();
        using var signed = await Sign(await Vial("onabotulinumtoxinA", "C8124A", 100));
        var address = new Uri(_house.Home, signed.Headers.Location!).PathAndQuery;
        using (var silent = await _doctor.Post(address, "amend", ("Input.Kind", "Correction"), ("Input.Lot", "C8124B"), ("Input.Date", "40 1 2026")))
        {
            var page = await Text(silent);
            Assert.Contains("January 2026 has no day 40.", page, StringComparison.Ordinal);
            Assert.Contains("value=\"C8124B\"", page, StringComparison.Ordinal);
        }

        using (var silent = await _doctor.Post(address, "amend", ("Input.Kind", "Correction"), ("Input.Lot", "C8124B")))
        {
            Assert.Contains("id=\"input-reason-error\">Say why", await Text(silent), StringComparison.Ordinal);
        }

        using var added = await _doctor.Post(address, "amend", ("Input.Kind", "Correction"), ("Input.Lot", "C8124B"), ("Input.Given[0].Id", "glabella-1"), ("Input.Given[0].Units", "5"), ("Input.Reason", "Read the box again."));
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);
        var treatment = Assert.Single((await _house.Chart(_patient)).AllTreatments);
        Assert.Equal(("C8124A", 20.0), (treatment.Entry.Lot, treatment.Entry.Units));
        Assert.Equal(("C8124B", 21.0), (treatment.Lot, treatment.Units));
        using var shown = await _doctor.Get(address);
        var text = await Text(shown);
        Assert.Contains("“Read the box again.”", text, StringComparison.Ordinal);
        Assert.Contains("Worn off", text, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Plan(string act, string units = "4", string day = "2026-11-26") =>
    [
        ("Input.Act", act), ("Input.Product", "onabotulinumtoxinA"), ("Input.Areas", "glabella"), ("Input.Date", day), ("Input.For", "onabotulinumtoxinA glabella"),
        .. Sites.SelectMany((site, i) => new[] { ($"Input.Points[{i}].Id", site), ($"Input.Points[{i}].Units", units) }),
    ];

    private async Task Accept()
    {
        using var accepted = await _doctor.Post($"/patients/{_patient}/plan", "plan", Plan("accept"));
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
    }

    private async Task Consent()
    {
        using var signed = await _doctor.Post(
            $"/patients/{_patient}/treat", "consent", ("Consent.TextVersion", ConsentText.Toxin.Version), ("Consent.SignerName", "Grace Tan"), ("Consent.Agreed", "true"), ("Consent.Photographs", "No"));
        Assert.Equal(HttpStatusCode.Found, signed.StatusCode);
    }

    private Task<HttpResponseMessage> Sign(Guid vial, params (string, string)[] more) =>
        _doctor.Post($"/patients/{_patient}/treat", "treat", [("Input.Act", "sign"), ("Input.Confirmed", "true"), ("Input.Vials", vial.ToString("D")), .. more]);

    private async Task<Guid> Vial(string product, string number, double units)
    {
        var actor = await _house.Injector();
        var lot = Assert.IsType<ReceiveVials.Outcome.Received>(await _house.In<ReceiveVials, ReceiveVials.Outcome>(a => a.Do(actor, new(product, number, new LocalDate(2028, 6, 30), units, 1)))).LotId;
        return Assert.IsType<OpenVial.Outcome.Opened>(await _house.In<OpenVial, OpenVial.Outcome>(a => a.Do(actor, lot, 2.5))).VialId;
    }

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
}
