using System.Net;
using Glabella.Practice;
using Glabella.SystemTests.Web;
using NodaTime;

namespace Glabella.SystemTests.Journey;

/// <summary>The intake over plain HTTP: who may see what, and what a private link opens.</summary>
public sealed class IntakePages : IAsyncLifetime
{
    private static readonly (string, string)[] HealthyAnswers =
    [
        ("Input.BirthDate", "14 6 1984"), ("Input.Sex", "female"), ("Input.Pregnant", "no"), ("Input.Breastfeeding", "no"), ("Input.TakesMedicines", "no"),
        ("Input.Illnesses", "none"), ("Input.Recent", "none"), ("Input.HasAllergies", "no"), ("Input.TreatedBefore", "no"), ("Input.Wishes", "glabella"),
    ];

    private House _house = default!;
    private Guid _patient;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _house = await House.Open();
        await _house.SetUp();
        await _house.Hire("Priya Nair", "priya@elmcourt.example", Roles.Injector);
        await _house.Hire("Sam Osei", "sam@elmcourt.example", Roles.FrontDesk);
        _patient = await _house.Register("Grace Tan", new(1984, 6, 14));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_link_takes_answers_once_and_then_says_so_without_a_name()
    {
        var token = await Link();
        using var patient = new FormClient(_house.Home);
        using (var sent = await patient.Post($"/p/intake/{token}", "intake", HealthyAnswers))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
            Assert.EndsWith("/p/intake/thanks", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        using var again = await patient.Get($"/p/intake/{token}");
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        var page = await again.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Your answers are in", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Grace", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        var intake = Assert.Single((await Chart()).Intakes);
        Assert.Equal((IntakeChannel.Link, "Grace Tan"), (intake.Channel, intake.SignedBy));
        Assert.Equal(Screening.Decision.Clear, Assert.Single((await Chart()).Screenings).Decision);
    }

    [Fact]
    public async Task A_tap_on_send_before_anything_is_answered_does_not_use_the_link_up()
    {
        var token = await Link();
        using var patient = new FormClient(_house.Home);
        foreach (var fields in new (string, string)[][] { [], [("Input.BirthDate", "14 6 1984"), ("Input.Sex", "female")] })
        {
            using var empty = await patient.Post($"/p/intake/{token}", "intake", fields);
            Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
            Assert.Contains("Nothing is answered yet, and this link takes answers only once.", await empty.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Empty((await Chart()).Intakes);

        // One answer is enough: what is not known may be left.
        using var sent = await patient.Post($"/p/intake/{token}", "intake", ("Input.TakesMedicines", "no"));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Single((await Chart()).Intakes);
    }

    [Fact]
    public async Task A_link_that_is_too_old_and_one_that_never_was_are_told_apart()
    {
        var token = await Link();
        _house.Clock.AdvanceDays(15);
        using var patient = new FormClient(_house.Home);
        using var old = await patient.Get($"/p/intake/{token}");
        Assert.Contains("This link is too old", await old.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var never = await patient.Get("/p/intake/0123456789");
        Assert.Equal(HttpStatusCode.Gone, never.StatusCode);
        Assert.Contains("This link does not open", await never.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_typed_comes_back_with_the_message_at_its_field()
    {
        var token = await Link();
        using var patient = new FormClient(_house.Home);
        using var answer = await patient.Post(
            $"/p/intake/{token}", "intake",
            ("Input.BirthDate", "15 6 1984"), ("Input.Sex", "female"), ("Input.TakesMedicines", "yes"), ("Input.Medicines", "Eliquis <5 mg>\nvitamin D"), ("Input.HasAllergies", "yes"),
            ("Input.Illnesses", "lid"), ("Input.Illnesses", "none"), ("Input.TreatedBefore", "yes"), ("Input.Earlier[0].When", "last spring"), ("Input.Earlier[0].Units", "20,5"), ("Input.Earlier[1].Units", "many"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("Eliquis <5 mg>\nvitamin D</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"last spring\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"input-earlier-0--when-error\">Write a day, a month or a year", page, StringComparison.Ordinal);
        Assert.Contains("id=\"input-earlier-1--units-error\">Write a number from 0 to 1000 units.", page, StringComparison.Ordinal);
        Assert.Contains("id=\"input-allergies-error\">Write to what, one a line.", page, StringComparison.Ordinal);
        Assert.Contains("id=\"input-illnesses-error\">“None of these” is ticked", page, StringComparison.Ordinal);
        // The practice has the 14th: the person looks once more, and may insist.
        Assert.Contains("id=\"input-birthdate-error\">The practice has another date of birth", page, StringComparison.Ordinal);
        Assert.Contains("My date of birth is right as I wrote it", page, StringComparison.Ordinal);
        Assert.Empty((await Chart()).Intakes);
    }

    [Fact]
    public async Task A_question_that_was_left_is_not_asked_and_a_month_counts_from_its_last_day()
    {
        var token = await Link();
        using var patient = new FormClient(_house.Home);
        using var sent = await patient.Post(
            $"/p/intake/{token}", "intake",
            ("Input.Sex", "female"), ("Input.Pregnant", "no"), ("Input.TreatedBefore", "yes"), ("Input.Earlier[0].When", "October 2026"), ("Input.Earlier[0].Product", "onabotulinumtoxinA"), ("Input.Earlier[0].Units", "20"));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var answers = Assert.Single((await Chart()).Intakes).Answers;
        Assert.Null(answers.Breastfeeding);
        Assert.Null(answers.Medications);
        Assert.Null(answers.Conditions);
        Assert.False(answers.Pregnant);
        Assert.Equal(new LocalDate(2026, 10, 31), Assert.Single(answers.PriorTreatments!.Value).Date);
    }

    [Fact]
    public async Task Handing_the_device_over_signs_the_member_of_staff_out()
    {
        using var device = new FormClient(_house.Home);
        await device.SignIn();
        using var over = await device.Post($"/patients/{_patient}/intake", "hand-over");
        Assert.Equal(HttpStatusCode.Found, over.StatusCode);
        var address = new Uri(_house.Home, over.Headers.Location!).PathAndQuery;
        Assert.StartsWith("/p/intake/", address, StringComparison.Ordinal);
        foreach (var path in new[] { "/", $"/patients/{_patient}", $"/patients/{_patient}/consultation" })
        {
            using var refused = await device.Get(path);
            Assert.Equal(HttpStatusCode.Found, refused.StatusCode);
            Assert.Contains("/sign-in", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        using var sent = await device.Post(address, "intake", HealthyAnswers);
        using var thanks = await device.Get("/p/intake/thanks");
        Assert.Contains("Give the tablet back", await thanks.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(IntakeChannel.Tablet, Assert.Single((await Chart()).Intakes).Channel);
    }

    [Fact]
    public async Task The_front_desk_sends_links_and_reads_no_answers()
    {
        var token = await Link();
        using var patient = new FormClient(_house.Home);
        using var sent = await patient.Post($"/p/intake/{token}", "intake", [.. HealthyAnswers, ("Input.OtherIllnesses", "rosacea")]);
        using var desk = new FormClient(_house.Home);
        await desk.SignIn("sam@elmcourt.example");
        using var page = await desk.Get($"/patients/{_patient}/intake");
        var text = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Intake of 26 Nov", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rosacea", text, StringComparison.Ordinal);
        using var made = await desk.Post($"/patients/{_patient}/intake", "link");
        Assert.Contains("/p/intake/", await made.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var written = await desk.Post($"/patients/{_patient}/intake", "intake", HealthyAnswers);
        Assert.Equal(HttpStatusCode.BadRequest, written.StatusCode);
        Assert.Single((await Chart()).Intakes);
    }

    [Fact]
    public async Task Staff_put_one_answer_right_and_the_old_intake_stays()
    {
        using var doctor = new FormClient(_house.Home);
        await doctor.SignIn("priya@elmcourt.example");
        var path = $"/patients/{_patient}/intake";
        using var first = await doctor.Post(path, "intake", [.. HealthyAnswers.Where(a => a.Item1 is not "Input.TakesMedicines"), ("Input.TakesMedicines", "yes"), ("Input.Medicines", "Eliquis 5 mg")]);
        using var page = await doctor.Get(path);
        Assert.Contains(">Eliquis 5 mg</textarea>", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var second = await doctor.Post(path, "intake", HealthyAnswers);
        Assert.EndsWith($"/patients/{_patient}/consultation", second.Headers.Location!.ToString(), StringComparison.Ordinal);
        var intakes = (await Chart()).Intakes;
        Assert.Equal("Eliquis 5 mg", Assert.Single(intakes[0].Answers.Medications!.Value).Text);
        Assert.Empty(intakes[1].Answers.Medications!.Value);
        Assert.Equal("Priya Nair", intakes[1].SignedBy);
    }

    [Theory]
    [InlineData("medications", "genta", "gentamicin")]
    [InlineData("conditions", "myasth", "myasthenia gravis")]
    public async Task Names_are_found_by_their_first_letters_and_never_in_an_address(string list, string letters, string name)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _house.Home };
        using var found = await client.PostAsync($"/names/{list}", new StringContent(letters), Cancel);
        Assert.Contains($"\"{name}\"", await found.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var read = await client.GetAsync($"/names/{list}?q={letters}", Cancel);
        Assert.NotEqual(HttpStatusCode.OK, read.StatusCode);
        using var unknown = await client.PostAsync("/names/patients", new StringContent(letters), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var endless = await client.PostAsync($"/names/{list}", new StringContent(new string('a', 5000)), Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, endless.StatusCode);
    }

    private async Task<string> Link()
    {
        var made = await _house.In<SendLink, SendLink.Outcome>(a => a.Do(Actor.House, _patient, LinkPurpose.Intake));
        return Assert.IsType<SendLink.Outcome.Made>(made).Token;
    }

    private async Task<Chart> Chart() => Assert.IsType<Chart>(await _house.In<OpenChart, Chart?>(a => a.Do(Actor.House, _patient)));
}
