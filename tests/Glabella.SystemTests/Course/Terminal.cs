using System.Text;
using Glabella.Commands.Plumbing;

namespace Glabella.SystemTests.Course;

/// <summary>A call of the program in memory.</summary>
internal sealed record Terminal(int ExitCode, string Output, string Error)
{
    public static async Task<Terminal> Call(string? input, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input ?? ""));
        var code = await CommandLine.Run(args, new CommandStreams(stdin, output, error), TestContext.Current.CancellationToken);
        return new(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
