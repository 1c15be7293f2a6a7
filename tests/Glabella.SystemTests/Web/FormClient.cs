using System.Net;
using System.Text.RegularExpressions;

namespace Glabella.SystemTests.Web;

/// <summary>A browser without eyes: keeps cookies, fetches a page, and posts one of its forms with the page's own token.</summary>
internal sealed partial class FormClient(Uri home) : IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = home };

    public Task<HttpResponseMessage> Get(string path) => _client.GetAsync(path, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> Post(string path, string form, params (string Name, string Value)[] fields)
    {
        using var page = await Get(path);
        var token = Token().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
        Assert.NotEqual("", token);
        List<KeyValuePair<string, string>> content = [new("_handler", form), new("__RequestVerificationToken", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))];
        return await _client.PostAsync(path, new FormUrlEncodedContent(content), TestContext.Current.CancellationToken);
    }

    public async Task SignIn(string email = "ines@elmcourt.example")
    {
        using var answer = await Post("/sign-in", "password", ("Input.Email", email), ("Input.Password", House.Password));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
