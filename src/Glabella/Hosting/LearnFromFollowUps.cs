using Glabella.Practice;

namespace Glabella.Hosting;

/// <summary>
/// Reads in the background what the practice's follow-ups teach: all of them after a start, later only what a request left because it was much
/// (an import). Until it is done, forecasts take the practice for any practice.
/// </summary>
/// <param name="scopes">A record of its own for each look.</param>
/// <param name="lessons">Where they are kept.</param>
/// <param name="log">Faults, without names.</param>
internal sealed partial class LearnFromFollowUps(IServiceScopeFactory scopes, PracticeLessons lessons, ILogger<LearnFromFollowUps> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await lessons.Learn(scope.ServiceProvider.GetRequiredService<ClinicDb>(), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(log, e.GetType().Name); // the record is locked or gone for a moment; the next look tries again
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Follow-ups could not be read for the practice's effects ({Fault}); it is tried again in a minute.")]
    private static partial void Failed(ILogger log, string fault);
}
