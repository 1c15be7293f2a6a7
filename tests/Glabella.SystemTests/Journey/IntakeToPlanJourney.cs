using Glabella.SystemTests.Browser;
using Microsoft.Playwright;

namespace Glabella.SystemTests.Journey;

[Collection(Journeys.Name)]
public sealed class IntakeToPlanJourney(OpenHouse open)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gentamicin_defers_and_nothing_is_planned(bool script)
    {
        var patient = await open.House.Register(script ? "Joan Whitlock" : "Joan Winter", new(1955, 2, 3));
        await using var doctor = await open.SignIn(script: script);
        await using var phone = await open.Visit(script);

        // The link is made once and stands on the page.
        await doctor.Open($"/patients/{patient}/intake");
        if (script)
        {
            await doctor.Look("intake-staff");
        }

        await doctor.Press("Make a private link");
        var link = await doctor.Page.GetByLabel("Address").InputValueAsync();
        if (script)
        {
            await doctor.Look("intake-link");
        }

        // The patient answers on the phone. A slip keeps what was typed.
        await phone.Page.SetViewportSizeAsync(390, 844);
        await phone.Open(new Uri(link).PathAndQuery);
        Assert.Contains("Hello Joan", await phone.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await phone.Type("Date of birth", "3 13 1955");
        await phone.Choose("Female");
        await phone.Page.GetByRole(AriaRole.Group, new() { Name = "Do you take any medicine?" }).GetByLabel("Yes").CheckAsync();
        await phone.Page.Locator("#input-medicines").FillAsync("gentamicin inj. 3x daily, kidney infection\nElquis 5 mg bd");
        await phone.Press("Send to the practice");
        Assert.Contains("There is no month 13", await phone.Page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("gentamicin inj.", await phone.Page.Locator("#input-medicines").InputValueAsync(), StringComparison.Ordinal);
        if (script)
        {
            await phone.Look("intake-phone");
            await phone.Page.SetViewportSizeAsync(390, 844);
        }

        await phone.Type("Date of birth", "3 2 1955");
        await phone.Page.GetByRole(AriaRole.Group, new() { Name = "Have you ever had any of these?" }).GetByLabel("None of these").CheckAsync();
        await phone.Page.GetByRole(AriaRole.Group, new() { Name = "Are you allergic to anything?" }).GetByLabel("No", new() { Exact = true }).CheckAsync();
        await phone.Page.GetByRole(AriaRole.Group, new() { Name = "Have you had botulinum toxin or filler before?" }).GetByLabel("No", new() { Exact = true }).CheckAsync();
        await phone.Choose("Frown lines");
        await phone.Press("Send to the practice");
        Assert.Equal("Thank you", await phone.Heading());
        Assert.DoesNotContain(link.Split('/')[^1], phone.Page.Url, StringComparison.Ordinal);

        // The link has done its work.
        phone.Expecting = 410;
        await phone.Open(new Uri(link).PathAndQuery);
        Assert.Equal("Your answers are in", await phone.Heading());

        // The answer is the heading, and no plan is to be had.
        await doctor.Open($"/patients/{patient}/consultation");
        Assert.Equal("Defer. Do not treat today.", await doctor.Heading());
        Assert.Contains("Gentamicin", await doctor.Page.Locator(".decision .lead").InnerTextAsync(), StringComparison.Ordinal);
        if (script)
        {
            await doctor.Look("consultation-defer");
        }

        await doctor.Open($"/patients/{patient}/plan");
        Assert.Equal("Defer. No plan while this stands.", await doctor.Heading());
        Assert.Equal(0, await doctor.Page.GetByRole(AriaRole.Button, new() { Name = "Accept the plan" }).CountAsync());
        doctor.NothingWentWrong();
        phone.NothingWentWrong();
    }
}
