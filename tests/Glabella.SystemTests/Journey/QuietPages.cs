using Glabella.Practice;
using Glabella.SystemTests.Browser;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Practice;
using Microsoft.Playwright;

namespace Glabella.SystemTests.Journey;

/// <summary>Pages of the journey in a house of their own: their accessibility trees, fingers counted, keys alone.</summary>
[Collection(Journeys.Name)]
public sealed class QuietPages(OpenHouse open)
{
    [Fact]
    public async Task A_healthy_person_answers_with_few_taps_and_is_clear()
    {
        var (house, doctor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = doctor;
        var patient = await house.Register("Grace Tan", new(1984, 6, 14));
        var token = Assert.IsType<SendLink.Outcome.Made>(await house.In<SendLink, SendLink.Outcome>(a => a.Do(Actor.House, patient, LinkPurpose.Intake))).Token;
        await doctor.Page.SetViewportSizeAsync(390, 844);
        await doctor.Open($"/p/intake/{token}");
        await doctor.Tree("intake-phone");
        var page = doctor.Page;
        var taps = 0;
        async Task Tap(ILocator target)
        {
            await target.ClickAsync();
            taps++;
        }

        Task Answer(string question, string answer) => Tap(page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel(answer, new() { Exact = true }));

        await Tap(page.GetByLabel("Date of birth"));
        await page.Keyboard.TypeAsync("14 6 1984");
        await Answer("Sex at birth", "Female");
        await Answer("Are you pregnant, or could you be?", "No");
        await Answer("Are you breastfeeding?", "No");
        await Answer("Do you take any medicine?", "No");
        await Answer("Have you ever had any of these?", "None of these");
        await Answer("In the last two weeks?", "None of these");
        await Answer("Are you allergic to anything?", "No");
        await Answer("Have you had botulinum toxin or filler before?", "No");
        await Answer("What would you like to change?", "Frown lines");
        await Tap(page.GetByRole(AriaRole.Button, new() { Name = "Send to the practice" }));
        Assert.Equal("Thank you", await doctor.Heading());
        Assert.True(taps <= 25, $"{taps} taps");
        Assert.Equal(Screening.Decision.Clear, Assert.Single((await house.Chart(patient)).Screenings).Decision);
        doctor.NothingWentWrong();
    }

    [Fact]
    public async Task A_man_is_not_asked_about_pregnancy()
    {
        var (house, visitor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = visitor;
        var patient = await house.Register("Daniel Okoro", new(1987, 8, 30));
        await visitor.Open($"/patients/{patient}/intake");
        var pregnant = visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Pregnant, or could be?" });
        Assert.True(await pregnant.IsVisibleAsync());
        await visitor.Choose("Male");
        Assert.False(await pregnant.IsVisibleAsync());
    }

    [Fact]
    public async Task A_medicine_is_found_by_its_first_letters_and_put_on_a_line_of_its_own()
    {
        var (house, visitor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = visitor;
        var patient = await house.Register("Grace Tan", new(1984, 6, 14));
        await visitor.Open($"/patients/{patient}/intake");
        await visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Takes any medicine?" }).GetByLabel("Yes").CheckAsync();
        await visitor.Page.Locator("#input-medicines").FillAsync("vitamin D");
        var finder = visitor.Page.GetByLabel("Find a medicine by its first letters");
        await finder.PressSequentiallyAsync("genta");
        await Assertions.Expect(visitor.Page.Locator("datalist option[value=gentamicin]")).ToHaveCountAsync(1);
        await finder.FillAsync("gentamicin");
        await finder.PressAsync("Enter");
        Assert.Equal("vitamin D\ngentamicin", await visitor.Page.Locator("#input-medicines").InputValueAsync());
        Assert.DoesNotContain("genta", visitor.Page.Url, StringComparison.Ordinal);
        visitor.NothingWentWrong();
    }

    [Fact]
    public async Task Enter_in_a_field_of_units_adds_up_and_neither_accepts_nor_signs()
    {
        var (house, visitor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = visitor;
        var patient = await house.Register("Grace Tan", new(1984, 6, 14));
        var actor = await house.Injector();
        Assert.IsType<SubmitIntake.Outcome.Kept>(await house.In<SubmitIntake, SubmitIntake.Outcome>(a => a.Do(actor, new(patient, null, IntakeChannel.Staff, IntakeTests.Healthy))));
        await visitor.Open($"/patients/{patient}/consultation");
        await visitor.Tree("consultation");
        await visitor.Open($"/patients/{patient}/plan");
        await visitor.Tree("plan");
        await visitor.Page.Locator("[data-units]").First.FillAsync("5");
        await visitor.Page.Locator("[data-units]").First.PressAsync("Enter");
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('h1').textContent.includes('21 U')");
        Assert.Empty((await house.Chart(patient)).Plans);

        await visitor.Press("Accept the plan");
        Assert.Equal("Consent first", await visitor.Heading());
        await visitor.Tree("consent");
        await visitor.Choose("I want this treatment, and I had time to ask");
        await visitor.Choose("No");
        await visitor.Press("Sign the consent");
        await house.In<ReceiveVials, ReceiveVials.Outcome>(a => a.Do(actor, new("onabotulinumtoxinA", "C8124A", new(2028, 6, 30), 100, 1)));
        var lot = (await house.In<StockList, StockList.Stock>(a => a.Do())).Lots[0].Lot.Id;
        await house.In<OpenVial, OpenVial.Outcome>(a => a.Do(actor, lot, 2.5));
        await visitor.Open($"/patients/{patient}/treat");
        await visitor.Tree("treat");
        // The one vial that may be drawn from is ticked.
        Assert.True(await visitor.Page.GetByLabel("Lot C8124A", new() { Exact = false }).IsCheckedAsync());
        await visitor.Choose("I, Dr Ines Varga, gave this as written above");
        var given = visitor.Page.GetByLabel("Units given at", new() { Exact = false }).First;
        await given.FillAsync("3");
        await given.PressAsync("Enter");
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('tfoot').textContent.includes('19')");
        Assert.Equal("Treat and sign", await visitor.Heading());
        Assert.Empty((await house.Chart(patient)).AllTreatments);
        visitor.NothingWentWrong();
    }
}
