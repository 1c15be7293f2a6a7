using Glabella.Practice;
using Glabella.SystemTests.Databases;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.SystemTests.Practice;

public sealed class PatientTests
{
    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task The_same_name_and_birth_date_is_noticed(string database)
    {
        await using var record = await TestRecord.On(database);
        var first = await record.Patient("Anna Müller");
        var request = new RegisterPatient.Request(" anna  muller", new LocalDate(1979, 5, 12), Sex.Female, null, null);
        var noticed = Assert.IsType<RegisterPatient.Outcome.PerhapsSamePerson>(await Register(record, request));
        Assert.Equal(first, Assert.Single(noticed.Doubles).Id);
        var registered = Assert.IsType<RegisterPatient.Outcome.Registered>(await Register(record, request with { EvenIfDouble = true }));
        Assert.NotEqual(first, registered.PatientId);
        Assert.Equal(2, registered.ChartNumber);
        Assert.IsType<RegisterPatient.Outcome.Registered>(await Register(record, request with { BirthDate = new LocalDate(1980, 5, 12) }));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Each_wrong_field_has_its_message(string database)
    {
        await using var record = await TestRecord.On(database);
        var refused = Assert.IsType<RegisterPatient.Outcome.Refused>(await Register(record, new(" ", new LocalDate(2027, 1, 1), null, "12", "a@b")));
        Assert.Equal(["BirthDate", "Email", "Name", "Phone"], refused.Problems.Select(p => p.Field).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task People_are_found_by_parts_of_their_name_number_and_birth_date(string database)
    {
        await using var record = await TestRecord.On(database);
        var muller = await record.Patient("Anna Müller", 1980);
        var lind = await record.Patient("Marta Lindqvist");
        async Task<Guid[]> Find(string query) => [.. (await record.With<FindPatients, FindPatients.Found>(a => a.Do(record.Owner, query))).Rows.Select(r => r.Id)];
        Assert.Equal([muller], await Find("muller"));
        Assert.Equal([muller], await Find("MÜL an"));
        Assert.Equal([lind], await Find("qvist"));
        Assert.Equal([lind], await Find("li"));
        Assert.Equal([lind], await Find("1979-05-12"));
        Assert.Equal([lind], await Find("2"));
        Assert.Empty(await Find("%"));
        Assert.Empty(await Find("nobody"));
        Assert.Equal([lind, muller], await Find(""));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Charts_that_are_opened_at_once_get_different_numbers(string database)
    {
        await using var record = await TestRecord.On(database);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Register(record, new($"Person {(char)('A' + i)}", new LocalDate(1990, 1, 1), null, null, null)))));
        Assert.Equal(Enumerable.Range(1, 8), outcomes.Cast<RegisterPatient.Outcome.Registered>().Select(r => r.ChartNumber).Order());
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Of_two_who_change_a_person_at_once_the_second_is_told(string database)
    {
        await using var record = await TestRecord.On(database);
        var id = await record.Patient();
        var version = await record.Look(async db => (await db.Patients.FindAsync(id))!.Version);
        Task<ChangePatient.Outcome> Change(string phone) => record.With<ChangePatient, ChangePatient.Outcome>(a =>
            a.Do(record.Owner, new(id, version, "Marta Lindqvist", new LocalDate(1979, 5, 12), Sex.Female, phone, null, null, true)));
        Assert.IsType<ChangePatient.Outcome.Changed>(await Change("020 7946 0001"));
        Assert.IsType<ChangePatient.Outcome.ChangedMeanwhile>(await Change("020 7946 0002"));
        Assert.Equal("020 7946 0001", await record.Look(async db => (await db.Patients.FindAsync(id))!.Phone));
    }

    private static Task<RegisterPatient.Outcome> Register(TestRecord record, RegisterPatient.Request request) =>
        record.With<RegisterPatient, RegisterPatient.Outcome>(a => a.Do(record.Owner, request));
}
