using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Glabella.Practice.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AppendOnlyTriggers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(AppendOnly.Postgres());

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => throw new System.NotSupportedException("A record is never brought back to a time before its triggers.");
    }
}
