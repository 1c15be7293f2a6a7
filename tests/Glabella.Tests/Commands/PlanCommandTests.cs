using System.Text;
using System.Text.Json;
using Glabella.Commands.Plumbing;

namespace Glabella.Tests.Commands;

/// <summary><c>glabella plan</c> and <c>glabella products</c> as somebody at a terminal or a script meets them.</summary>
public sealed class PlanCommandTests
{
    [Fact]
    public async Task The_contract_s_example_has_its_fields_in_their_order()
    {
        var plan = await Json("plan", "--product", "Botox", "--area", "glabella");

        Assert.Equal(
            ["kind", "product", "date", "areas", "points", "totals", "vials", "dilution", "limits", "earliestDate", "adjustments", "cautions", "warnings", "sources"],
            plan.EnumerateObject().Select(member => member.Name));
        var first = plan.GetProperty("points")[0];
        Assert.Equal(("glabella-1", "procerus", "midline", 4, 0.1, 0.1, 10), (
            first.GetProperty("id").GetString(), first.GetProperty("muscle").GetString(), first.GetProperty("side").GetString(),
            first.GetProperty("units").GetDouble(), first.GetProperty("volumeMl").GetDouble(), first.GetProperty("labelVolumeMl").GetDouble(), first.GetProperty("u100Marks").GetDouble()));
        var vial = Assert.Single(plan.GetProperty("vials").EnumerateArray());
        Assert.Equal((50, 1.25, 30, 0.75), (vial.GetProperty("vialUnits").GetDouble(), vial.GetProperty("diluentMl").GetDouble(), vial.GetProperty("wasteUnits").GetDouble(), vial.GetProperty("wasteVolumeMl").GetDouble()));
    }

    [Fact]
    public async Task Volumes_have_four_decimals_and_marks_two()
    {
        var point = (await Json("plan", "--product", "abobotulinumtoxinA", "--area", "glabella", "--vial", "300", "--dilution", "2.5")).GetProperty("points")[0];

        Assert.Equal(("0.0833", "8.33", "0.08"), (point.GetProperty("volumeMl").GetRawText(), point.GetProperty("u100Marks").GetRawText(), point.GetProperty("labelVolumeMl").GetRawText()));
    }

    [Fact]
    public async Task Every_option_has_its_field_in_a_document_and_options_win()
    {
        var (_, options, _) = await Run(null, "plan", "--product", "Botox", "--area", "platysma,glabella", "--units", "glabella=25", "--bands", "1+2", "--vial", "100", "--dilution", "2.5", "--sex", "male", "--age", "40", "--date", "2026-12-01", "--prior", "2026-06-01:Botox:20:glabella", "--off-label", "--json");
        const string document = """
            {"product": "onabotulinumtoxinA", "areas": ["glabella", "platysma"], "units": {"glabella": 30}, "bands": "1+2", "vial": 100, "dilution": 2.5, "sex": "male", "age": 40,
             "date": "2026-12-01", "prior": [{"date": "2026-06-01", "product": "Botox", "units": 20, "area": "glabella"}], "offLabel": true}
            """;
        var (code, both, _) = await Run(document, "plan", "-", "--units", "glabella=25", "--json");

        Assert.Equal((0, options), (code, both));
    }

    [Fact]
    public async Task Points_of_a_document_are_the_injector_s_changes()
    {
        var (_, output, _) = await Run("""{"product": "Botox", "areas": ["glabella"], "points": [{"id": "glabella-1", "units": 6}]}""", "plan", "-", "--json");

        Assert.Equal(22, JsonDocument.Parse(output).RootElement.GetProperty("totals").GetProperty("units").GetDouble());
    }

