using Glabella.Commands.Plumbing;
using Glabella.Screening;

namespace Glabella.Commands;

/// <summary><c>glabella screen</c>: may this person be treated today?</summary>
internal sealed class ScreenCommand : GlabellaCommand
{
    public override string Name => "screen";

    public override string Purpose => "may this person be treated on this day?";

    public override IReadOnlyList<string> Usage { get; } = ["INTAKE.json|- [options]", "PEOPLE.ndjson|- --ndjson [options]"];

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("--ndjson", null, "one intake a line in, one answer a line out, same order; a bad line gets a problem in its place"),
        new("--jurisdiction", "J", "US, EU, UK, CA or AU: whose label decides; default the input's, else US"),
        new("--rules", "VERSION", $"a released version of the rules; default the newest, {ScreeningRules.Version}"),
        new("--compare", "VERSION", "also what differs with the rules of this version, or of newest; default off"),
        new("--fail-on", "L", "contraindicated, defer, refer, incomplete or caution: exit 3 if the decision is so or worse; default off"),
        new("--threads", "T", "threads for --ndjson, 1 to 256; default all cores; never changes the result"),
    ];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("echo '{\"birthDate\": \"1984-05-02\", \"sex\": \"female\", \"medications\": [\"gentamicin\"]}' | glabella screen -", "a short intake: what it finds, and what it has not been told"),
        ("screen intake.json", "the decision, what was found, what is still to ask"),
        ("screen - --json < intake.json", "the same as JSON, from standard input"),
        ("screen intake.json --rules 2026-11-25 --compare newest", "a past decision with the rules as they were, and what would differ today"),
        ("screen people.ndjson --ndjson --threads 2 | jq -r '[.id,.decision]|@tsv'", "a list of decisions"),
    ];

    public override IReadOnlyList<(int Code, string Meaning)> ExitCodes { get; } = [(3, "with --fail-on: the decision is that or worse; the answer is printed all the same")];

    private static readonly string[] LevelWords = ["contraindicated", "defer", "refer", "incomplete", "caution"];
    private static readonly Decision[] Levels = [Decision.Contraindicated, Decision.Defer, Decision.Refer, Decision.Incomplete, Decision.Caution];

    private static Decision? FailOn(Invocation call) =>
        call.Value("--fail-on") is { } text && Wording.Word(call.Log, text, "--fail-on", "decision", LevelWords) is { } at ? Levels[at] : null;

    public override async Task<int> Run(Invocation call)
    {
        var jurisdiction = ScreenIntakeReader.JurisdictionOf(call.Log, call.Value("--jurisdiction"), "--jurisdiction");
        var failOn = FailOn(call);
        var threads = call.Threads();
        var rules = Version(call, "--rules");
        var compared = Version(call, "--compare");

        if (call.Arguments is not [var file])
        {
            call.Log.Refuse(new Problem("INP-005", "The intake is missing: name a file, or - for standard input."));
            return call.FailLogged();
        }

        if (call.Log.Problem is not null)
        {
            return call.FailLogged();
        }

        var options = new ScreeningOptions { Jurisdiction = jurisdiction, RulesVersion = rules };
        ScreeningDifference? Difference(Intake intake, ScreeningResult result) => compared is null ? null
            : ScreeningDifference.Between(result, Screener.Screen(intake, options with { RulesVersion = compared }));
        if (call.Flag("--ndjson"))
        {
            var failed = 0;
            var exit = await Ndjson.Run(call, file, threads, (value, log) =>
            {
                var fields = value.Object("one intake");
                var intake = ScreenIntakeReader.Read(log, fields);
                if (log.Problem is not null)
                {
                    return null;
                }

                var result = Screener.Screen(intake, options);
                if (failOn is { } level && result.Decision >= level)
                {
                    Interlocked.Exchange(ref failed, 1);
                }

                var difference = Difference(intake, result);
                return json => ScreenJson.Write(json, result, difference, log.Warnings);
            }).ConfigureAwait(false);
            return exit == 0 && failed == 1 ? 3 : exit;
        }

        if (call.DocumentObject(file, "one intake, an object") is not { } document)
        {
            return call.FailLogged();
        }

        var one = ScreenIntakeReader.Read(call.Log, document);
        if (call.Log.Problem is not null)
        {
            return call.FailLogged();
        }

        var answer = Screener.Screen(one, options);
        var differs = Difference(one, answer);
        call.PrintWarnings();
        if (call.Json)
        {
            call.WriteJson(json => ScreenJson.Write(json, answer, differs, call.Log.Warnings));
        }
        else
        {
            call.WriteText(ScreenText.Of(answer, differs, call.Streams.Columns));
        }

        return failOn is { } limit && answer.Decision >= limit ? 3 : 0;
    }

    private static string? Version(Invocation call, string option)
    {
        if (call.Value(option) is not { } version)
        {
            return null;
        }

        if (version == "newest" || ScreeningRules.Versions.Contains(version))
        {
            return version == "newest" ? ScreeningRules.Version : version;
        }

        call.Log.Refuse(Problem.Unknown("version of the rules", version, ScreeningRules.Versions, option));
        return null;
    }
}
