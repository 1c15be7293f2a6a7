using System.Collections.Immutable;
using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Course;
using Glabella.Course.Exchange;
using Glabella.Vocabulary;

namespace Glabella.Commands;

/// <summary><c>glabella model</c>: the structural model of the course, for other programs.</summary>
internal sealed class ModelCommand : GlabellaCommand
{
    private const int MostTreatments = 1000, LastDay = 3650;

    public override string Name => "model";

    public override string Purpose => "the course model as SBML, for other programs";

    public override IReadOnlyList<string> Usage { get; } = ["--sbml [--area A] [--treatment DAY:PRODUCT:UNITS]... [--out FILE]"];

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("--sbml", null, "as SBML Level 3 Version 2: equations, parameters, the median person; docs/course/sbml.md"),
        new("--area", "A", "glabella, forehead or lateral-canthus; default glabella"),
        new("--treatment", "DAY:PRODUCT:UNITS", "a session: day 0 to 3650, units over 0 to 1000; default the area's reference dose on day 0") { Repeatable = true },
        new("--out", "FILE", "write there, whole or not at all; default stdout"),
    ];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("model --sbml --out course.xml", "the glabella after 20 U of onabotulinumtoxinA"),
        ("model --sbml --area forehead --treatment 0:Botox:20 --treatment 120:Botox:20", "two cycles in the forehead"),
        ("model --sbml --json | jq -r .sbml", "the same document inside a JSON object"),
    ];

    public override int MostArguments => 0;

    public override Task<int> Run(Invocation call)
    {
        if (!call.Flag("--sbml"))
        {
            return Task.FromResult(call.Fail(new Problem("INP-010", "model needs a format: --sbml.", "--sbml")));
        }

        var area = call.Value("--area") is { } name ? Wording.AreaName(call.Log, name, "--area") : Areas.Glabella;
        if (area is not null && !CourseModel.Areas.Contains(area))
        {
            call.Log.Refuse(new Problem("INP-007", $"{area.Title} have no course in the model, which knows {string.Join(", ", CourseModel.Areas)}.", "--area") { Candidates = [.. CourseModel.Areas.Select(a => a.Id)] });
        }

        ImmutableArray<VirtualTreatment?> given = [.. call.Values("--treatment").Select(t => Treatment(call.Log, t))];
        if (given.Length > MostTreatments)
        {
            call.Log.Refuse(new Problem("INP-006", $"--treatment is given {given.Length} times: expected at most {MostTreatments}.", "--treatment"));
        }

        if (call.Log.Problem is not null)
        {
            return Task.FromResult(call.FailLogged());
        }

        VirtualTreatment[] treatments = given.IsEmpty ? [new(0, Products.OnabotulinumtoxinA, StructuralModel.ReferenceUnits(area!))] : [.. given.OfType<VirtualTreatment>()];
        return Task.FromResult(Write(call, StructuralModel.Sbml(area!, treatments)));
    }

    private static VirtualTreatment? Treatment(InputLog log, string text)
    {
        if (text.Split(':') is not [var on, var of, var many])
        {
            log.Refuse(new Problem("INP-005", $"\"{Problem.Shortened(text)}\" at --treatment: expected DAY:PRODUCT:UNITS, such as 0:Botox:20.", "--treatment"));
            return null;
        }

        var (day, product) = (Wording.Whole(log, on, "--treatment", 0, LastDay, "days"), Wording.ProductName(log, of, "--treatment"));
        var units = Wording.Number(log, many, "--treatment", 0, 1000, "U");
        if (units == 0)
        {
            log.Refuse(new Problem("INP-006", $"\"{Problem.Shortened(text)}\" at --treatment has 0 units: expected more than 0 and at most 1000 U.", "--treatment"));
        }

        if (product is { Kind: ProductKind.Filler })
        {
            log.Refuse(new Problem("INP-007", $"{product} is a filler; the course is of a botulinum toxin.", "--treatment"));
        }

        return day is { } d && product is not null && units is { } u ? new((int)d, product, u) : null;
    }

    private static int Write(Invocation call, string sbml)
    {
        var bytes = call.Json
            ? Invocation.JsonBytes(json =>
            {
                json.WriteStartObject();
                json.WriteString("kind", "model");
                json.WriteString("modelVersion", CourseModel.Version);
                json.WriteString("format", "SBML Level 3 Version 2");
                json.WriteString("sbml", sbml);
                json.WriteStartArray("warnings");
                json.WriteEndArray();
                json.WriteEndObject();
            })
            : Encoding.UTF8.GetBytes(sbml);
        if (call.Value("--out") is { } file)
        {
            return DocumentFile.Write(file, bytes) is { } problem ? call.Fail(problem) : 0;
        }

        call.Streams.Output.Write(bytes);
        return 0;
    }
}
