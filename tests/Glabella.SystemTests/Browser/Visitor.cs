using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Glabella.SystemTests.Browser;

/// <summary>
/// Somebody with a browser of their own. Remembers every console error and every failed request; <see cref="Look"/> sees the page
/// as it stands on a phone, a tablet and a desk, in light and dark.
/// </summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private static readonly (int Width, int Height)[] Sizes = [(390, 844), (820, 1180), (1440, 900)];
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private Visitor(IBrowserContext context, IPage page, Uri home)
    {
        _context = context;
        Page = page;
        Home = home;
        page.Console += (_, said) =>
        {
            // A 4xx answer that a test asks for is written to the console too; failed requests are judged on their own below.
            if (said.Type is "error" or "warning" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _faults.Add($"console: {said.Text} ({page.Url})");
            }
        };
        page.PageError += (_, error) => _faults.Add($"script: {error} ({page.Url})");
        page.RequestFailed += (_, request) => _faults.Add($"request failed: {request.Url} {request.Failure}");
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400 && answer.Status != Expecting)
            {
                _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{answer.Status}: {answer.Url}"));
            }
        };
    }

    public IPage Page { get; }

    public Uri Home { get; }

    /// <summary>An error status that the test provokes.</summary>
    public int Expecting { get; set; }

    internal static async Task<Visitor> Arrive(Chromium chromium, Uri home, bool script = true, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = home.AbsoluteUri;
        options.JavaScriptEnabled = script;
        options.ViewportSize = new() { Width = 1440, Height = 900 };
        options.Locale = "en-GB";
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await chromium.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        return new(context, await context.NewPageAsync(), home);
    }

    public Task Open(string path) => Page.GotoAsync(path);

    public Task Press(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    public Task Follow(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();

    public Task Type(string label, string text) => Page.GetByLabel(new Regex($"^{Regex.Escape(label)}( \\(optional\\))?$")).First.FillAsync(text);

    /// <summary>A radio or tick by its first line; the remark below it belongs to its name too.</summary>
    public async Task Choose(string label)
    {
        var exact = Page.GetByLabel(label, new() { Exact = true });
        await (await exact.CountAsync() > 0 ? exact : Page.GetByLabel(new Regex($"^\\s*{Regex.Escape(label)}\\b"))).First.CheckAsync();
    }

    public async Task<string> Heading() => (await Page.Locator("h1").First.InnerTextAsync()).Trim();

    /// <summary>
    /// Keeps a picture of the page at three widths in light and dark under artifacts/screenshots; finds no sideways scroll at
    /// any of them and no serious accessibility issue in either theme.
    /// </summary>
    public async Task Look(string name)
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var (width, height) in Sizes)
            {
                await Page.SetViewportSizeAsync(width, height);
                await Page.ScreenshotAsync(new() { Path = PictureOf(name, theme, width), FullPage = true });
                var sideways = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Assert.True(sideways <= 0, $"{name} scrolls sideways by {sideways} px at {width} px.");
            }

            var serious = (await Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").ToList();
            Assert.True(serious.Count == 0, $"{name}, {theme}: {string.Join("; ", serious.Select(Describe))}");
        }

        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        NothingWentWrong();
    }

    /// <summary>No console error, no failed request so far.</summary>
    public void NothingWentWrong() => Assert.True(_faults.Count == 0, string.Join("\n", _faults));

    /// <summary>
    /// Compares the page's accessibility tree with the one kept in <c>Browser/Trees/NAME.yml</c>. With GLABELLA_KEEP_TREES=1 it is written anew.
    /// </summary>
    public async Task Tree(string name)
    {
        var tree = Volatile().Replace(await Page.Locator("body").AriaSnapshotAsync(), "…").ReplaceLineEndings("\n").TrimEnd() + "\n";
        var kept = Path.Combine(Places.Repository, "tests", "Glabella.SystemTests", "Browser", "Trees", name + ".yml");
        if (Environment.GetEnvironmentVariable("GLABELLA_KEEP_TREES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            await File.WriteAllTextAsync(kept, tree);
        }

        Assert.True(File.Exists(kept), $"There is no kept tree for {name}; run once with GLABELLA_KEEP_TREES=1 and read it before committing.");
        Assert.Equal((await File.ReadAllTextAsync(kept)).ReplaceLineEndings("\n"), tree);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static string PictureOf(string name, ColorScheme theme, int width)
    {
        var folder = Path.Combine(Places.Artifacts, "screenshots");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{width}-{(theme == ColorScheme.Dark ? "dark" : "light")}.png"));
    }

    private static string Describe(AxeResultItem item) =>
        $"{item.Id} ({item.Help}): {string.Join(", ", item.Nodes.Take(3).Select(n => n.Html))}";

    // Ids and tokens differ from run to run, the version of the rules from release to release.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{40}|localhost:[0-9]+|(?<=Rules of )[0-9-]{10}")]
    private static partial Regex Volatile();
}
