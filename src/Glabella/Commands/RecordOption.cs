using Glabella.Commands.Plumbing;
using Glabella.Practice;

namespace Glabella.Commands;

/// <summary>What the commands on a record share: where it is, and how its problems are told.</summary>
internal static class RecordOption
{
    /// <summary>The option.</summary>
    public static CommandOption Data { get; } = new("--data", "DIR", "folder of the record, or a PostgreSQL connection string; GLABELLA_DATA, else ./glabella-data");

    /// <summary>Where the record of this call is.</summary>
    public static PracticeData Of(Invocation call) => PracticeData.From(call.Value("--data") ?? Environment.GetEnvironmentVariable("GLABELLA_DATA"));

    /// <summary>A record's problem as the command line tells it.</summary>
    public static Problem Tell(RecordProblem problem, string? field) => new(problem.Code, problem.Sentence, field, problem.ExitCode);
}
