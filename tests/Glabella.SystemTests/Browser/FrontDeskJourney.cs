using Glabella.SystemTests.Web;
using Microsoft.Playwright;

namespace Glabella.SystemTests.Browser;

[Collection(Journeys.Name)]
public sealed class FrontDeskJourney(OpenHouse open)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_first_visit_to_a_person_checked_in(bool script)
    {
        var (house, visitor) = await open.FirstVisit(script);
        await using var closing = house;
        await using var leaving = visitor;
        var code = await house.SetupCode();

        // Set up: the first address leads there, and a slip keeps what was typed.
        await visitor.Open("/");
        Assert.EndsWith("/setup", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.Type("Name patients know it by", "Elm Court Clinic");
        await visitor.Page.GetByLabel("Country").SelectOptionAsync("GB");
        await visitor.Type("Code from the terminal", "AAAA-BBBB-CCCC");
        await visitor.Type("Name", "Dr Ines Varga");
        await visitor.Type("Email", "ines@elmcourt.example");
        await visitor.Type("Password", House.Password);
        await visitor.Choose("An injector and prescriber");
        await visitor.Press("Finish");
        Assert.Contains("Type the code", await visitor.Page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Elm Court Clinic", await visitor.Page.GetByLabel("Name patients know it by").InputValueAsync());
        if (script)
        {
            await visitor.Look("setup-refused");
            await visitor.Tree("setup-refused");
        }

        await visitor.Type("Code from the terminal", code.ToLowerInvariant());
        await visitor.Type("Password", House.Password);
        await visitor.Press("Finish");
        Assert.Equal("Your account", await visitor.Heading());

        // A new patient.
        await visitor.Open("/patients/new");
        await visitor.Type("Full name", "Joan Whitlock");
        await visitor.Type("Date of birth", "31 2 1955");
        await visitor.Press("Open the chart");
        Assert.Contains("February 1955 has no day 31.", await visitor.Page.Locator(".field.bad .error").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Type("Date of birth", "3 2 1955");
        await visitor.Choose("Female");
        await visitor.Press("Open the chart");
        Assert.Equal("Not booked", await visitor.Heading());
        Assert.Contains("71, female", await visitor.Page.Locator(".banner").InnerTextAsync(), StringComparison.Ordinal);

        // On today's list, and checked in.
        await visitor.Follow("Book a visit");
        await visitor.Type("Time", "11:15");
        await visitor.Press("Book");
        Assert.Equal("Thursday 26 November", await visitor.Heading());
        await visitor.Press("Check in Joan Whitlock");
        Assert.Contains("Joan Whitlock is checked in.", await visitor.Page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Waiting", await visitor.Page.Locator("#schedule").Locator("..").Locator("..").InnerTextAsync(), StringComparison.Ordinal);
        visitor.NothingWentWrong();
    }

    [Fact]
    public async Task Two_people_are_never_booked_for_the_same_time()
    {
        var (house, visitor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = visitor;
        var (first, second) = (await house.Register("Ruth Adeyemi", new(1979, 5, 12)), await house.Register("Carl Jensen", new(1962, 12, 2)));
        foreach (var (patient, last) in new[] { (first, false), (second, true) })
        {
            await visitor.Open($"/appointments/new?patient={patient}&day=2026-12-03");
            await visitor.Type("Time", "10:30");
            await visitor.Type("Note for the day’s list", "prefers mornings");
            await visitor.Press("Book");
            if (!last)
            {
                Assert.Equal("Thursday 3 December", await visitor.Heading());
            }
        }

        Assert.Contains("10:30 is taken", await visitor.Page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("prefers mornings", await visitor.Page.GetByLabel("Note for the day’s list", new() { Exact = false }).InputValueAsync());
        await visitor.Look("booking-taken");
        await visitor.Type("Time", "11:00");
        await visitor.Press("Book");
        Assert.Equal("Thursday 3 December", await visitor.Heading());
        await visitor.Look("calendar");
        await visitor.Tree("calendar");
    }

    [Fact]
    public async Task Somebody_with_the_same_name_and_birth_date_is_noticed()
    {
        await open.House.Register("Anna Müller", new(1985, 4, 1));
        await using var visitor = await open.SignIn();
        await visitor.Open("/patients/new");
        await visitor.Type("Full name", "Anna Muller");
        await visitor.Type("Date of birth", "1 April 1985");
        await visitor.Press("Open the chart");
        Assert.Contains("Somebody with this name and birth date is here already", await visitor.Page.Locator(".decision").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Look("patient-double");
        await visitor.Choose("This is another person");
        await visitor.Press("Open the chart");
        Assert.Equal("Not booked", await visitor.Heading());

        // Both are found, and the name stands in no address.
        await visitor.Open("/patients");
        await visitor.Page.GetByLabel("Name, birth date, phone, chart number or lot").FillAsync("mull");
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        Assert.Equal(2, await visitor.Page.Locator("tbody tr").CountAsync());
        Assert.DoesNotContain("mull", visitor.Page.Url, StringComparison.OrdinalIgnoreCase);
        visitor.NothingWentWrong();
    }
}
