using Glabella.Practice;
using Glabella.SystemTests.Databases;
using Glabella.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace Glabella.SystemTests.Practice;

public sealed class AuditTests
{
    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Signed_entries_and_the_trail_refuse_changes_past_the_program(string database)
    {
        await using var record = await TestRecord.On(database);
        await Treated(record);
        foreach (var table in AppendOnly.ChartTables.Where(t => t is not ("Overrides" or "Acknowledgements" or "Amendments" or "Reports" or "Complaints")))
        {
            await Refuses(record, $"update \"{table}\" set \"SignedBy\" = 'Somebody else'");
            await Refuses(record, $"delete from \"{table}\"");
        }

        await Refuses(record, "update \"Audit\" set \"Act\" = 'Nothing'");
        await Refuses(record, "delete from \"Audit\"");
        await Refuses(record, "update \"StockMovements\" set \"Units\" = 0");
        await Refuses(record, "delete from \"AuditHeads\"");
        await Refuses(record, "update \"AuditHeads\" set \"Count\" = \"Count\" - 1");
        Assert.Empty((await Verify(record)).Faults);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Every_table_of_signed_entries_has_its_triggers(string database)
    {
        await using var record = await TestRecord.On(database, setUp: false);
        var tables = await record.Look(db => Task.FromResult(db.Model.GetEntityTypes().Where(e => typeof(SignedEntry).IsAssignableFrom(e.ClrType)).Select(e => e.GetTableName()!).Order(StringComparer.Ordinal).ToArray()));
        Assert.Equal(AppendOnly.ChartTables.Order(StringComparer.Ordinal), tables);
        var sql = database == "sqlite" ? "select name as \"Value\" from sqlite_master where type = 'trigger'" : "select tgname::text as \"Value\" from pg_trigger where not tgisinternal";
        var triggers = await record.Look(db => db.Database.SqlQueryRaw<string>(sql).ToListAsync());
        Assert.Empty(tables.SelectMany(t => new[] { $"{t}_keep", $"{t}_stay" }).Except(triggers));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_changed_entry_of_the_trail_is_found(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await Treated(record);
        await Unguarded(record, "Audit_keep", "Audit", $"update \"Audit\" set \"Act\" = 'Nothing' where \"Number\" = 2 and \"Chain\" = {Literal(database, patient)}");
        var fault = Assert.Single((await Verify(record)).Faults);
        Assert.Contains("entry 2", fault.What, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_cut_tail_is_found(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await Treated(record);
        await Unguarded(record, database == "sqlite" ? "Audit_stay" : "Audit_keep", "Audit", $"delete from \"Audit\" where \"Chain\" = {Literal(database, patient)} and \"Number\" = (select \"Count\" from \"AuditHeads\" where \"Chain\" = {Literal(database, patient)})");
        // The last entry sealed the forecast, which the trail no longer knows then.
        Assert.Equal(["chain", "Forecasts"], (await Verify(record)).Faults.Select(f => f.Where.Split(' ')[0]));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task A_changed_and_a_vanished_treatment_are_found(string database)
    {
        await using var record = await TestRecord.On(database);
        await Treated(record);
        await Unguarded(record, "Treatments_keep", "Treatments", "update \"Treatments\" set \"Units\" = 21");
        Assert.Contains("Treatments", Assert.Single((await Verify(record)).Faults).Where, StringComparison.Ordinal);
        await Unguarded(record, "Grades_stay", "Grades", "delete from \"Grades\"");
        Assert.Equal(2, (await Verify(record)).Faults.Length);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Erasing_a_person_takes_every_word_and_breaks_no_chain(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await Treated(record);
        var before = await record.Look(db => db.Audit.CountAsync(e => e.Chain == patient));
        Assert.Equal(ErasePatient.Outcome.NotAllowed, await Erase(record.Owner with { Roles = [Roles.Prescriber] }));
        Assert.Equal(ErasePatient.Outcome.Erased, await Erase(record.Owner));
        Assert.Equal(ErasePatient.Outcome.Unknown, await Erase(record.Owner));
        Assert.Null(await record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient)));
        var verified = await Verify(record);
        Assert.Empty(verified.Faults);
        Assert.Equal(before + 1, await record.Look(db => db.Audit.CountAsync(e => e.Chain == patient)));
        Assert.Equal(0, await record.Look(db => db.Treatments.CountAsync()));
        Assert.Equal("Erased", await record.Look(async db => (await db.Patients.SingleAsync()).Name));
        Task<ErasePatient.Outcome> Erase(Actor actor) => record.With<ErasePatient, ErasePatient.Outcome>(a => a.Do(actor, patient));
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task Reads_that_come_at_once_stand_one_after_the_other(string database)
    {
        await using var record = await TestRecord.On(database);
        var patient = await record.Patient();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => record.With<OpenChart, Chart?>(a => a.Do(record.Owner, patient)))));
        var entries = await record.Look(db => db.Audit.Where(e => e.Chain == patient).OrderBy(e => e.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 13).Select(i => (long)i), entries.Select(e => e.Number));
        Assert.Empty((await Verify(record)).Faults);
    }

    [Theory, MemberData(nameof(TestRecord.Both), MemberType = typeof(TestRecord))]
    public async Task The_trail_names_nobody(string database)
    {
        await using var record = await TestRecord.On(database);
        await Treated(record);
        var rows = await record.Look(db => db.Audit.ToListAsync());
        Assert.All(rows, r => Assert.Matches("^[A-Za-z:]+$", r.Act));
        Assert.All(rows, r => Assert.DoesNotContain("Marta", r.Act + r.Seal, StringComparison.Ordinal));
    }

    private static async Task<Guid> Treated(TestRecord record)
    {
        var patient = await record.Patient();
        var (plan, vial) = await JourneyTests.Ready(record, patient);
        Assert.IsType<RecordTreatment.Outcome.Recorded>(await JourneyTests.Sign(record, new(patient, null, plan, [vial], new Dictionary<string, double?>(), null, null, new Dictionary<string, Grade> { ["glabella"] = Grade.Severe })));
        return patient;
    }

    private static Task<VerifyRecord.Verification> Verify(TestRecord record) => record.With<VerifyRecord, VerifyRecord.Verification>(a => a.Do());

    private static async Task Refuses(TestRecord record, string sql)
    {
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => record.Look(db => db.Database.ExecuteSqlRawAsync(sql)));
        Assert.Matches("never|grows", refused.Message);
    }

    /// <summary>Somebody with the database's own tools.</summary>
    private static async Task Unguarded(TestRecord record, string trigger, string table, string sql)
    {
        await record.Look(db => db.Database.ExecuteSqlRawAsync(db is SqliteClinicDb ? $"drop trigger \"{trigger}\"" : $"drop trigger \"{trigger}\" on \"{table}\""));
        Assert.NotEqual(0, await record.Look(db => db.Database.ExecuteSqlRawAsync(sql)));
    }

    private static string Literal(string database, Guid id) => database == "sqlite" ? $"'{id.ToString("D").ToUpperInvariant()}'" : $"'{id:D}'";
}
