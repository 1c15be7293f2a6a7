using Glabella.Commands.Plumbing;
using Glabella.Planning;

namespace Glabella.Commands;

/// <summary><c>glabella plan</c>: what, where, how much.</summary>
internal sealed class PlanCommand : GlabellaCommand
{
    public override string Name => "plan";

    public override string Purpose => "what, where, how much: points, units, vials";

    public override IReadOnlyList<string> Usage { get; } = ["--product P --area A[,A] [options]", "REQUEST.json|- [options]"];

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("--product", "P", "one toxin or filler, by name or brand; needed"),
        new("--area", "A[,A]", "areas, such as glabella or upper-face; needed unless --protocol; repeatable") { Repeatable = true },
        new("--protocol", "N", "a labelled protocol instead of areas: chronic-migraine (31 points, 155 U)"),
        new("--follow-the-pain", "U", "with that protocol: up to 40 U more where it hurts, in sites of 5 U; default 0"),
        new("--units", "A=U", "another total for an area in U, 0 < U ≤ 1000; default the label's; repeatable") { Repeatable = true },
        new("--bands", "L+R", "platysma bands left and right: 1+1, 1+2, 2+1 or 2+2; default 2+2"),
        new("--vial", "U", "a vial size in U; default the least waste, then the fewest vials"),
        new("--dilution", "ML", "mL of diluent for a vial, 0.1 to 10; default the label's"),
        new("--sex", "S", "female, male or other; names adjustments that have evidence; default none"),
        new("--age", "N", "years, 0 to 120; names limits of the label; default none"),
        new("--adjust", null, "applies adjustments that have a measured factor"),
        new("--date", "D", "day of the treatment, as 2026-12-01; needed with --prior"),
        new("--prior", "DATE:PRODUCT:UNITS[:AREA]", "an earlier treatment, for interval and caps; repeatable") { Repeatable = true },
        new("--off-label", null, "allows a sourced use outside the label; default off"),
    ];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("plan --product Botox --area glabella", "the label's five points"),
        ("plan --product Dysport --area glabella --vial 300 --dilution 2.5", "5 × 10 U, 0.0833 mL each"),
        ("plan --product Botox --area upper-face --date 2026-12-01 --prior 2026-11-02:Botox:350", "refused: over 400 U within 90 days (exit 3)"),
        ("plan --product Botox --protocol chronic-migraine --json | jq .totals", "31 points, 155 U"),
    ];

    public override IReadOnlyList<(int Code, string Meaning)> ExitCodes { get; } =
        [(3, "refused on clinical grounds: over a cap, or no labelled or sourced dose")];

    public override Task<int> Run(Invocation call)
    {
        var request = PlanRequestReader.Read(call);
        if (call.Log.Problem is not null || request is null)
        {
            return Task.FromResult(call.FailLogged());
        }

        return Task.FromResult(Planner.Plan(request) switch
        {
            PlanRefused refused => call.Fail(Problem.From(refused.Refusal) with { Limit = refused.Limit, Value = refused.Value }),
            PlanInputError wrong => call.Fail(new Problem(wrong.Code, wrong.Sentence, PlanRequestReader.FieldOf(call, wrong.Field)) { Candidates = wrong.Candidates }),
            TreatmentPlan plan => Print(call, plan),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        });
    }

    private static int Print(Invocation call, TreatmentPlan plan)
    {
        Warning[] warnings =
        [
            .. call.Log.Warnings,
            .. plan.Warnings.Select(warning => new Warning(warning.Code, warning.Message, warning.Field is { } field ? PlanRequestReader.FieldOf(call, field) : null)),
        ];
        call.PrintWarnings(warnings);
        if (call.Json)
        {
            call.WriteJson(json => PlanJson.Write(json, plan, warnings));
        }
        else
        {
            call.WriteText(PlanText.Of(plan, call.Streams.Columns));
        }

        return 0;
    }
}