    [Theory]
    [InlineData("--units", "INP-006", "plan --product Botox --area glabella --units glabella=0")]
    [InlineData("--units", "INP-005", "plan --product Botox --area glabella --units 20")]
    [InlineData("--units", "INP-007", "plan --product Botox --area glabella --units forehead=20")]
    [InlineData("--area", "INP-005", "plan --product Botox")]
    [InlineData("--area", "INP-005", "plan --product Botox --area glabella --protocol chronic-migraine")]
    [InlineData("--protocol", "INP-007", "plan --product Botox --protocol chronic-migrane")]
    [InlineData("--bands", "INP-007", "plan --product Botox --area platysma --bands 3+1")]
    [InlineData("--follow-the-pain", "INP-006", "plan --product Botox --protocol chronic-migraine --follow-the-pain 7")]
    [InlineData("--follow-the-pain", "INP-005", "plan --product Botox --area glabella --follow-the-pain 10")]
    [InlineData("--vial", "INP-007", "plan --product Botox --area glabella --vial 75")]
    [InlineData("--date", "INP-005", "plan --product Botox --area glabella --prior 2026-06-01:Botox:20")]
    [InlineData("--prior", "INP-005", "plan --product Botox --area glabella --date 2026-12-01 --prior 2026-06-01:Botox")]
    [InlineData("--prior", "INP-008", "plan --product Botox --area glabella --date 2026-12-01 --prior 2026-02-30:Botox:20")]
    [InlineData("--prior", "INP-007", "plan --product Botox --area glabella --date 2026-12-01 --prior 2026-06-01:Botux:20")]
    [InlineData("--age", "INP-006", "plan --product Botox --area glabella --age 130")]
    public async Task What_cannot_be_meant_names_its_option(string field, string code, string call)
    {
        var (exit, output, error) = await Run(null, [.. call.Split(' '), "--json"]);

        var problem = JsonDocument.Parse(error).RootElement;
        Assert.Equal((2, "", code, field), (exit, output, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("/units/glabella", """{"product": "Botox", "areas": ["glabella"], "units": {"glabella": 2000}}""")]
    [InlineData("/units", """{"product": "Botox", "areas": ["glabella"], "units": {"glabella": 0}}""")]
    [InlineData("/units", """{"product": "Botox", "areas": ["glabella"], "units": 20}""")]
    [InlineData("/units/chan", """{"product": "Botox", "areas": ["glabella"], "units": {"chan": 2}}""")]
    [InlineData("/areas", """{"product": "Botox", "areas": "glabella"}""")]
    [InlineData("/areas/1", """{"product": "Botox", "areas": ["glabella", "glabela"]}""")]
    [InlineData("/product", """{"areas": ["glabella"]}""")]
    [InlineData("/prior/0/units", """{"product": "Botox", "areas": ["glabella"], "date": "2026-12-01", "prior": [{"date": "2026-06-01", "product": "Botox", "units": -1}]}""")]
    [InlineData("/vial", """{"product": "Botox", "areas": ["glabella"], "vial": 75}""")]
    public async Task What_cannot_be_meant_in_a_document_names_its_place(string field, string document)
    {
        var (exit, output, error) = await Run(document, "plan", "-", "--json");

        Assert.Equal((2, "", field), (exit, output, JsonDocument.Parse(error).RootElement.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task A_clinical_refusal_has_exit_code_3_and_limit_and_value_as_numbers()
    {
        var (exit, output, error) = await Run(null, "plan", "--product", "Botox", "--area", "upper-face", "--date", "2026-12-01", "--prior", "2026-11-02:Botox:350", "--json");

        var problem = JsonDocument.Parse(error).RootElement;
        Assert.Equal((3, "", "PLN-101", 400, 414), (exit, output, problem.GetProperty("rule").GetString(), problem.GetProperty("limit").GetDouble(), problem.GetProperty("value").GetDouble()));
        Assert.NotEqual(0, problem.GetProperty("sources").GetArrayLength());
    }

    [Theory]
    [InlineData("plan --product Botox --area upper-face --date 2026-12-01 --prior 2026-11-02:Dysport:50 --sex male")]
    [InlineData("plan --product Botox --protocol chronic-migraine --follow-the-pain 40")]
    [InlineData("plan --product Daxxify --area upper-face --off-label")]
    [InlineData("plan --product Botox --area platysma")]
    [InlineData("products")]
    public async Task Text_for_a_person_keeps_to_80_columns(string call)
    {
        var (exit, output, _) = await Run(null, call.Split(' '));

        Assert.Equal(0, exit);
        Assert.DoesNotContain(output.Split('\n'), line => line.Length > 80);
    }

    [Fact]
    public async Task A_warning_goes_to_stderr_and_into_the_json()
    {
        string[] call = ["plan", "--product", "Botox", "--area", "glabella", "--vial", "100", "--dilution", "5"];
        var (_, _, error) = await Run(null, call);
        var warning = Assert.Single((await Json(call)).GetProperty("warnings").EnumerateArray());

        Assert.StartsWith("glabella: warning: 5 mL", error, StringComparison.Ordinal);
        Assert.Equal(("PLN-203", "--dilution"), (warning.GetProperty("code").GetString(), warning.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Products_says_null_where_nothing_is_known_of_a_filler()
    {
        var filler = Assert.Single((await Json("products", "Radiesse")).GetProperty("products").EnumerateArray());

        Assert.Equal("filler", filler.GetProperty("type").GetString());
        Assert.All(["minimumIntervalDays", "maximum", "storage", "excipients", "source"], name => Assert.Equal(JsonValueKind.Null, filler.GetProperty(name).ValueKind));
    }

    [Fact]
    public async Task Every_source_of_products_is_listed()
    {
        var all = await Json("products");
        var known = all.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("id").GetString()).ToHashSet();
        var used = all.GetProperty("products").EnumerateArray().SelectMany(product =>
            product.GetProperty("areas").EnumerateArray().Concat(product.GetProperty("reconstitution").EnumerateArray()).Select(item => item.GetProperty("source").GetString()));

        Assert.All(used, id => Assert.Contains(id, known));
    }

    private static async Task<JsonElement> Json(params string[] args)
    {
        var (code, output, error) = await Run(null, [.. args, "--json"]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output, string Error)> Run(string? input, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var streams = new CommandStreams(new MemoryStream(Encoding.UTF8.GetBytes(input ?? "")), output, error);
        var code = await CommandLine.Run(args, streams, TestContext.Current.CancellationToken);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
