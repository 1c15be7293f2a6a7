using System.Collections.Immutable;
using System.Text;

namespace Glabella.Practice;

/// <summary>
/// The triggers that keep signed entries and the audit trail from being changed. Entries of a chart can be deleted once
/// its person is erased, and only then. A later migration that rebuilds a table on SQLite must make its triggers anew.
/// </summary>
internal static class AppendOnly
{
    // Those of the first migration; a later one guards its own table and stands in ChartTables only.
    private static readonly ImmutableArray<string> First =
        ["Intakes", "Screenings", "Overrides", "Plans", "Consents", "Treatments", "Amendments", "Forecasts", "Grades", "Reports", "Complaints"];

    /// <summary>Signed entries of a chart.</summary>
    public static ImmutableArray<string> ChartTables { get; } = [.. First, "Acknowledgements"];

    /// <summary>Never deleted at all.</summary>
    public static ImmutableArray<string> BookTables { get; } = ["Audit", "StockMovements"];

    /// <summary>The triggers of one table of signed entries on SQLite.</summary>
    public static string SqliteChart(string table) => $"""
        create trigger "{table}_keep" before update on "{table}" begin select raise(abort, 'signed entries are never changed'); end;
        create trigger "{table}_stay" before delete on "{table}"
        when not exists (select 1 from "Patients" where "Id" = old."PatientId" and "ErasedAt" is not null)
        begin select raise(abort, 'signed entries are never deleted'); end;
        """;

    /// <summary>The triggers of one table of signed entries on PostgreSQL, whose functions the first migration made.</summary>
    public static string PostgresChart(string table) => $"""
        create trigger "{table}_keep" before update on "{table}" for each row execute function glabella_refuse();
        create trigger "{table}_stay" before delete on "{table}" for each row execute function glabella_keep_until_erased();
        create trigger "{table}_whole" before truncate on "{table}" for each statement execute function glabella_refuse();
        """;

    public static string Sqlite()
    {
        var sql = new StringBuilder();
        foreach (var table in First)
        {
            sql.AppendLine(SqliteChart(table));
        }

        foreach (var table in BookTables)
        {
            sql.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"""
                create trigger "{table}_keep" before update on "{table}" begin select raise(abort, 'the book is never changed'); end;
                create trigger "{table}_stay" before delete on "{table}" begin select raise(abort, 'the book is never cut'); end;
                """);
        }

        sql.AppendLine("""
            create trigger "AuditHeads_rise" before update on "AuditHeads" when new."Count" <= old."Count" or new."Chain" <> old."Chain"
            begin select raise(abort, 'a chain only grows'); end;
            create trigger "AuditHeads_stay" before delete on "AuditHeads" begin select raise(abort, 'a chain only grows'); end;
            """);
        return sql.ToString();
    }

    public static string Postgres()
    {
        var sql = new StringBuilder("""
            create function glabella_refuse() returns trigger language plpgsql as $$
            begin raise exception 'signed entries and the audit trail are never changed'; end $$;
            create function glabella_keep_until_erased() returns trigger language plpgsql as $$
            begin
              if exists (select 1 from "Patients" where "Id" = old."PatientId" and "ErasedAt" is not null) then return old; end if;
              raise exception 'signed entries are never deleted';
            end $$;
            create function glabella_chain_rises() returns trigger language plpgsql as $$
            begin
              if new."Count" > old."Count" and new."Chain" = old."Chain" then return new; end if;
              raise exception 'a chain only grows';
            end $$;

            """);
        foreach (var table in First)
        {
            sql.AppendLine(PostgresChart(table));
        }

        foreach (var table in BookTables)
        {
            sql.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"""
                create trigger "{table}_keep" before update or delete on "{table}" for each row execute function glabella_refuse();
                create trigger "{table}_whole" before truncate on "{table}" for each statement execute function glabella_refuse();
                """);
        }

        sql.AppendLine("""
            create trigger "AuditHeads_rise" before update on "AuditHeads" for each row execute function glabella_chain_rises();
            create trigger "AuditHeads_stay" before delete on "AuditHeads" for each row execute function glabella_refuse();
            create trigger "AuditHeads_whole" before truncate on "AuditHeads" for each statement execute function glabella_refuse();
            """);
        return sql.ToString();
    }
}
