using Glabella.Practice;
using Glabella.SystemTests.FollowUp;
using Glabella.SystemTests.Web;
using Glabella.Vocabulary;
using Microsoft.Playwright;
using NodaTime;

namespace Glabella.SystemTests.Browser;

/// <summary>The front desk with a patient on the telephone: whom to call, when there is room, and the booking.</summary>
[Collection(Journeys.Name)]
public sealed class TelephoneJourney(OpenHouse open)
{
    [Fact]
    public async Task A_free_half_hour_of_the_calendar_is_booked_for_the_person_on_the_line()
    {
        var (house, visitor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = visitor;
        var marta = await house.Register("Marta Lindqvist", new(1979, 5, 12));
        await visitor.Open($"/appointments/new?patient={marta}");
        await visitor.Follow("Free times");
        Assert.Contains("Choose a free time for Marta Lindqvist.", await visitor.Page.Locator(".head").InnerTextAsync(), StringComparison.Ordinal);

        // It is 09:42: what has passed is not offered.
        Assert.Equal(0, await Free(visitor, "09:30").CountAsync());
        Assert.Equal(1, await Free(visitor, "10:00").CountAsync());
        await visitor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Fri") }).ClickAsync();
        await visitor.Look("calendar-free");
        await Free(visitor, "10:30").ClickAsync();
        Assert.Equal("Book a visit for Marta Lindqvist", await visitor.Heading());
        Assert.Equal("10:30", await visitor.Page.GetByLabel("Time", new() { Exact = true }).InputValueAsync());
        Assert.Equal("2026-11-27", await visitor.Page.GetByLabel("Day", new() { Exact = true }).InputValueAsync());
        await visitor.Press("Book");
        Assert.Equal("Friday 27 November", await visitor.Heading());
        Assert.Equal(0, await Free(visitor, "10:30").CountAsync());
        Assert.Equal(1, await Free(visitor, "11:00").CountAsync());

        // Without a person the time is kept until one is chosen.
        await Free(visitor, "11:00").ClickAsync();
        await visitor.Type("Name, birth date or chart number", "Marta");
        await visitor.Press("Search");
        await visitor.Follow("Marta Lindqvist");
        Assert.Equal("11:00", await visitor.Page.GetByLabel("Time", new() { Exact = true }).InputValueAsync());

        // On a day when the practice is closed there is none.
        await visitor.Open("/calendar?day=2026-11-29");
        Assert.Equal(0, await visitor.Page.Locator("a.free").CountAsync());
        visitor.NothingWentWrong();
    }

    [Fact]
    public async Task The_recall_list_has_the_number_to_call_unless_somebody_asked_not_to_be_called()
    {
        var (house, visitor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = visitor;
        var called = await Register(house, "Marta Lindqvist", "020 7946 0991", mayContact: true);
        var left = await Register(house, "Amina Rahimi", "020 7946 0992", mayContact: false);
        await house.Treat(called, Areas.Glabella);
        await house.Treat(left, Areas.Glabella);
        house.Clock.Advance(Duration.FromDays(150));
        await visitor.Open("/sign-in");
        await visitor.Type("Email", "ines@elmcourt.example");
        await visitor.Type("Password", House.Password);
        await visitor.Press("Sign in");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await visitor.Open("/recall");
        var number = visitor.Page.Locator("tr", new() { HasText = "Marta Lindqvist" }).GetByRole(AriaRole.Link, new() { Name = "020 7946 0991" });
        Assert.Equal("tel:02079460991", await number.GetAttributeAsync("href"));
        Assert.DoesNotContain("020 7946 0992", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        // The name's link covers its cell, but not the number.
        Assert.True(await number.EvaluateAsync<bool>("a => { const r = a.getBoundingClientRect(); return document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2) === a; }"));

        // On a tablet both acts stand in one line.
        await visitor.Page.SetViewportSizeAsync(820, 1180);
        Assert.Equal(1, await visitor.Page.Locator("tr", new() { HasText = "Marta Lindqvist" }).EvaluateAsync<int>(
            "row => new Set([...row.querySelectorAll('.act .btn')].map(b => Math.round(b.getBoundingClientRect().top))).size"));
        visitor.NothingWentWrong();
    }

    private static ILocator Free(Visitor visitor, string time) => visitor.Page.GetByRole(AriaRole.Link, new() { Name = $"Book {time} with Dr Ines Varga", Exact = true });

    private static async Task<Guid> Register(House house, string name, string phone, bool mayContact) =>
        Assert.IsType<RegisterPatient.Outcome.Registered>(await house.In<RegisterPatient, RegisterPatient.Outcome>(
            register => register.Do(Actor.House, new(name, new LocalDate(1979, 5, 12), Sex.Female, phone, null, null, mayContact)))).PatientId;
}
