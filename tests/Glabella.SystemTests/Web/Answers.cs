using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace Glabella.SystemTests.Web;

/// <summary>What every answer of the house is like, asked over plain HTTP.</summary>
public sealed partial class Answers : IAsyncLifetime
{
    private House _house = default!;
    private HttpClient _client = default!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _house = await House.Open();
        await _house.SetUp();
        _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _house.Home };
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/css/app.css")]
    [InlineData("/health/live")]
    public async Task Carries_a_strict_content_policy(string path)
    {
        using var answer = await _client.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_nonce_is_new_each_time_and_stands_in_the_page()
    {
        var nonces = new HashSet<string>();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await _client.GetAsync("/sign-in", Cancel);
            var nonce = Nonce().Match(Assert.Single(answer.Headers.GetValues("Content-Security-Policy"))).Groups[1].Value;
            Assert.Contains($"nonce=\"{nonce}\"", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
            nonces.Add(nonce);
        }

        Assert.Equal(2, nonces.Count);
    }

    [Fact]
    public async Task A_page_is_kept_by_no_cache_and_holds_no_inline_style_or_script()
    {
        using var answer = await _client.GetAsync("/sign-in", Cancel);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*(src=|type=\"importmap\"))", page);
    }

    [Fact]
    public async Task A_stranger_is_led_to_sign_in_and_back()
    {
        using var answer = await _client.GetAsync("/calendar?day=2026-12-03", Cancel);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.EndsWith("/sign-in?to=%2Fcalendar%3Fday%3D2026-12-03", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Signing_in_leads_to_no_other_site(string to)
    {
        using var visitor = new FormClient(_house.Home);
        using var answer = await visitor.Post($"/sign-in?to={Uri.EscapeDataString(to)}", "password", ("Input.Email", "ines@elmcourt.example"), ("Input.Password", House.Password));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(_house.Home, new Uri(_house.Home, answer.Headers.Location!));
    }

    [Fact]
    public async Task A_post_without_a_token_is_refused_with_a_page_that_says_what_to_do()
    {
        using var answer = await _client.PostAsync("/sign-in", new FormUrlEncodedContent([new("_handler", "password"), new("Input.Email", "x")]), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This was not saved", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_the_page_no_longer_has_is_refused_with_the_same_page()
    {
        using var visitor = new FormClient(_house.Home);
        using var answer = await visitor.Post("/sign-in", "a-form-of-yesterday");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This was not saved", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_input_comes_back_with_its_message_at_the_field_and_what_was_typed()
    {
        using var visitor = new FormClient(_house.Home);
        await visitor.SignIn();
        using var answer = await visitor.Post("/patients/new", "new-patient", ("Input.Name", "Joan <Whitlock>"), ("Input.BirthDate", "31 2 1955"), ("Input.Phone", "call me"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("value=\"Joan &lt;Whitlock&gt;\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"31 2 1955\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"call me\"", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"error\" id=\"input-birthdate-error\">February 1955 has no day 31.</p>", page, StringComparison.Ordinal);
        Assert.Matches("id=\"input-birthdate\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"input-birthdate-hint input-birthdate-error\"", page);
        Assert.Contains("href=\"/patients/new#input-birthdate\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_a_person_at_once_the_second_is_told_and_loses_nothing()
    {
        var id = await _house.Register("Ruth Adeyemi", new(1979, 5, 12));
        using var visitor = new FormClient(_house.Home);
        await visitor.SignIn();
        using var page = await visitor.Get($"/patients/{id}");
        var version = Regex.Match(await page.Content.ReadAsStringAsync(Cancel), "name=\"Input.Version\" value=\"([^\"]+)\"").Groups[1].Value;
        (string, string)[] person = [("Input.Version", version), ("Input.Name", "Ruth Adeyemi"), ("Input.BirthDate", "12 5 1979"), ("Input.MayContact", "true")];

        using var first = await visitor.Post($"/patients/{id}", "details", [.. person, ("Input.Phone", "020 7946 0100")]);
        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        using var second = await visitor.Post($"/patients/{id}", "details", [.. person, ("Input.Phone", "020 7946 0200")]);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var told = await second.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Somebody else changed these details meanwhile.", told, StringComparison.Ordinal);
        Assert.Contains("value=\"020 7946 0200\"", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_record_is_not_found_with_a_page()
    {
        using var visitor = new FormClient(_house.Home);
        await visitor.SignIn();
        foreach (var path in new[] { $"/patients/{Guid.NewGuid()}", $"/appointments/{Guid.NewGuid()}", "/nothing/here" })
        {
            using var answer = await visitor.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("There is nothing at this address", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_wrong_password_says_neither_which_part_was_wrong_nor_what_was_typed()
    {
        using var visitor = new FormClient(_house.Home);
        var pages = new List<string>();
        foreach (var email in new[] { "ines@elmcourt.example", "nobody@elmcourt.example" })
        {
            using var answer = await visitor.Post("/sign-in", "password", ("Input.Email", email), ("Input.Password", "wrong wrong wrong"));
            var page = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain("wrong wrong wrong", page, StringComparison.Ordinal);
            pages.Add(Regex.Match(page, "id=\"input-password-error\">([^<]*)<").Groups[1].Value);
        }

        Assert.StartsWith("That email and password do not match.", pages[0], StringComparison.Ordinal);
        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task After_several_wrong_passwords_the_right_one_has_to_wait_too()
    {
        using var visitor = new FormClient(_house.Home);
        for (var i = 0; i < 8; i++)
        {
            using var wrong = await visitor.Post("/sign-in", "password", ("Input.Email", "ines@elmcourt.example"), ("Input.Password", "wrong wrong wrong"));
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var right = await visitor.Post("/sign-in", "password", ("Input.Email", "ines@elmcourt.example"), ("Input.Password", House.Password));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Contains("Too many tries for this account.", await right.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_left_is_out_at_once_and_does_not_come_back()
    {
        await using var house = await House.Open(builder =>
            builder.Services.Configure<Microsoft.AspNetCore.Identity.SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.Zero));
        await house.SetUp();
        var tom = await house.Hire("Tom Frey", "tom@elmcourt.example", Glabella.Practice.Roles.FrontDesk);
        using var visitor = new FormClient(house.Home);
        await visitor.SignIn("tom@elmcourt.example");
        using (var before = await visitor.Get("/patients"))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        Assert.Equal(Glabella.Practice.ChangeStaff.Outcome.Changed, await house.In<Glabella.Practice.ChangeStaff, Glabella.Practice.ChangeStaff.Outcome>(
            change => change.Do(Glabella.Practice.Actor.House, tom.Id, active: false, [Glabella.Practice.Roles.FrontDesk])));
        using (var after = await visitor.Get("/patients"))
        {
            Assert.Equal(HttpStatusCode.Found, after.StatusCode);
        }

        using var again = await visitor.Post("/sign-in", "password", ("Input.Email", "tom@elmcourt.example"), ("Input.Password", House.Password));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("do not match", await again.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_tries_too_often_has_to_wait()
    {
        for (var i = 0; i < Hosting.RequestLimits.TriesPerMinute; i++)
        {
            using var tried = await _client.PostAsync("/sign-in", new FormUrlEncodedContent([]), Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, tried.StatusCode);
        }

        using var answer = await _client.PostAsync("/sign-in", new FormUrlEncodedContent([]), Cancel);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("60", Assert.Single(answer.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task Private_links_cannot_be_guessed_at_speed()
    {
        for (var i = 0; i < Hosting.RequestLimits.LinksPerMinute; i++)
        {
            using var guessed = await _client.GetAsync($"/p/treatment/{i}", Cancel);
            Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
        }

        using var answer = await _client.GetAsync("/p/treatment/one-too-many", Cancel);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _house.DisposeAsync();
    }

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();
}
