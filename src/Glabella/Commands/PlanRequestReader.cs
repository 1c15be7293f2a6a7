using System.Collections.Immutable;
using Glabella.Commands.Plumbing;
using Glabella.Planning;
using Glabella.Vocabulary;

namespace Glabella.Commands;

/// <summary>Reads a plan's request from options and from a document; options win.</summary>
internal static class PlanRequestReader
{
    private static readonly (string Field, string Option, string Member)[] Names =
    [
        ("product", "--product", "product"), ("area", "--area", "areas"), ("protocol", "--protocol", "protocol"),
        ("followThePain", "--follow-the-pain", "followThePain"), ("units", "--units", "units"), ("bands", "--bands", "bands"),
        ("vial", "--vial", "vial"), ("dilution", "--dilution", "dilution"), ("sex", "--sex", "sex"), ("age", "--age", "age"),
        ("adjust", "--adjust", "adjust"), ("date", "--date", "date"), ("prior", "--prior", "prior"), ("offLabel", "--off-label", "offLabel"),
        ("points", "--points", "points"),
    ];

    private static readonly (string Word, Sex Value)[] Sexes = [("female", Sex.Female), ("male", Sex.Male), ("other", Sex.Other)];

    /// <summary>The request; null with a problem logged.</summary>
    public static PlanRequest? Read(Invocation call)
    {
        var fields = call.Arguments is [var file] ? call.DocumentObject(file, "one request") : null;
        if (call.Arguments.Length == 1 && fields is null)
        {
            return null;
        }

        var log = call.Log;
        var written = Document(fields);
        fields?.End();
        var product = call.Value("--product") is { } name ? Wording.ProductName(log, name, "--product") : written?.Product;
        if (product is null)
        {
            log.Refuse(new Problem("INP-005", "The product is missing: name one toxin or filler, such as --product Botox.", fields is null ? "--product" : "/product"));
            return null;
        }

        var request = (written ?? new PlanRequest { Product = product }) with { Product = product };
        return log.Problem is null ? WithOptions(call, request) : null;
    }

    /// <summary>How the caller wrote a field of the request: as an option or in the document.</summary>
    public static string FieldOf(Invocation call, string field)
    {
        var (_, option, member) = Names.First(known => known.Field == field);
        return call.Flag(option) || call.Arguments.IsEmpty ? option : $"/{member}";
    }

    private static PlanRequest? Document(Fields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        var read = new PlanRequest
        {
            Product = fields["product"]?.Product()!,
            Areas = fields["areas"]?.List(value => value.AreaGroup()).SelectMany(group => group).ToImmutableArray() ?? [],
            Protocol = fields["protocol"]?.Text(),
            FollowThePainUnits = fields["followThePain"]?.Number(0, 1000, "U") ?? 0,
            Units = Units(fields["units"]),
            Bands = Bands(fields["bands"]),
            VialUnits = fields["vial"]?.Number(1, 10000, "U"),
            DiluentMl = fields["dilution"]?.Number(0.1, 10, "mL"),
            Sex = fields["sex"]?.Choice("sex", Sexes),
            AgeYears = (int?)fields["age"]?.Whole(0, 120, "years"),
            Adjust = fields["adjust"]?.Flag() ?? false,
            Date = fields["date"]?.Date(),
            Prior = fields["prior"]?.List(Prior).OfType<PriorTreatment>().ToImmutableArray() ?? [],
            OffLabel = fields["offLabel"]?.Flag() ?? false,
            Edits = fields["points"]?.List(Edit).OfType<PointEdit>().ToImmutableArray() ?? [],
        };
        return read;
    }

    private static PlanRequest WithOptions(Invocation call, PlanRequest request)
    {
        var log = call.Log;
        return request with
        {
            Areas = call.Flag("--area") ? [.. call.Values("--area").SelectMany(value => value.Split(',')).SelectMany(name => Wording.AreaNames(log, name.Trim(), "--area"))] : request.Areas,
            Protocol = call.Value("--protocol") ?? request.Protocol,
            FollowThePainUnits = call.Number("--follow-the-pain", 0, 1000, "U") ?? request.FollowThePainUnits,
            Units = call.Flag("--units") ? UnitOptions(call) : request.Units,
            Bands = call.Value("--bands") is { } bands ? BandsOf(log, bands, "--bands") : request.Bands,
            VialUnits = call.Number("--vial", 1, 10000, "U") ?? request.VialUnits,
            DiluentMl = call.Number("--dilution", 0.1, 10, "mL") ?? request.DiluentMl,
            Sex = call.Choice("--sex", "sex", Sexes) ?? request.Sex,
            AgeYears = (int?)call.Whole("--age", 0, 120, "years") ?? request.AgeYears,
            Adjust = call.Flag("--adjust") || request.Adjust,
            Date = call.Date("--date") ?? request.Date,
            Prior = call.Flag("--prior") ? [.. call.Values("--prior").Select(text => PriorOption(log, text)).OfType<PriorTreatment>()] : request.Prior,
            OffLabel = call.Flag("--off-label") || request.OffLabel,
        };
    }

