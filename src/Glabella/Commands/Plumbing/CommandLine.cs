using System.Collections.Immutable;
using System.CommandLine;
using System.Runtime.InteropServices;
using Glabella.Vocabulary;

namespace Glabella.Commands.Plumbing;

/// <summary>From words to a command's end. System.CommandLine splits the words; sentences and exit codes are the contract's.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program with the console's streams; SIGINT and SIGTERM cancel.</summary>
    public static async Task<int> Run(string[] args)
    {
        using var interrupted = new CancellationTokenSource();
        var signalled = 0;
        void Signalled(PosixSignalContext context, int code)
        {
            context.Cancel = true;
            Interlocked.CompareExchange(ref signalled, code, 0);
            interrupted.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Signalled(c, 130));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => Signalled(c, 143));
        try
        {
            return await Run(args, CommandStreams.Console(), interrupted.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (signalled != 0)
        {
            return signalled;
        }
        catch (IOException e) when (IsClosedPipe(e))
        {
            return 0; // whoever read our output has seen enough
        }
    }

    /// <summary>Runs the program on given streams; tests call this.</summary>
    public static async Task<int> Run(string[] args, CommandStreams streams, CancellationToken interrupted)
    {
        if (args.Length == 0)
        {
            await streams.Error.WriteAsync(HelpText.OfProgram(CommandList.All)).ConfigureAwait(false);
            return 2;
        }

        var bare = new Invocation([], Common(args), streams, interrupted);
        if (Asked(args, bare) is { } answered)
        {
            return answered;
        }

        var at = CommandPosition(args);
        if (at < 0)
        {
            return bare.Fail(UnknownCommand(args));
        }

        var command = CommandList.Find(args[at])!;
        string[] rest = [.. args[..at], .. args[(at + 1)..]];
        if (rest.TakeWhile(a => a != "--").Contains("--help"))
        {
            bare.WriteText(HelpText.Of(command));
            return 0;
        }

        var (call, problem) = Parse(command, rest, streams, interrupted);
        if (problem is not null)
        {
            return bare.Fail(problem);
        }

        try
        {
            return await command.Run(call!).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException && !(e is IOException io && IsClosedPipe(io)))
        {
            // The outermost edge: a defect becomes one sentence with an id, and its detail only with --debug.
            var id = Guid.NewGuid().ToString("N")[..8];
            return call!.Fail(new Problem("SYS-001", $"Something went wrong inside Glabella (id {id}); run again with --debug for detail.", null, 1) { Technical = e.ToString() });
        }
    }

    /// <summary>--help, --version and help COMMAND; null if none was asked for.</summary>
    private static int? Asked(string[] args, Invocation bare)
    {
        if (args[0] == "--version")
        {
            VersionText.Print(bare);
            return 0;
        }

        if (args[0] is "--help" or "-h" or "-?" || (args[0] == "help" && args.All(a => a == "help" || a.StartsWith("--", StringComparison.Ordinal))))
        {
            bare.WriteText(HelpText.OfProgram(CommandList.All));
            return 0;
        }

        if (args[0] == "help")
        {
            if (CommandList.Find(args[1]) is not { } command)
            {
                return bare.Fail(UnknownCommand(args[1..]));
            }

            bare.WriteText(HelpText.Of(command));
            return 0;
        }

        if (args.Contains("--version") && CommandPosition(args) < 0)
        {
            VersionText.Print(bare);
            return 0;
        }

        return null;
    }

    /// <summary>Options may stand before the command too; the command is the first word that is one.</summary>
    private static int CommandPosition(string[] args)
    {
        if (!args[0].StartsWith('-'))
        {
            return CommandList.Find(args[0]) is null ? -1 : 0;
        }

        return Array.FindIndex(args, a => CommandList.Find(a) is not null);
    }

    private static Dictionary<string, string[]> Common(string[] args) =>
        args.TakeWhile(a => a != "--").Where(a => CommandOption.Common.Any(c => c.Name == a)).Distinct()
            .ToDictionary(a => a, _ => Array.Empty<string>(), StringComparer.Ordinal);

    private static Problem UnknownCommand(string[] args)
    {
        var typed = args.FirstOrDefault(a => !a.StartsWith('-')) ?? args[0];
        var nearest = NearestNames.Of(typed, CommandList.All.Select(c => c.Name));
        return new Problem("INP-010", $"\"{Problem.Shortened(typed)}\" is no command{(nearest.IsEmpty ? "; glabella --help lists them" : $"; nearest: {string.Join(", ", nearest)}")}.") { Candidates = nearest };
    }

    private static (Invocation? Call, Problem? Problem) Parse(GlabellaCommand command, string[] words, CommandStreams streams, CancellationToken interrupted)
    {
        var known = command.Options.Concat(CommandOption.Common).ToDictionary(o => o.Name, StringComparer.Ordinal);
        if (WrongOption(command, words, known) is { } wrong)
        {
            return (null, wrong);
        }

        // No word can be this name: System.CommandLine drops a first word that repeats it ("explain glabella").
        var root = new Command("<call>");
        var argument = new Argument<string[]>("arguments") { Arity = ArgumentArity.ZeroOrMore };
        root.Arguments.Add(argument);
        var options = known.Values.Select(o => (Option)new Option<string[]>(o.Name)
        {
            Arity = o.Placeholder is null ? ArgumentArity.Zero : ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = o.TakesMany,
        }).ToList();
        options.ForEach(root.Options.Add);
        var parsed = root.Parse(words, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        var values = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            if (parsed.GetResult(option) is not { } result || result.Implicit)
            {
                continue;
            }

            var spec = known[option.Name];
            if (!spec.Repeatable && !spec.TakesMany && spec.Placeholder is not null && result.Tokens.Count > 1)
            {
                return (null, new Problem("INP-010", $"{spec.Name} is given twice; it takes one value.", spec.Name));
            }

            values[spec.Name] = [.. result.Tokens.Select(t => t.Value)];
        }

        ImmutableArray<string> arguments = [.. parsed.GetResult(argument)?.Tokens.Select(t => t.Value) ?? []];
        if (arguments.Length > command.MostArguments)
        {
            return (null, new Problem("INP-010", $"\"{Problem.Shortened(arguments[command.MostArguments])}\" is one argument too many; usage: glabella {command.Name} {command.Usage[0]}"));
        }

        if (parsed.Errors.Count > 0)
        {
            return (null, new Problem("INP-010", $"The call is not understood; glabella {command.Name} --help shows how.") { Technical = string.Join(" ", parsed.Errors.Select(e => e.Message)) });
        }

        return (new Invocation(arguments, values, streams, interrupted), null);
    }

    /// <summary>
    /// The first option that is unknown, lacks its value or has one too many. A value that begins with two hyphens is only
    /// taken after "=", which System.CommandLine does not insist on.
    /// </summary>
    private static Problem? WrongOption(GlabellaCommand command, string[] words, Dictionary<string, CommandOption> known)
    {
        for (var i = 0; i < words.Length && words[i] != "--"; i++)
        {
            var word = words[i];
            var name = word.Split('=')[0];
            if (word.StartsWith("--", StringComparison.Ordinal) && !known.ContainsKey(name))
            {
                var nearest = NearestNames.Of(name, known.Keys);
                return new Problem("INP-010", $"{Problem.Shortened(name)} is no option of {command.Name}{(nearest.IsEmpty ? $"; glabella {command.Name} --help lists them" : $"; nearest: {string.Join(", ", nearest)}")}.", Problem.Shortened(name)) { Candidates = nearest };
            }

            if (known.TryGetValue(name, out var option) && option.Placeholder is null && word.Contains('=', StringComparison.Ordinal))
            {
                return new Problem("INP-010", $"{name} takes no value.", name);
            }

            if (option?.Placeholder is not null && word == name && (i + 1 == words.Length || words[i + 1].StartsWith("--", StringComparison.Ordinal)))
            {
                return new Problem("INP-010", $"{name} needs a value: {option.Meaning}.", name);
            }
        }

        return null;
    }

    /// <summary>Whether an output error only says that the reader of our output has gone.</summary>
    private static bool IsClosedPipe(IOException e) => e.Message.Contains("Broken pipe", StringComparison.OrdinalIgnoreCase) || (e.HResult & 0xFFFF) is 32 or 109 or 232;
}
