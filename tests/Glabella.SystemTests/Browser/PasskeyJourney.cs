namespace Glabella.SystemTests.Browser;

[Collection(Journeys.Name)]
public sealed class PasskeyJourney(OpenHouse open)
{
    [Fact]
    public async Task A_passkey_is_added_and_signs_in_without_a_name()
    {
        await open.House.Hire("Priya Nair", "priya@elmcourt.example", Glabella.Practice.Roles.Injector);
        await using var visitor = await open.SignIn("priya@elmcourt.example");
        var devtools = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await visitor.Open("/account");
        await visitor.Look("account");
        await visitor.Type("Name of this device", "Front desk tablet");
        await visitor.Press("Add a passkey");
        await visitor.Page.GetByText("Passkey added.").WaitForAsync();
        Assert.Contains("Front desk tablet", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await visitor.Page.Locator(".who").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/sign-in");
        await visitor.Look("sign-in");
        await visitor.Tree("sign-in");
        await visitor.Press("Sign in with a passkey");
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Thursday 26 November" }).WaitForAsync();
        Assert.Contains("Priya Nair", await visitor.Page.Locator(".who").InnerTextAsync(), StringComparison.Ordinal);
        visitor.NothingWentWrong();
    }
}
