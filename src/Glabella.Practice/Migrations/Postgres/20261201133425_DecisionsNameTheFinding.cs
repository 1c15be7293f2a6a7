using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Glabella.Practice.Migrations.Postgres
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
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Input",
                table: "Overrides",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Matched",
                table: "Overrides",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Products",
                table: "Overrides",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Areas",
                table: "Acknowledgements",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Products",
                table: "Acknowledgements",
                type: "text",
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
