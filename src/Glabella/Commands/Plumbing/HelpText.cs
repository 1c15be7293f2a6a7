using System.Text;

namespace Glabella.Commands.Plumbing;

/// <summary>The help pages.</summary>
internal static class HelpText
{
    /// <summary>The page of one command.</summary>
    public static string Of(GlabellaCommand command)
    {
        var page = new StringBuilder();
        page.AppendLine($"glabella {command.Name}: {command.Purpose}").AppendLine().AppendLine("Usage");
        foreach (var usage in command.Usage)
        {
            TextLayout.AppendWrapped(page, $"glabella {command.Name} {usage}", 2, 4);
        }

        if (command.Options.Count > 0)
        {
            page.AppendLine().AppendLine("Options");
        }

        foreach (var option in command.Options)
        {
            Append(page, option);
        }

        page.AppendLine().AppendLine("Common options");
        foreach (var option in CommandOption.Common)
        {
            Append(page, option);
        }

        page.AppendLine().AppendLine("Examples");
        foreach (var (call, does) in command.Examples)
        {
            // A pipe or a variable of the environment in front brings the program's name with it.
            TextLayout.AppendWrapped(page, call.Contains("glabella ", StringComparison.Ordinal) ? call : $"glabella {call}", 2, 4);
            TextLayout.AppendWrapped(page, does, 6, 6);
        }

        page.AppendLine().AppendLine("Exit codes");
        page.AppendLine("  0    done, whatever the clinical answer");
        page.AppendLine("  1    failure that is not the caller's");
        page.AppendLine("  2    bad input: call, file, syntax, type, range, name, order of dates");
        foreach (var (code, meaning) in command.ExitCodes)
        {
            TextLayout.AppendWrapped(page, $"{code,-4} {meaning}", 2, 7);
        }

        page.AppendLine("  130  interrupted; nothing is half-written");
        return page.ToString();
    }

    /// <summary>The page of the program.</summary>
    public static string OfProgram(IEnumerable<GlabellaCommand> commands)
    {
        var page = new StringBuilder();
        page.AppendLine("glabella: botulinum toxin and fillers, from consultation to wear-off")
            .AppendLine("Supports a licensed clinician's decision; does not replace it.")
            .AppendLine()
            .AppendLine("Usage")
            .AppendLine("  glabella COMMAND [ARGUMENTS] [OPTIONS]")
            .AppendLine("  glabella help COMMAND")
            .AppendLine("  glabella --version [--json]")
            .AppendLine()
            .AppendLine("Commands");
        foreach (var command in commands)
        {
            page.AppendLine($"  {command.Name,-10} {command.Purpose}");
        }

        return page
            .AppendLine()
            .AppendLine("Examples")
            .AppendLine("  glabella serve --demo")
            .AppendLine("      the application in the browser, with a fictional practice")
            .AppendLine("  glabella forecast --product Botox --area glabella --units 20")
            .AppendLine("      when it starts, is full, and fades")
            .AppendLine()
            .AppendLine("Exit codes")
            .AppendLine("  0 done · 1 failure · 2 bad input · 3 refused on clinical grounds")
            .ToString();
    }

    private static void Append(StringBuilder page, CommandOption option)
    {
        var left = $"  {option.Name}{(option.Placeholder is { } p ? " " + p : "")}{(option.TakesMany && option.Placeholder?.EndsWith("...", StringComparison.Ordinal) != true ? "..." : "")}";
        var meaning = option.Meaning + (option.Repeatable && !option.TakesMany && !option.Meaning.Contains("repeatable", StringComparison.Ordinal) ? " (repeatable)" : "");
        if (left.Length < 24)
        {
            TextLayout.AppendWrapped(page, left.PadRight(25) + meaning, 0, 25);
        }
        else
        {
            page.AppendLine(left);
            TextLayout.AppendWrapped(page, meaning, 25, 25);
        }
    }
}
