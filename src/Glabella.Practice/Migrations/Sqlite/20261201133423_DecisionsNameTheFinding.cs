using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Glabella.Practice.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DecisionsNameTheFinding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Areas",
                table: "Overrides",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Input",
                table: "Overrides",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Matched",
                table: "Overrides",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Products",
                table: "Overrides",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Areas",
                table: "Acknowledgements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Products",
                table: "Acknowledgements",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Areas",
                table: "Overrides");

            migrationBuilder.DropColumn(
                name: "Input",
                table: "Overrides");

            migrationBuilder.DropColumn(
                name: "Matched",
                table: "Overrides");

            migrationBuilder.DropColumn(
                name: "Products",
                table: "Overrides");

            migrationBuilder.DropColumn(
                name: "Areas",
                table: "Acknowledgements");

            migrationBuilder.DropColumn(
                name: "Products",
                table: "Acknowledgements");
        }
    }
}
