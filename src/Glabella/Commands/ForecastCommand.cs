using Glabella.Commands.Plumbing;
using Glabella.Course;

namespace Glabella.Commands;

/// <summary><c>glabella forecast</c>: when it starts, is full, fades, for this person.</summary>
internal sealed class ForecastCommand : GlabellaCommand
{
    public override string Name => "forecast";

    public override string Purpose => "when it starts, is full, fades, for this person";

    public override IReadOnlyList<string> Usage { get; } =
        ["--product P --area A --units U [options]", "CASE.json|- [options]", "PEOPLE.ndjson|- --ndjson [options]"];

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("--product", "P", "the toxin, by name or brand; needed"),
        new("--area", "A", "glabella, forehead or lateral-canthus; needed; with --units, repeatable in pairs") { Repeatable = true },
        new("--units", "U", "total of that area in U, 0 to 1000; needed; repeatable") { Repeatable = true },
        new("--date", "D", "day of the treatment, as 2026-12-01; without it no dates go in or come out"),
        new("--age", "N", "years, 18 to 110; default the trials' population"),
        new("--sex", "S", "female, male or other; default the trials' population"),
        new("--baseline", "G", "investigator's grade before any treatment: mild, moderate, severe or 1 to 3; default moderate or severe"),
        new("--treatment", "DATE:PRODUCT:UNITS[:AREA]", "an earlier treatment; area as planned; repeatable") { Repeatable = true },
        new("--observe", "DATE:RATER:GRADE[:AREA]", "a grade seen by investigator, subject or photographs, none to severe or 0 to 3; repeatable") { Repeatable = true },
        new("--report", "DATE:MARK[:AREA]", "what the person says: noticed, full, half-gone, gone, baseline, not-yet, still-there; ~DATE = roughly (SD 10 days, not 3); repeatable") { Repeatable = true },
        new("--today", "D", "a day on which to say where the course stands"),
        new("--horizon", "DAYS", "length of the curve, 1 to 1825 days; default 365"),
        new("--members", "N", "size of the ensemble, a power of two, 1024 to 262144; default 16384"),
        new("--seed", "S", "0 to 2^53 - 1; default 1"),
        new("--threads", "T", "1 to 256; default all cores; never changes the result"),
        new("--mechanism", null, "also depot, light chain, SNAP-25, signal and muscle by day, with ranges"),
        new("--ndjson", null, "one case a line in, one forecast a line out"),
    ];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("forecast --product Botox --area glabella --units 20 --date 2026-12-01 --baseline severe --json", "onset, full effect and wear-off with dates"),
        ("forecast --product Dysport --area glabella --units 50 --date 2026-12-01 --treatment 2026-06-01:Dysport:50 --report ~2026-09-10:gone --today 2026-12-06", "with what the person said about the last time"),
        ("forecast --product Botox --area glabella --units 20 --horizon 180 --mechanism", "and what happens within the muscle"),
        ("forecast case.json --seed 2 --members 32768 --json | jq '.areas[0].wearOff'", "a case from a file, another ensemble"),
    ];

    public override IReadOnlyList<(int Code, string Meaning)> ExitCodes { get; } =
        [(3, "refused on clinical grounds: over a label's cap, or an area without trials")];

    public override async Task<int> Run(Invocation call)
    {
        var threads = call.Threads();
        if (call.Flag("--ndjson"))
        {
            return call.Arguments is [var people]
                ? await Ndjson.Run(call, people, threads, (value, log) => Line(call, value, log)).ConfigureAwait(false)
                : call.Fail(new Problem("INP-010", "--ndjson needs a file with one case a line, or - for standard input.", "--ndjson"));
        }

        var fields = call.Arguments is [var file] ? call.DocumentObject(file, "one case") : null;
        if (call.Log.Problem is not null)
        {
            return call.FailLogged();
        }

        var read = ForecastCaseReader.Read(call, fields, call.Log);
        fields?.End();
        if (read is null || call.Log.Problem is not null)
        {
            return call.FailLogged();
        }

        switch (Forecaster.Forecast(read.Case with { Threads = threads, StateRanges = call.Flag("--mechanism") }))
        {
            case ForecastRefused refused:
                return call.Fail(Problem.From(refused.Refusal));
            case Forecast forecast:
                Warning[] warnings = ForecastJson.Warnings(call.Log, forecast);
                call.PrintWarnings(warnings);
                if (call.Json)
                {
                    call.WriteJson(json => ForecastJson.Write(json, read.Id, forecast, warnings));
                }
                else
                {
                    call.WriteText(ForecastText.Of(forecast, call.Streams.Columns));
                }

                return 0;
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}.");
        }
    }

    private static Action<System.Text.Json.Utf8JsonWriter>? Line(Invocation call, Value value, InputLog log)
    {
        var fields = value.Object("one case");
        var read = log.Problem is null ? ForecastCaseReader.Read(call, fields, log) : null;
        fields.End();
        if (read is null || log.Problem is not null)
        {
            return null;
        }

        // Lines are answered side by side, so each alone uses one thread.
        switch (Forecaster.Forecast(read.Case with { Threads = 1, StateRanges = call.Flag("--mechanism") }))
        {
            case ForecastRefused refused:
                log.Refuse(Problem.From(refused.Refusal));
                return null;
            case Forecast forecast:
                return json => ForecastJson.Write(json, read.Id, forecast, ForecastJson.Warnings(log, forecast));
            default:
                return null;
        }
    }
}
