using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Glabella.Commands.Plumbing;
using Glabella.Vocabulary;
using NodaTime.Text;

namespace Glabella.Commands;

/// <summary><c>glabella explain</c>: what a code means.</summary>
internal sealed class ExplainCommand : GlabellaCommand
{
    private static readonly (string Word, ExplanationType Type)[] Lists =
    [
        ("rules", ExplanationType.Rule), ("problems", ExplanationType.Problem), ("products", ExplanationType.Product),
        ("areas", ExplanationType.Area), ("endpoints", ExplanationType.Endpoint), ("parameters", ExplanationType.Parameter),
    ];

    public override string Name => "explain";

    public override string Purpose => "what a code, product, area or parameter means";

    public override IReadOnlyList<string> Usage { get; } = ["CODE", "--list [rules|problems|products|areas|endpoints|parameters]"];

    public override IReadOnlyList<CommandOption> Options { get; } =
        [new("--list", null, "list what can be explained; a kind of it as argument, else all")];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("explain SCR-101", "a screening rule: what, why, from which source"),
        ("explain INP-004 --json", "an error code, as JSON"),
        ("explain --list parameters", "every parameter of the course model"),
    ];

    public override Task<int> Run(Invocation call) => Task.FromResult(call.Flag("--list") ? List(call) : One(call));

    private static int List(Invocation call)
    {
        ExplanationType? only = null;
        if (call.Arguments is [var word, ..])
        {
            only = Wording.Choice(call.Log, word, "--list", "list", Lists);
            if (call.Log.Problem is { } problem)
            {
                return call.Fail(problem);
            }
        }

        var items = ExplainedCodes.All.Where(e => only is null || e.Type == only).ToList();
        if (!call.Json)
        {
            var page = new StringBuilder();
            foreach (var item in items)
            {
                TextLayout.AppendWrapped(page, $"{item.Code,-22} {item.Title}", 0, 23, call.Streams.Columns);
            }

            call.WriteText(page.ToString());
            return 0;
        }

        call.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("kind", "list");
            json.WriteStartArray("items");
            foreach (var item in items)
            {
                json.WriteStartObject();
                json.WriteString("code", item.Code);
                json.WriteString("type", TypeWord(item.Type));
                json.WriteString("title", item.Title);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return 0;
    }

    private static int One(Invocation call)
    {
        if (call.Arguments is not [var typed])
        {
            return call.Fail(new Problem("INP-010", "explain needs a code, such as explain SCR-101; explain --list shows all."));
        }

        if (Find(typed) is not { } found)
        {
            return call.Fail(Problem.Unknown("code", typed, Nearest(typed), "CODE"));
        }

        if (call.Json)
        {
            call.WriteJson(json => Write(json, found));
        }
        else
        {
            call.WriteText(Page(found, call.Streams.Columns));
        }

        return 0;
    }

    private static Explanation? Find(string typed) =>
        ExplainedCodes.Find(typed)
        ?? (Products.Find(typed) is { } product ? ExplainedCodes.Find(product.Name) : null)
        ?? (Areas.Find(typed) is { } area ? ExplainedCodes.Find(area.Id) : null);

    private static ImmutableArray<string> Nearest(string typed) => NearestNames.Of(typed, ExplainedCodes.All.Select(e => e.Code));

    private static string TypeWord(ExplanationType type) => type switch
    {
        ExplanationType.Rule => "rule",
        ExplanationType.Problem => "problem",
        ExplanationType.Product => "product",
        ExplanationType.Area => "area",
        ExplanationType.Endpoint => "endpoint",
        _ => "parameter",
    };

    private static string MethodWord(Method method) => method switch
    {
        Method.Label => "label",
        Method.Trial => "trial",
        Method.Calibrated => "calibrated",
        Method.Statute => "statute",
        _ => "assumption",
    };

    private static string Page(Explanation e, int columns)
    {
        var page = new StringBuilder();
        TextLayout.AppendWrapped(page, $"{e.Code}  {e.Title}", 0, 2, columns).AppendLine();
        TextLayout.AppendWrapped(page, e.Text, 0, 0, columns);
        if (!e.Values.IsEmpty)
        {
            page.AppendLine();
            foreach (var v in e.Values)
            {
                TextLayout.AppendWrapped(page, $"{v.Name}: {v.Value}{(v.Unit.Length > 0 ? " " + v.Unit : "")} ({MethodWord(v.Method)}; {v.Source})", 2, 4, columns);
            }
        }

        if (!e.Sources.IsEmpty)
        {
            page.AppendLine().AppendLine("Sources");
            foreach (var s in e.Sources)
            {
                TextLayout.AppendWrapped(page, $"{s.Title}, {s.Locator}{(s.Status == SourceStatus.Recalled ? " (unverified: recalled, not re-read)" : "")}", 2, 4, columns);
            }
        }

        return page.ToString();
    }

    private static void Write(Utf8JsonWriter json, Explanation e)
    {
        json.WriteStartObject();
        json.WriteString("kind", "explanation");
        json.WriteString("code", e.Code);
        json.WriteString("type", TypeWord(e.Type));
        json.WriteString("title", e.Title);
        json.WriteString("text", e.Text);
        json.WriteStartArray("values");
        foreach (var v in e.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", v.Name);
            json.WriteString("value", v.Value);
            json.WriteString("unit", v.Unit);
            json.WriteString("method", MethodWord(v.Method));
            json.WriteString("source", v.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var s in e.Sources)
        {
            json.WriteStartObject();
            json.WriteString("title", s.Title);
            json.WriteString("locator", s.Locator);
            json.WriteString("status", s.Status == SourceStatus.Seen ? "seen" : "recalled");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("reviewed", e.Reviewed is { } day ? LocalDatePattern.Iso.Format(day) : null);
        json.WriteEndObject();
    }
}
