using Glabella.Practice;
using Glabella.SystemTests.Web;
using NodaTime;

namespace Glabella.SystemTests.Browser;

[Collection(Journeys.Name)]
public sealed class PracticeJourney(OpenHouse open)
{
    [Fact]
    public async Task A_lot_is_received_opened_and_wasted()
    {
        var (house, visitor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = visitor;
        await visitor.Open("/stock/receive");
        await visitor.Press("Put into stock");
        Assert.Equal("Five things to put right", await visitor.Page.Locator("#errors").InnerTextAsync());
        await visitor.Look("stock-receive-refused");

        await visitor.Page.GetByLabel("Product").SelectOptionAsync("onabotulinumtoxinA");
        await visitor.Type("Lot", "c8124a");
        await visitor.Type("Expires", "30 Jun 2028");
        await visitor.Type("Units in a vial", "100");
        await visitor.Type("Vials", "6");
        await visitor.Press("Put into stock");
        Assert.Contains("6 vials of lot C8124A in stock.", await visitor.Page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);

        await visitor.Follow("Open one of C8124A");
        await visitor.Look("stock-open");

        // 100 U in 2.5 mL give 4 U in 0.1 mL: Botox Cosmetic label, section 2 (dilution).
        Assert.Equal("2.5", await visitor.Page.GetByLabel("Diluted with, mL").InputValueAsync());
        await visitor.Press("Open the vial");
        Assert.Contains("4 U in 0.1 mL", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Look("stock");
        await visitor.Tree("stock");

        await visitor.Follow("Waste what is left of C8124A");
        await visitor.Choose("Dropped or broken");
        await visitor.Press("Record the waste");
        Assert.Contains("100 U of lot C8124A recorded as waste.", await visitor.Page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);
        visitor.NothingWentWrong();
    }

    [Fact]
    public async Task The_owner_changes_settings_and_a_slip_keeps_what_was_typed()
    {
        await using var visitor = await open.SignIn();
        await visitor.Open("/settings");
        await visitor.Type("Least days between two treatments", "60");
        await visitor.Type("Booking lead, days", "10");
        await visitor.Press("Save the settings");
        Assert.Contains("Write a number from 84 to 365 days.", await visitor.Page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("10", await visitor.Page.GetByLabel("Booking lead, days").InputValueAsync());
        await visitor.Look("settings-refused");
        await visitor.Type("Least days between two treatments", "91");
        await visitor.Press("Save the settings");
        Assert.Contains("Settings saved.", await visitor.Page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("91", await visitor.Page.GetByLabel("Least days between two treatments").InputValueAsync());
        visitor.NothingWentWrong();
    }

    [Fact]
    public async Task Somebody_is_invited_joins_and_forgets_the_password()
    {
        await using var owner = await open.SignIn();
        await owner.Open("/settings/staff");
        await owner.Type("Name", "Tom Frey");
        await owner.Type("Email", "tom@elmcourt.example");
        await owner.Page.Locator("#invite").Locator("..").Locator("..").GetByLabel("Front desk", new() { Exact = false }).CheckAsync();
        await owner.Press("Make the link");
        var link = await owner.Page.Locator(".status code").InnerTextAsync();
        await owner.Look("staff");

        await using var tom = await open.Visit();
        await tom.Open(link);
        await tom.Look("join");
        await tom.Type("Choose a password", "short");
        await tom.Press("Join");
        Assert.Contains("12 characters or more", await tom.Page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await tom.Type("Choose a password", "four plain words here");
        await tom.Press("Join");
        Assert.Equal("Your account", await tom.Heading());

        // The front desk sees neither settings nor stock, and is told so.
        tom.Expecting = 403;
        await tom.Open("/settings");
        Assert.Equal("This page is not for your account", await tom.Heading());
        await tom.Look("denied");

        // The link opened once.
        await using var late = await open.Visit();
        late.Expecting = 404;
        await late.Open(link);
        Assert.Equal("There is nothing at this address", await late.Heading());

        // A forgotten password: the owner hands over a link for a new one.
        await owner.Open("/settings/staff");
        await owner.Press("New password link for Tom Frey");
        var fresh = await owner.Page.Locator(".status code").InnerTextAsync();
        await late.Open(fresh);
        await late.Type("New password", "other four plain words");
        await late.Press("Save the password");
        await late.Type("Email", "tom@elmcourt.example");
        await late.Type("Password", "other four plain words");
        await late.Press("Sign in");
        Assert.Equal("Thursday 26 November", await late.Heading());
    }

    [Fact]
    public async Task The_day_from_the_desk()
    {
        var (house, visitor) = await open.Fresh();
        await using var closing = house;
        await using var leaving = visitor;
        var injector = (await house.In<ListStaff, IReadOnlyList<ListStaff.Member>>(async list => await list.Do())).First(m => m.RoleNames.Contains(Roles.Injector));
        var ids = new List<Guid>();
        foreach (var (name, born, time, note) in new[]
        {
            ("Daniel Okoro", new LocalDate(1987, 8, 30), new LocalTime(14, 0), (string?)null),
            ("Sofia Brandt", new LocalDate(1990, 2, 14), new LocalTime(14, 30), "wants the early slot next time"),
            ("Yusuf Demir", new LocalDate(1975, 6, 1), new LocalTime(15, 15), null),
        })
        {
            var id = await house.Register(name, born);
            ids.Add(id);
            Assert.IsType<BookAppointment.Outcome.Booked>(await house.In<BookAppointment, BookAppointment.Outcome>(
                book => book.Do(Actor.House, new(id, injector.Id, House.Today, time, 30, VisitKind.Treatment, null, note))));
        }

        await visitor.Open("/");
        await visitor.Tree("today");
        await visitor.Press("Check in Daniel Okoro");
        await visitor.Press("To the room Daniel Okoro");
        Assert.Contains("Daniel Okoro is in the room.", await visitor.Page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Look("today");
        await visitor.Open($"/patients/{ids[1]}");
        await visitor.Look("person");
        await visitor.Tree("person");
        await visitor.Page.Locator("main .rows a").First.ClickAsync();
        await visitor.Look("appointment");
        await visitor.Press("Cancel the visit");
        Assert.Contains("The visit of Sofia Brandt is cancelled.", await visitor.Page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Open("/patients");
        await visitor.Look("patients");

        // The owner sees who looked, and erases a person with the chart number.
        await visitor.Open($"/patients/{ids[1]}/privacy");
        Assert.Contains("Cancelled a visit", await visitor.Page.Locator("tbody").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Look("privacy");
        await visitor.Type("Chart number, to be sure", "9");
        await visitor.Press("Erase for good");
        Assert.Contains("That is not the number of this chart.", await visitor.Page.Locator(".error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Type("Chart number, to be sure", "2");
        await visitor.Press("Erase for good");
        Assert.Contains("The person is erased.", await visitor.Page.Locator(".status").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sofia Brandt", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        visitor.NothingWentWrong();
    }
}
