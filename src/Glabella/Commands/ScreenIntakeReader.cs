using System.Collections.Immutable;
using Glabella.Commands.Plumbing;
using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;
using Route = Glabella.Screening.Route;

namespace Glabella.Commands;

/// <summary>Reads an intake as the contract writes it.</summary>
internal static class ScreenIntakeReader
{
    private const int Oldest = 120;

    private static readonly string[] SexWords = ["female", "male", "other"];
    private static readonly Sex[] Sexes = [Sex.Female, Sex.Male, Sex.Other];

    private static readonly string[] RouteWords = ["oral", "injection", "infusion", "topical", "eye", "ear", "inhaled", "nasal", "other"];
    private static readonly Route[] Routes = [Route.Oral, Route.Injection, Route.Infusion, Route.Topical, Route.Eye, Route.Ear, Route.Inhaled, Route.Nasal, Route.Other];

    private static readonly string[] JurisdictionWords = ["US", "EU", "UK", "CA", "AU"];
    private static readonly Jurisdiction[] Jurisdictions = [Jurisdiction.US, Jurisdiction.EU, Jurisdiction.UK, Jurisdiction.CA, Jurisdiction.AU];

    /// <summary>A jurisdiction by its word; null with a problem logged if it is none.</summary>
    public static Jurisdiction? JurisdictionOf(InputLog log, string? text, string field) =>
        text is not null && Wording.Word(log, text, field, "jurisdiction", JurisdictionWords) is { } at ? Jurisdictions[at] : null;

    /// <summary>The intake; with a problem logged if something in it cannot be read.</summary>
    public static Intake Read(InputLog log, Fields fields)
    {
        var birth = fields["birthDate"]?.Date();
        var planned = Planned(fields["planned"]);
        var intake = new Intake
        {
            Id = fields["id"]?.Text(),
            BirthDate = birth,
            Sex = fields["sex"]?.Word("sex", SexWords) is { } sex ? Sexes[sex] : null,
            Pregnant = fields["pregnant"]?.Flag(),
            Breastfeeding = fields["breastfeeding"]?.Flag(),
            TryingToConceive = fields["tryingToConceive"]?.Flag(),
            Jurisdiction = fields["jurisdiction"] is { } where ? JurisdictionOf(log, where.Text("a jurisdiction"), where.Pointer) : null,
            Medications = fields["medications"]?.List(Statement, expected: "a list of texts"),
            Conditions = fields["conditions"]?.List(Statement, expected: "a list of texts"),
            Allergies = fields["allergies"]?.List(Statement, expected: "a list of texts"),
            Procedures = fields["procedures"]?.List(Procedure, expected: "a list of procedures {text, date}"),
            PriorTreatments = fields["priorTreatments"]?.List(value => Prior(value, planned?.Date), expected: "a list of treatments {date, product, units, area}"),
            Planned = planned,
        };
        fields.End();
        if (birth is { } b && planned?.Date is { } day)
        {
            if (b > day)
            {
                log.Refuse(new Problem("INP-008", $"The birth date {Iso(b)} is after the planned date {Iso(day)}: expected a day before it.", "/birthDate"));
            }
            else if (Period.Between(b, day).Years > Oldest)
            {
                log.Refuse(new Problem("INP-006", $"The birth date {Iso(b)} gives an age over {Oldest} years on {Iso(day)}: expected a later one.", "/birthDate"));
            }
        }

        return intake;
    }

    private static PlannedVisit? Planned(Value? value)
    {
        if (value?.Object("an object {date, products, areas, units, indication}") is not { } fields)
        {
            return null;
        }

        var planned = new PlannedVisit
        {
            Date = fields["date"]?.Date(),
            Products = fields["products"]?.List(v => v.Product(), expected: "a list of products").OfType<Product>().ToImmutableArray(),
            Areas = AreasOf(fields["areas"]),
            Units = Units(fields["units"]),
            Indication = fields["indication"]?.Text() ?? "cosmetic",
        };
        fields.End();
        return planned;
    }

    private static ImmutableArray<Area>? AreasOf(Value? value)
    {
        if (value is null)
        {
            return null;
        }

        var areas = ImmutableArray.CreateBuilder<Area>();
        foreach (var group in value.Value.List(v => v.AreaGroup(), expected: "a list of areas"))
        {
            areas.AddRange(group);
        }

        return areas.ToImmutable();
    }

    private static ImmutableDictionary<Area, double>? Units(Value? value)
    {
        if (value is null)
        {
            return null;
        }

        var units = ImmutableDictionary.CreateBuilder<Area, double>();
        foreach (var (name, number) in value.Value.Object("an object such as {\"glabella\": 20}").Each())
        {
            if (Areas.Find(name) is not { } area)
            {
                number.Refuse("INP-007", $"\"{Problem.Shortened(name)}\" is no known area.");
            }
            else if (number.Number(0, 1000, "U") is { } total)
            {
                units[area] = total;
            }
        }

        return units.ToImmutable();
    }

    private static Statement Statement(Value value)
    {
        if (value.Kind != JsonKind.Object)
        {
            return new Statement(Said(value, value.Text("a text or an object {text, started, stopped, route, indication}")));
        }

        var fields = value.Object();
        var text = fields.Needed("text", "a text")?.Text();
        var statement = new Statement(
            Said(value, text),
            fields["started"]?.Date(),
            fields["stopped"]?.Date(),
            fields["route"]?.Word("route", RouteWords) is { } route ? Routes[route] : null,
            fields["indication"]?.Text());
        fields.End();
        if (statement is { Started: { } from, Stopped: { } to } && from > to)
        {
            value.Refuse("INP-008", $"It stopped on {Iso(to)}, before it started on {Iso(from)}: expected the other order.");
        }

        return statement;
    }

    private static Procedure Procedure(Value value)
    {
        if (value.Kind != JsonKind.Object)
        {
            return new Procedure(Said(value, value.Text("a text or an object {text, date}")));
        }

        var fields = value.Object();
        var procedure = new Procedure(Said(value, fields.Needed("text", "a text")?.Text()), fields["date"]?.Date());
        fields.End();
        return procedure;
    }

    private static PriorTreatment Prior(Value value, LocalDate? planned)
    {
        var fields = value.Object("a treatment {date, product, units, area}");
        var on = fields["date"];
        var prior = new PriorTreatment(on?.Date(), fields["product"]?.Product(), fields["units"]?.Number(0, 1000, "U"), fields["area"]?.Area());
        fields.End();
        if (prior.Date is { } date && planned is { } day && date > day)
        {
            on!.Value.Refuse("INP-008", $"The earlier treatment of {Iso(date)} is after the planned date {Iso(day)}: expected a day before it.");
        }

        return prior;
    }

    private static string Said(Value value, string? text)
    {
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            value.Warn("INP-011", $"The text at {value.Pointer} is blank and was ignored.");
        }

        return text ?? "";
    }

    private static string Iso(LocalDate date) => Wording.Iso(date);
}
