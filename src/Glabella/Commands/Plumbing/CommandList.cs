namespace Glabella.Commands.Plumbing;

/// <summary>The commands, in the order in which help lists them.</summary>
internal static class CommandList
{
    /// <summary>All commands.</summary>
    public static IReadOnlyList<GlabellaCommand> All { get; } =
    [
        new ScreenCommand(),
        new PlanCommand(),
        new ForecastCommand(),
        new TrialCommand(),
        new CalibrateCommand(),
        new ModelCommand(),
        new ExplainCommand(),
        new ProductsCommand(),
        new ServeCommand(),
        new BackupCommand(),
        new RestoreCommand(),
        new VerifyCommand(),
    ];

    /// <summary>The command of that name, or null.</summary>
    public static GlabellaCommand? Find(string name) => All.FirstOrDefault(c => c.Name == name);
}
