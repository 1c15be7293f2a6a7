using System.Globalization;
using Glabella.Pages.FaceMap;
using Glabella.Planning;
using Glabella.SystemTests.Browser;
using Glabella.Vocabulary;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace Glabella.SystemTests.Planning;

/// <summary>
/// The face map under a hand: the picture, its table and the module that keeps both in step, alone on a page
/// under the house's strict content policy.
/// </summary>
[Collection(Journeys.Name)]
public sealed class FaceMapIsland(OpenHouse house) : IAsyncDisposable
{
    private Visitor _visitor = default!;

    private IPage Page => _visitor.Page;

    public async ValueTask DisposeAsync()
    {
        if (_visitor is not null)
        {
            await _visitor.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_changed_number_changes_the_point_and_every_sum()
    {
        await Open("Botox", "glabella");

        await Page.GetByLabel("Units at procerus, midline").FillAsync("6,5");

        Assert.Equal("6.5", await Page.Locator("[data-point=glabella-1] text").TextContentAsync());
        Assert.Equal("22.5", await Page.Locator("[data-total-units]").TextContentAsync());
        Assert.Equal("0.563", await Page.Locator("[data-total-ml]").TextContentAsync());
        Assert.Equal("56.25", await Page.Locator("[data-total-marks]").TextContentAsync());
        _visitor.NothingWentWrong();
    }

    [Theory]
    [InlineData("four")]
    [InlineData("-4")]
    [InlineData("4 4")]
    public async Task An_unreadable_number_shows_a_question_mark_and_never_a_smaller_total(string typed)
    {
        await Open("Botox", "glabella");

        await Page.GetByLabel("Units at procerus, midline").FillAsync(typed);

        Assert.Equal("?", await Page.Locator("[data-point=glabella-1] text").TextContentAsync());
        Assert.Equal("?", await Page.Locator("[data-total-units]").TextContentAsync());
        Assert.Equal("?", await Page.Locator("[data-total-marks]").TextContentAsync());
    }

    [Fact]
    public async Task Arrow_keys_move_a_point_by_a_millimetre_and_its_place_is_posted()
    {
        await Open("Botox", "glabella");
        await Page.Locator("[data-point=glabella-1]").FocusAsync();

        await Page.Keyboard.PressAsync("ArrowRight");
        await Page.Keyboard.PressAsync("Shift+ArrowUp");

        // glabella-1 stands at 110, 112.5 mm on a sheet of 220 by 340 mm (sites.json, geometry.json).
        Assert.Equal(111 / 220.0, await Posted("glabella-1", "data-x"), 1e-4);
        Assert.Equal(107.5 / 340, await Posted("glabella-1", "data-y"), 1e-4);
        Assert.Contains("on", (await Page.Locator("[data-row=glabella-1]").GetAttributeAsync("class"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dragging_moves_a_point_by_what_the_hand_moves()
    {
        await Open("Botox", "glabella");
        var before = (X: await Posted("glabella-1", "data-x"), Y: await Posted("glabella-1", "data-y"));
        var point = (await Page.Locator("[data-point=glabella-1] circle").BoundingBoxAsync())!;
        var scale = await Page.Locator("svg.face").EvaluateAsync<double>("svg => svg.getScreenCTM().a");
        var (x, y) = (point.X + (point.Width / 2), point.Y + (point.Height / 2));

        await Page.Mouse.MoveAsync(x, y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(x + (float)(10 * scale), y - (float)(4 * scale), new() { Steps = 4 });
        await Page.Mouse.UpAsync();

        Assert.Equal(10 / 220.0, await Posted("glabella-1", "data-x") - before.X, 2e-3);
        Assert.Equal(-4 / 340.0, await Posted("glabella-1", "data-y") - before.Y, 2e-3);
    }

    [Fact]
    public async Task A_tap_leads_to_the_number_of_the_point()
    {
        await Open("Botox", "glabella");

        await Page.Locator("[data-point=glabella-3-left]").ClickAsync();

        Assert.Equal("input-points-3--units", await Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task On_the_right_side_places_count_from_the_face_s_front()
    {
        await Open("Botox", "masseter", offLabel: true);
        var before = await Posted("masseter-1-right", "data-x");
        await Page.Locator("[data-point=masseter-1-right]").FocusAsync();

        await Page.Keyboard.PressAsync("ArrowRight");

        // The right profile looks to the viewer's right: a step there is a step towards the front.
        Assert.Equal(-1 / 260.0, await Posted("masseter-1-right", "data-x") - before, 1e-4);
    }

    [Fact]
    public async Task Without_script_the_table_has_every_number()
    {
        await Open("Botox", "upper-face", script: false);

        Assert.Equal("64", await Page.Locator("[data-total-units]").TextContentAsync());
        Assert.Equal(16, await Page.Locator("[data-row] [data-units]").CountAsync());
        Assert.Equal("img", await Page.Locator("svg.face").GetAttributeAsync("role"));
    }

    [Theory]
    [InlineData("Botox", "upper-face")]
    [InlineData("Botox", "platysma")]
    public async Task It_looks_right_on_a_phone_a_tablet_and_a_desk(string product, string areas)
    {
        await Open(product, areas);

        await _visitor.Look($"face-map-{areas}");
    }

    private async Task<double> Posted(string point, string hidden) =>
        double.Parse(await Page.Locator($"[data-row={point}] [{hidden}]").InputValueAsync(), CultureInfo.InvariantCulture);

    private async Task Open(string product, string areas, bool offLabel = false, bool script = true)
    {
        var plan = (TreatmentPlan)Planner.Plan(new PlanRequest { Product = Products.Find(product)!, Areas = [.. areas.Split(',').SelectMany(name => Areas.FindGroup(name))], OffLabel = offLabel });
        var html = await Html(plan);
        _visitor = await house.Visit(script);
        await Page.RouteAsync("**/*", route => Answer(route, html));
        await _visitor.Open("/");
    }

    private static async Task Answer(IRoute route, string html)
    {
        var path = new Uri(route.Request.Url).AbsolutePath;
        if (path == "/")
        {
            await route.FulfillAsync(new()
            {
                ContentType = "text/html; charset=utf-8",
                Headers = [new("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; require-trusted-types-for 'script'")],
                Body = html,
            });
            return;
        }

        await route.FulfillAsync(new() { Path = Path.Combine(Places.Repository, "src", "Glabella", "wwwroot", path.TrimStart('/')) });
    }

    private static async Task<string> Html(TreatmentPlan plan)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var editor = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<FaceMapEditor>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(FaceMapEditor.Points)] = plan.Points,
            [nameof(FaceMapEditor.Rows)] = FaceMapRow.Of(plan),
            [nameof(FaceMapEditor.Name)] = "Input.Points",
            [nameof(FaceMapEditor.UnitsPerMl)] = plan.Dilution.UnitsPerMl,
        }))).ToHtmlString());
        return $"""
            <!DOCTYPE html><html lang="en-GB"><head><base href="/"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Face map</title>
            <link rel="icon" href="icon.svg"><link rel="stylesheet" href="css/tokens.css"><link rel="stylesheet" href="css/app.css"><link rel="stylesheet" href="css/facemap.css"></head>
            <body><main><h1>Points</h1><form method="post">{editor}</form></main></body></html>
            """;
    }
}
