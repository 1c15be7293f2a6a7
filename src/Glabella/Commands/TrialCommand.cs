using System.Globalization;
using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Course;

namespace Glabella.Commands;

/// <summary><c>glabella trial</c>: a published or planned trial, simulated.</summary>
internal sealed class TrialCommand : GlabellaCommand
{
    public override string Name => "trial";

    public override string Purpose => "a published or planned trial, simulated";

    public override IReadOnlyList<string> Usage { get; } = ["PROTOCOL.json|- [options]", "--merge SHARD.json... [--json]"];

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("--seed", "S", "0 to 2^53 - 1; default the protocol's, else 1"),
        new("--replicates", "R", "how many trials of this size are run, 1 to 10000; default the protocol's, else 100"),
        new("--threads", "T", "1 to 256; default all cores; never changes the result"),
        new("--shard", "I/N", "do part I of N, 1 ≤ I ≤ N ≤ 10000; writes a shard file, always JSON; default the whole"),
        new("--merge", "FILE...", "join exactly the shards 1 to N: the bytes of the unsharded run") { TakesMany = true, Repeatable = true },
        new("--out", "FILE", "write there, whole or not at all; default stdout"),
        new("--persons", "FILE", "write every virtual subject there too, as Parquet: one row a subject and day (docs/course/persons.md)"),
    ];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("echo '{\"visits\": [30, 120], \"arms\": [{\"name\": \"ona20\", \"product\": \"Botox\", \"area\": \"glabella\", \"units\": 20, \"n\": 200}], \"endpoints\": [{\"name\": \"clear\", \"code\": \"NM_INV\"}]}' | glabella trial -", "a smallest protocol: how many have no line or a mild one on days 30 and 120"),
        ("trial ona20.json --seed 7 --json", "percentages and medians with intervals, as JSON"),
        ("trial big.json --shard 1/4 --out s1.json", "the first of four parts"),
        ("trial --merge s1.json s2.json s3.json s4.json", "the parts joined, as tables"),
        ("trial ona20.json --replicates 1 --persons ona20.parquet", "the table, and the subjects behind it as Parquet"),
    ];

    public override Task<int> Run(Invocation call)
    {
        var threads = call.Threads();
        var seed = call.Whole("--seed", 0, (1L << 53) - 1);
        var replicates = (int?)call.Whole("--replicates", 1, 10_000);
        var shard = Shard(call);
        if (call.Log.Problem is not null)
        {
            return Task.FromResult(call.FailLogged());
        }

        if (call.Flag("--merge"))
        {
            if (call.Flag("--persons"))
            {
                return Task.FromResult(call.Fail(new Problem("INP-010", "--persons goes with simulating, --merge with what was simulated: shards hold counts and no subjects.", "--persons")));
            }

            return Task.FromResult(TrialShardFile.Merge(call, [.. call.Values("--merge"), .. call.Arguments]) is { } merged ? Print(call, merged) : call.FailLogged());
        }

        var fields = call.Arguments is [var file] ? call.DocumentObject(file, "one protocol") : null;
        if (call.Arguments.IsEmpty)
        {
            return Task.FromResult(call.Fail(new Problem("INP-010", "trial needs a protocol: a file, or - for standard input.")));
        }

        var protocol = fields is not null && call.Log.Problem is null ? TrialProtocolReader.Read(fields, call.Log) : null;
        if (protocol is null || call.Log.Problem is not null)
        {
            return Task.FromResult(call.FailLogged());
        }

        var runs = replicates ?? protocol.Replicates;
        if (TooLarge(protocol, runs) is { } problem)
        {
            return Task.FromResult(call.Fail(problem));
        }

        var counts = Count(call, protocol, seed ?? protocol.Seed, runs, threads, shard);
        return Task.FromResult(counts is null ? call.FailLogged() : shard is { } part ? Write(call, TrialShardFile.Bytes(counts, part)) : Print(call, counts));
    }

    /// <summary>Simulates, and writes the subjects where that is asked for; null with a problem logged.</summary>
    private static TrialCounts? Count(Invocation call, TrialProtocol protocol, long seed, int replicates, int threads, TrialShard? shard)
    {
        using var progress = new ProgressLine(call);
        if (call.Value("--persons") is not { } file)
        {
            return TrialSimulation.Count(protocol, seed, replicates, threads, shard, progress.Report, call.Interrupted);
        }

        if (call.Value("--out") is { } other && Same(other, file))
        {
            call.Log.Refuse(new Problem("INP-010", "--persons and --out name the same file; the one would replace the other.", "--persons"));
            return null;
        }

        var (persons, problem) = TrialPersonsFile.Begin(file, protocol, seed, replicates);
        if (persons is null)
        {
            call.Log.Refuse(problem!);
            return null;
        }

        using (persons)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.Interrupted);
            TrialCounts? counts = null;
            try
            {
                counts = TrialSimulation.Count(protocol, seed, replicates, threads, shard, progress.Report, stop.Token, told =>
                {
                    if (!persons.Add(told))
                    {
                        stop.Cancel();
                    }
                });
            }
            catch (OperationCanceledException) when (persons.Problem is not null)
            {
                // The disk is full: the sentence below says so.
            }

            if (persons.End() is { } failed)
            {
                call.Log.Refuse(failed);
                return null;
            }

            return counts;
        }
    }

    private static bool Same(string a, string b) => a.Length > 0 && b.Length > 0 && !(a + b).Contains('\0', StringComparison.Ordinal) && Path.GetFullPath(a) == Path.GetFullPath(b);

    private static Problem? TooLarge(TrialProtocol protocol, int replicates)
    {
        var subjects = protocol.Arms.Sum(a => (long)a.N) * replicates;
        if (subjects > TrialSimulation.MostSubjects)
        {
            return new("TRL-003", string.Create(CultureInfo.InvariantCulture, $"The run would simulate {subjects:N0} subjects, replicates included; at most {TrialSimulation.MostSubjects:N0} are."));
        }

        var counts = TrialCounts.Size(protocol, replicates);
        return counts <= TrialSimulation.MostCounts
            ? null
            : new("TRL-003", string.Create(CultureInfo.InvariantCulture, $"The run would keep {counts:N0} counts (replicates, arms, endpoints and visits multiplied); at most {TrialSimulation.MostCounts:N0} are kept."));
    }

    private static TrialShard? Shard(Invocation call)
    {
        if (call.Value("--shard") is not { } text)
        {
            return null;
        }

        var style = NumberStyles.None;
        if (text.Split('/') is [var i, var n]
            && int.TryParse(i, style, CultureInfo.InvariantCulture, out var index) && int.TryParse(n, style, CultureInfo.InvariantCulture, out var count)
            && index >= 1 && index <= count && count <= 10_000)
        {
            return new(index, count);
        }

        call.Log.Refuse(new Problem("INP-006", $"\"{Problem.Shortened(text)}\" at --shard is no part: expected I/N with 1 ≤ I ≤ N ≤ 10000, such as 2/4.", "--shard"));
        return null;
    }

    private static int Print(Invocation call, TrialCounts counts)
    {
        var result = TrialSummary.Of(counts);
        Warning[] warnings = [.. call.Log.Warnings, .. result.Warnings.Select(w => new Warning(w.Code, w.Message, w.Field))];
        call.PrintWarnings(warnings);
        return Write(call, call.Json
            ? Invocation.JsonBytes(json => TrialJson.Write(json, result, warnings))
            : Encoding.UTF8.GetBytes(TrialText.Of(result)));
    }

    private static int Write(Invocation call, byte[] bytes)
    {
        if (call.Value("--out") is { } file)
        {
            return DocumentFile.Write(file, bytes) is { } problem ? call.Fail(problem) : 0;
        }

        call.Streams.Output.Write(bytes);
        return 0;
    }
}