    private static ImmutableDictionary<Area, double> UnitOptions(Invocation call)
    {
        var units = ImmutableDictionary.CreateBuilder<Area, double>();
        foreach (var text in call.Values("--units"))
        {
            if (text.Split('=') is not [var name, var number])
            {
                call.Log.Refuse(new Problem("INP-005", $"\"{Problem.Shortened(text)}\" at --units: expected an area and its units, such as glabella=20.", "--units"));
            }
            else if (Wording.AreaName(call.Log, name.Trim(), "--units") is { } area && Wording.Number(call.Log, number, "--units", double.NegativeInfinity, 1000, "U") is { } value)
            {
                units[area] = value;
            }
        }

        return units.ToImmutable();
    }

    private static ImmutableDictionary<Area, double> Units(Value? value)
    {
        var units = ImmutableDictionary.CreateBuilder<Area, double>();
        foreach (var (name, number) in value?.Object("an object such as {\"glabella\": 20}").Each() ?? [])
        {
            if (Areas.Find(name) is not { } area)
            {
                number.Refuse("INP-007", $"\"{Problem.Shortened(name)}\" is no known area.");
            }
            else if (number.Number(double.NegativeInfinity, 1000, "U") is { } total)
            {
                units[area] = total;
            }
        }

        return units.ToImmutable();
    }

    private static PlatysmaBands? Bands(Value? value)
    {
        if (value?.Text("bands such as 1+2") is not { } text)
        {
            return null;
        }

        var bands = PlatysmaBands.Parse(text);
        if (bands is null)
        {
            value.Value.Refuse("INP-007", NoBands(text));
        }

        return bands;
    }

    private static PlatysmaBands? BandsOf(InputLog log, string text, string field)
    {
        var bands = PlatysmaBands.Parse(text);
        if (bands is null)
        {
            log.Refuse(new Problem("INP-007", NoBands(text), field));
        }

        return bands;
    }

    private static string NoBands(string text) => $"\"{Problem.Shortened(text)}\" are no platysma bands: expected 1+1, 1+2, 2+1 or 2+2.";

    private static PriorTreatment? Prior(Value value)
    {
        var fields = value.Object("an earlier treatment {date, product, units, area}");
        var (date, product) = (fields.Needed("date", "a day")?.Date(), fields.Needed("product", "a product")?.Product());
        var units = fields.Needed("units", "units")?.Number(0, 1000, "U");
        var area = fields["area"]?.Area();
        fields.End();
        return date is { } day && product is not null && units is { } u ? new(day, product, u, area) : null;
    }

    private static PriorTreatment? PriorOption(InputLog log, string text)
    {
        var parts = text.Split(':');
        if (parts.Length is not (3 or 4))
        {
            log.Refuse(new Problem("INP-005", $"\"{Problem.Shortened(text)}\" at --prior: expected DATE:PRODUCT:UNITS[:AREA], such as 2026-06-01:Botox:20.", "--prior"));
            return null;
        }

        var (date, product) = (Wording.Date(log, parts[0], "--prior"), Wording.ProductName(log, parts[1], "--prior"));
        var units = Wording.Number(log, parts[2], "--prior", 0, 1000, "U");
        var area = parts.Length == 4 ? Wording.AreaName(log, parts[3], "--prior") : null;
        return date is { } day && product is not null && units is { } u ? new(day, product, u, area) : null;
    }

    private static PointEdit? Edit(Value value)
    {
        var fields = value.Object("a point {id, units, x, y}");
        var id = fields.Needed("id", "the id of a point of the plan")?.Text();
        var edit = new PointEdit(id ?? "", fields["units"]?.Number(0, 1000, "U"), fields["x"]?.Number(0, 1), fields["y"]?.Number(0, 1));
        fields.End();
        return id is null ? null : edit;
    }
}
