using System.Collections.Immutable;
using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Course;
using Glabella.Vocabulary;

namespace Glabella.Commands;

/// <summary><c>glabella calibrate</c>: the course model, refitted to published trial figures.</summary>
internal sealed class CalibrateCommand : GlabellaCommand
{
    public override string Name => "calibrate";

    public override string Purpose => "the course model, refitted to published trial figures";

    public override IReadOnlyList<string> Usage { get; } = ["[TRIALS.json|-]... --out DIR [options]", "[TRIALS.json|-]... --check [--json]"];

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("--out", "DIR", "where the report, its pictures and the parameter file go; made if it is not there"),
        new("--check", null, "predict with the built-in parameters; fits nothing, writes nothing"),
        new("--holdout", "TRIAL", "a trial that is predicted only") { Repeatable = true },
        new("--chains", "N", "chains of the sampler, 1 to 64; default 4"),
        new("--draws", "N", "draws kept of each chain, 100 to 100000; default 1000"),
        new("--seed", "S", "0 to 2^53 - 1; default 1"),
        new("--threads", "T", "1 to 256; default all cores; never changes the result"),
    ];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("calibrate --out fit", "refits the program's own tables"),
        ("calibrate mine.json more.json --out fit --holdout \"SAKURA 3\"", "two tables as one, one trial predicted only"),
        ("calibrate mine.json --check --json", "how well the built-in parameters predict these figures"),
    ];

    public override int MostArguments => 64;

    public override Task<int> Run(Invocation call) => Task.FromResult(Done(call));

    private static int Done(Invocation call)
    {
        var seed = call.Whole("--seed", 0, (1L << 53) - 1) ?? 1;
        var threads = call.Threads();
        var chains = (int)(call.Whole("--chains", 1, 64) ?? 4);
        var draws = (int)(call.Whole("--draws", 100, 100_000) ?? 1000);
        var check = call.Flag("--check");
        if (call.Log.Problem is not null)
        {
            return call.FailLogged();
        }

        if (check == call.Flag("--out"))
        {
            return call.Fail(new Problem("INP-010", check ? "--check writes nothing: leave out --check or --out." : "calibrate needs --out DIR for what it finds, or --check.", "--out"));
        }

        if (TrialTablesReader.Read(call) is not { } tables)
        {
            return call.FailLogged();
        }

        var holdout = Holdout(call, tables.Figures);
        if (call.Log.Problem is not null)
        {
            return call.FailLogged();
        }

        if ((Unusable(tables.Figures, holdout, check) ?? (call.Value("--out") is { } folder ? CalibrationFolder.Closed(folder) : null)) is { } problem)
        {
            return call.Fail(problem);
        }

        var (result, failed) = Calibrated(call, tables.Figures, new(seed, threads, chains, draws, Holdout: holdout, Check: check));
        if (failed is not null)
        {
            return call.Fail(new Problem(failed.Code, failed.Message, null, 1));
        }

        result = result! with { LeftOut = [.. result.LeftOut.Select(l => tables.LeftOut.TryGetValue(l.Row, out var reason) ? l with { Reason = reason } : l)] };
        ImmutableArray<string> written = [];
        if (call.Value("--out") is { } target)
        {
            (written, var unwritten) = CalibrationFolder.Write(target, result, Again(call));
            if (unwritten is not null)
            {
                return call.Fail(unwritten);
            }
        }

        call.PrintWarnings();
        if (call.Json)
        {
            call.WriteJson(json => CalibrationJson.Write(json, result, call.Log.Warnings));
        }
        else
        {
            call.WriteText(CalibrationText.Of(result, written));
        }

        return 0;
    }

    private static (CalibrationResult? Result, CalibrationFailed? Failed) Calibrated(Invocation call, ImmutableArray<TrialFigure> figures, CalibrationOptions options)
    {
        using var progress = new ProgressLine(call);
        return Calibration.Run(figures, options, progress.Report, call.Interrupted);
    }

    /// <summary>Trials by name, in any letter case.</summary>
    private static ImmutableArray<string> Holdout(Invocation call, ImmutableArray<TrialFigure> figures)
    {
        string[] trials = [.. figures.Select(f => f.Trial).Distinct()];
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var typed in call.Values("--holdout"))
        {
            if (trials.FirstOrDefault(t => NearestNames.Folded(t) == NearestNames.Folded(typed)) is { } trial)
            {
                found.Add(trial);
                continue;
            }

            var part = NearestNames.Folded(typed);
            ImmutableArray<string> nearest = [.. trials.Where(t => part.Length > 0 && NearestNames.Folded(t).Contains(part, StringComparison.Ordinal)).Concat(NearestNames.Of(typed, trials)).Distinct().Take(3)];
            call.Log.Refuse(Problem.Unknown("trial of these tables", typed, nearest, "--holdout"));
        }

        return found.ToImmutable();
    }

    /// <summary>A table of which nothing can be used is a mistake of the table.</summary>
    private static Problem? Unusable(ImmutableArray<TrialFigure> figures, ImmutableArray<string> holdout, bool check)
    {
        var usable = figures.Where(f => Calibration.WhyLeftOut(f) is null).ToArray();
        return usable.Length == 0
            ? new("CAL-102", $"None of the {figures.Length} rows is a figure that the model can predict; the first is left out because {Calibration.WhyLeftOut(figures[0])}.", "/rows")
            : !check && !usable.Any(f => f.Use == FigureUse.Calibrate && !holdout.Contains(f.Trial))
                ? new("CAL-102", "No row is left to be fitted: mark some as calibrate, or hold out fewer trials.", "/rows")
                : null;
    }

    /// <summary>The call, as the report tells it.</summary>
    private static string Again(Invocation call)
    {
        var words = new StringBuilder("glabella calibrate");
        foreach (var file in call.Arguments)
        {
            words.Append(' ').Append(Quoted(Shown(file)));
        }

        words.Append(" --out ").Append(Quoted(Shown(Path.TrimEndingDirectorySeparator(call.Value("--out")!))));
        foreach (var option in new[] { "--seed", "--chains", "--draws" })
        {
            if (call.Value(option) is { } value)
            {
                words.Append(' ').Append(option).Append(' ').Append(value);
            }
        }

        foreach (var trial in call.Values("--holdout"))
        {
            words.Append(" --holdout ").Append(Quoted(trial));
        }

        return words.ToString();
    }

    /// <summary>A path as a page may tell it: of an absolute one the name alone, since it says where somebody's files lie.</summary>
    private static string Shown(string path) => Path.IsPathRooted(path) ? Path.GetFileName(path) : path;

    private static string Quoted(string word) => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word;
}
