using System.Globalization;
using System.Text;
using System.Text.Json;
using Glabella.Commands.Plumbing;
using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Commands;

/// <summary><c>glabella products</c>: what is known of each product.</summary>
internal sealed class ProductsCommand : GlabellaCommand
{
    public override string Name => "products";

    public override string Purpose => "toxins and fillers: vials, areas, dilutions, limits";

    public override IReadOnlyList<string> Usage { get; } = ["[NAME]"];

    public override IReadOnlyList<CommandOption> Options { get; } = [];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("products", "all of them, one paragraph each"),
        ("products Dysport", "one, by name or brand"),
        ("products --json | jq '.products[].product'", "their names"),
    ];

    public override Task<int> Run(Invocation call)
    {
        Product? only = null;
        if (call.Arguments is [var name] && (only = Wording.ProductName(call.Log, name, "NAME")) is null)
        {
            return Task.FromResult(call.FailLogged());
        }

        var products = Products.All.Where(product => only is null || product == only).ToArray();
        if (call.Json)
        {
            call.WriteJson(json => Write(json, products));
        }
        else
        {
            call.WriteText(Page(products, call.Streams.Columns));
        }

        return Task.FromResult(0);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Product> products)
    {
        json.WriteStartObject();
        json.WriteString("kind", "products");
        PlanJson.List(json, "products", products, Product);
        var used = products.Select(Labels.For).OfType<Label>().SelectMany(label => label.Sources)
            .Concat(OffLabelUses.Sources.Where(source => OffLabelUses.All.Any(use => use.Source == source.Id && products.Contains(use.Product))));
        PlanJson.List(json, "sources", used.DistinctBy(source => source.Id), PlanJson.Source);
        json.WriteStartArray("warnings");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Product(Utf8JsonWriter json, Product product)
    {
        var label = Labels.For(product);
        json.WriteString("product", product.Name);
        json.WriteStartArray("brands");
        foreach (var brand in product.Brands)
        {
            json.WriteStringValue(brand);
        }

        json.WriteEndArray();
        json.WriteString("type", product.Kind == ProductKind.Toxin ? "toxin" : "filler");
        json.WriteString("serotype", label?.Serotype);
        json.WriteStartArray("vialUnits");
        foreach (var vial in label?.Vials ?? [])
        {
            json.WriteNumberValue(vial.Units);
        }

        json.WriteEndArray();
        PlanJson.List(json, "areas", ProductAreas.Of(product), Area);
        PlanJson.List(json, "reconstitution", label?.Reconstitution ?? [], (j, line) =>
        {
            j.WriteNumber("vialUnits", line.VialUnits);
            j.WriteNumber("diluentMl", line.DiluentMl);
            j.WriteNumber("unitsPerMl", Math.Round(line.UnitsPerMl, 4, MidpointRounding.ToEven));
            j.WriteString("source", line.Source);
        });
        Number(json, "minimumIntervalDays", label?.MinimumInterval.Days);
        if (label is null)
        {
            json.WriteNull("maximum");
        }
        else
        {
            json.WriteStartObject("maximum");
            json.WriteNumber("units", label.Maximum.Units);
            Number(json, "periodDays", label.Maximum.PeriodDays);
            json.WriteString("text", label.Maximum.Text);
            json.WriteString("source", label.Maximum.Source);
            json.WriteEndObject();
        }

        json.WriteString("storage", Storage(label));
        json.WriteString("excipients", Texts(label, "excipients"));
        json.WriteString("source", label?.Source);
    }

    private static void Area(Utf8JsonWriter json, ProductArea area)
    {
        json.WriteString("area", area.Area.Id);
        json.WriteBoolean("labelled", area.Labelled);
        json.WriteNumber("points", area.Points);
        json.WriteNumber("units", area.Units);
        Number(json, "unitsPerPoint", area.UnitsPerPoint);
        json.WriteString("source", area.Source);
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Page(IReadOnlyList<Product> products, int columns)
    {
        var page = new StringBuilder();
        foreach (var product in products)
        {
            var label = Labels.For(product);
            TextLayout.AppendWrapped(page, $"{product.Name}  {string.Join(", ", product.Brands)}{(label is null ? ", filler" : $", toxin type {label.Serotype}")}", 0, 2, columns);
            if (label is not null)
            {
                TextLayout.AppendWrapped(page, $"Vials {string.Join(", ", label.Vials.Select(vial => Text(vial.Units)))} U; not more often than every {label.MinimumInterval.Days} days", 2, 4, columns);
                foreach (var area in ProductAreas.Of(product))
                {
                    TextLayout.AppendWrapped(page, $"{area.Area.Title}: {Text(area.Units)} U in {area.Points} points{(area.Labelled ? "" : ", off-label")}", 2, 4, columns);
                }

                TextLayout.AppendWrapped(page, $"Most: {label.Maximum.Text}", 2, 4, columns);
                TextLayout.AppendWrapped(page, $"Storage: {Storage(label) ?? "not known from a source"}", 2, 4, columns);
                TextLayout.AppendWrapped(page, $"Excipients: {Texts(label, "excipients") ?? "not known from a source"}", 2, 4, columns);
            }
            else
            {
                TextLayout.AppendWrapped(page, "Dosed in millilitres. No volume of its label has been read.", 2, 4, columns);
            }

            page.AppendLine();
        }

        return page.ToString().TrimEnd('\n', '\r') + "\n";
    }

    private static string? Storage(Label? label)
    {
        var (before, after) = (Texts(label, "storage before reconstitution"), Texts(label, "storage after reconstitution"));
        return (before, after) switch
        {
            (null, null) => null,
            _ => string.Join("; ", new[] { before is null ? null : $"before reconstitution: {before}", after is null ? null : $"after: {after}" }.OfType<string>()),
        };
    }

    private static string? Texts(Label? label, string topic) =>
        label?.FactsOn(topic) is { IsEmpty: false } facts ? string.Join("; ", facts.SelectMany(fact => fact.Texts)) : null;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
