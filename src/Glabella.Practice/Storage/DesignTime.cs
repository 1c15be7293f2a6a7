using Microsoft.EntityFrameworkCore.Design;

namespace Glabella.Practice;

/// <summary>For <c>dotnet ef migrations add</c> on SQLite.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteClinicDb>
{
    public SqliteClinicDb CreateDbContext(string[] args) => PracticeData.Folder.Open("design-time.db");
}

/// <summary>For <c>dotnet ef migrations add</c> on PostgreSQL.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresClinicDb>
{
    public PostgresClinicDb CreateDbContext(string[] args) => (PostgresClinicDb)new PracticeData.Postgres("Host=design-time").Open();
}
