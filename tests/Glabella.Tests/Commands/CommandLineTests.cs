using System.Text;
using System.Text.Json;
using Glabella.Commands.Plumbing;

namespace Glabella.Tests.Commands;

public sealed class CommandLineTests
{
    [Fact]
    public async Task No_command_prints_help_to_stderr_and_ends_with_2()
    {
        var (code, output, error) = await Run();
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("explain", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explian", "explain")]
    [InlineData("explain --lst", "--list")]
    public async Task An_unknown_command_or_option_names_the_nearest(string call, string nearest)
    {
        var (code, output, error) = await Run([.. call.Split(' '), "--json"]);
        Assert.Equal((2, ""), (code, output));
        var problem = JsonDocument.Parse(error).RootElement;
        Assert.Equal("INP-010", problem.GetProperty("code").GetString());
        Assert.Contains(nearest, problem.GetProperty("candidates").EnumerateArray().Select(c => c.GetString()));
    }

    [Theory]
    [InlineData("forecast --product Botox --units --json", "--units")]
    [InlineData("forecast --json --units", "--units")]
    [InlineData("forecast --seed 1 --seed 2 --json", "--seed")]
    [InlineData("forecast --json --quiet=yes", "--quiet")]
    public async Task An_option_that_lacks_its_value_or_has_one_too_many_is_named(string call, string option)
    {
        var (code, output, error) = await Run(call.Split(' '));
        Assert.Equal((2, ""), (code, output));
        var problem = JsonDocument.Parse(error).RootElement;
        Assert.Equal(("INP-010", option), (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("plan --product Botox --area upper-face --date 2026-12-01 --prior 2026-11-02:Botox:350")]
    [InlineData("plan --product Dysport --area platysma")]
    [InlineData("forecast --product Botox --area masseter --units 40")]
    [InlineData("plan --product Botux --area glabella")]
    public async Task A_code_that_refuses_is_explained_as_a_problem_with_the_same_title(string call)
    {
        var (_, _, error) = await Run([.. call.Split(' '), "--json"]);
        var refusal = JsonDocument.Parse(error).RootElement;
        var (code, output, _) = await Run("explain", refusal.GetProperty("code").GetString()!, "--json");
        var explanation = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, code);
        Assert.Equal(("problem", refusal.GetProperty("title").GetString()), (explanation.GetProperty("type").GetString(), explanation.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task A_page_s_code_is_explained()
    {
        var (code, output, _) = await Run("explain", "WEB-002");
        Assert.Equal(0, code);
        Assert.Contains("This was not saved", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_the_programs_own_name_is_a_word()
    {
        var (code, output, _) = await Run("explain", "glabella");
        Assert.Equal(0, code);
        Assert.Contains("glabellar lines", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Help_of_a_command_is_the_same_by_both_ways()
    {
        var (_, a, _) = await Run("help", "explain");
        var (_, b, _) = await Run("explain", "--help");
        Assert.Equal(a, b);
        Assert.Contains("Exit codes", a, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_without_json_is_one_sentence_on_one_line()
    {
        var (code, output, error) = await Run("explain", "INP-09");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("glabella: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Every_command_has_two_examples_and_help_within_80_columns()
    {
        foreach (var command in CommandList.All)
        {
            Assert.True(command.Examples.Count >= 2, command.Name);
            var (_, help, _) = await Run(command.Name, "--help");
            Assert.DoesNotContain(help.Split('\n'), line => line.Length > 80);
        }
    }

    [Fact]
    public void A_help_page_has_no_empty_part_and_says_nothing_twice()
    {
        foreach (var command in CommandList.All)
        {
            var page = HelpText.Of(command);
            Assert.DoesNotContain("Options\n\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.DoesNotContain("......", page, StringComparison.Ordinal);
            Assert.DoesNotContain("repeatable (repeatable)", page, StringComparison.Ordinal);
            Assert.DoesNotContain("glabella GLABELLA", page, StringComparison.Ordinal);
            Assert.DoesNotContain("glabella echo", page, StringComparison.Ordinal);
        }
    }

    /// <summary>Who copies an example with its document from a help page gets an answer, also where the page wrapped it.</summary>
    [Theory]
    [InlineData("trial")]
    [InlineData("screen")]
    public async Task The_document_in_a_help_page_works_as_printed(string command)
    {
        var page = HelpText.Of(CommandList.Find(command)!);
        var from = page.IndexOf("echo '", StringComparison.Ordinal) + "echo '".Length;
        var document = page[from..page.IndexOf('\'', from)];
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(document));
        var (code, output, error) = await Run(input, command, "-", "--json");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(command == "trial" ? "trial" : "screening", JsonDocument.Parse(output).RootElement.GetProperty("kind").GetString());
    }

    private static Task<(int Code, string Output, string Error)> Run(params string[] args) => Run(Stream.Null, args);

    private static async Task<(int Code, string Output, string Error)> Run(Stream input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = await CommandLine.Run(args, new CommandStreams(input, output, error), TestContext.Current.CancellationToken);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
