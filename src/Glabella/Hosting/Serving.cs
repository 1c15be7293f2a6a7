using System.Net.Sockets;
using System.Security.Cryptography;
using Glabella.Commands.Plumbing;
using Glabella.Practice;
using Microsoft.AspNetCore.Connections;

namespace Glabella.Hosting;

/// <summary>Opens the record, starts the web application, and stops it when asked.</summary>
internal static class Serving
{
    /// <summary>Runs until interrupted. Every start that fails says why in one sentence.</summary>
    public static async Task<int> Run(Invocation call, WebOptions options)
    {
        if (ListenAddresses.Taken(options.Urls) is { } taken)
        {
            return call.Fail(InUse(taken));
        }

        var opened = await PracticeStart.Do(PracticeData.From(options.Data), call.Interrupted);
        if (opened is not { Started: { } record })
        {
            var problem = opened.Problem!;
            return call.Fail(new Problem(problem.Code, problem.Sentence, "--data", problem.ExitCode));
        }

        await using var open = record;
        WebApplication app;
        try
        {
            app = WebHost.Build(options);
        }
        catch (CryptographicException e)
        {
            return call.Fail(new Problem("INP-002", "The certificate and its key cannot be read; both must be PEM and belong together.", "--certificate") { Technical = e.ToString() });
        }

        await using var running = app;
        if (await Fill(call, app, options) is { } refused)
        {
            return call.Fail(refused);
        }

        try
        {
            await app.StartAsync(call.Interrupted);
        }
        catch (Exception e) when (WhyNotListening(e, options.Urls) is not null)
        {
            return call.Fail(WhyNotListening(e, options.Urls)!);
        }

        await SayCode(call, app);
        call.WriteText($"Glabella is ready on {string.Join(" and ", app.Urls.Select(ListenAddresses.ForPeople))}");
        await Stopped(app, call.Interrupted);
        return 0;
    }

    /// <summary>With <c>--demo</c>, fills an empty record with the fictional practice and says how to sign in.</summary>
    private static async Task<Problem?> Fill(Invocation call, WebApplication app, WebOptions options)
    {
        if (!options.Demo)
        {
            return null;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<DemoPractice>().Fill(new DemoProgressLine(call), call.Interrupted);
        if (outcome is DemoPractice.Outcome.HasPatients refused)
        {
            return new Problem(refused.Problem.Code, refused.Problem.Sentence, "--demo", refused.Problem.ExitCode);
        }

        if (!call.Quiet)
        {
            await call.Streams.Error.WriteLineAsync(outcome is DemoPractice.Outcome.Filled filled
                ? $"A fictional practice was made: {filled.Patients} people, {filled.Treatments} treatments. Nobody in it exists."
                : outcome is DemoPractice.Outcome.AlreadyThere { Booked: > 0 and var booked }
                    ? $"The fictional practice made earlier is here; {booked} of its people were booked for today."
                    : "The fictional practice made earlier is here, with its schedule.");
            foreach (var account in DemoPractice.Printed)
            {
                await call.Streams.Error.WriteLineAsync($"  {account.Email,-28} password: {account.Password}   {account.RoleNames}");
            }
        }

        return null;
    }

    /// <summary>Nobody has an account yet: the owner proves to be at this terminal.</summary>
    private static async Task SayCode(Invocation call, WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<PrepareSetup>().Do(call.Interrupted) is { } code)
        {
            await call.Streams.Error.WriteLineAsync($"First visit: open {ListenAddresses.ForPeople(app.Urls.First())}{FirstVisit.Path} and type this code: {code}");
        }
    }

    private static async Task Stopped(WebApplication app, CancellationToken interrupted)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var asked = interrupted.Register(() => stopping.TrySetResult());
        await using var stops = app.Lifetime.ApplicationStopping.Register(() => stopping.TrySetResult());
        await stopping.Task;
        await app.StopAsync(CancellationToken.None);
    }

    private static Problem InUse(string address) =>
        new("SYS-002", $"{address} is in use by another program, perhaps another Glabella; stop it or choose another port with --urls.", "--urls", 1);

    private static Problem? WhyNotListening(Exception fault, string urls)
    {
        for (var e = fault; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }:
                    return InUse(urls);
                case SocketException { SocketErrorCode: SocketError.AccessDenied }:
                    return new Problem("INP-010", $"This user may not listen on {urls}; choose a port above 1023.", "--urls");
                case SocketException { SocketErrorCode: SocketError.AddressNotAvailable }:
                    return new Problem("INP-010", $"{urls} is no address of this computer.", "--urls");
                case InvalidOperationException { Message: var m } when m.Contains("certificate", StringComparison.OrdinalIgnoreCase):
                    return new Problem("INP-010", "An https address needs a certificate; give --certificate FILE and --certificate-key FILE.", "--certificate");
            }
        }

        return null;
    }
}
