using Glabella.Commands.Plumbing;
using Glabella.Hosting;

namespace Glabella.Commands;

/// <summary><c>glabella serve</c>: the web application.</summary>
internal sealed class ServeCommand : GlabellaCommand
{
    public override string Name => "serve";

    public override string Purpose => "the web application for the practice and its patients";

    public override IReadOnlyList<string> Usage { get; } = ["[--demo] [--urls URL] [--data DIR|CONNECTION]"];

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("--demo", null, "fill an empty record with a fictional practice"),
        new("--urls", "URL", "where to listen, several with ; (http://127.0.0.1:5080)"),
        new("--data", "DIR", "folder of the record, or a PostgreSQL connection string; GLABELLA_DATA, else ./glabella-data"),
        new("--certificate", "FILE", "certificate for https, PEM; its chain may follow in the file"),
        new("--certificate-key", "FILE", "private key of the certificate, PEM"),
        new("--behind-proxy", null, "a proxy in front ends https and says who asks"),
    ];

    public override IReadOnlyList<(string Call, string Does)> Examples { get; } =
    [
        ("serve --demo", "try it with invented patients on http://localhost:5080"),
        ("serve --urls http://127.0.0.1:8080 --data /srv/practice", "another port, another folder"),
        ("serve --urls https://practice.home.arpa:5443 --certificate server.crt --certificate-key server.key", "for tablets and phones in the practice"),
        ("GLABELLA_DATA=\"Host=db;Database=glabella\" glabella serve --behind-proxy", "on PostgreSQL, behind a proxy"),
    ];

    public override int MostArguments => 0;

    public override Task<int> Run(Invocation call)
    {
        var urls = call.Value("--urls") ?? "http://127.0.0.1:5080";
        var behindProxy = call.Flag("--behind-proxy");
        if (ListenAddresses.Fault(urls, behindProxy) is { } fault)
        {
            return Task.FromResult(call.Fail(new Problem("INP-010", fault, "--urls")));
        }

        if (call.Flag("--certificate-key") != call.Flag("--certificate"))
        {
            return Task.FromResult(call.Fail(new Problem("INP-010", "--certificate and --certificate-key belong together; give both.", "--certificate")));
        }

        foreach (var option in new[] { "--certificate", "--certificate-key" })
        {
            if (call.Value(option) is { } file && !File.Exists(file))
            {
                return Task.FromResult(call.Fail(new Problem("INP-001", $"There is no file {Problem.Shortened(file)}.", option)));
            }
        }

        return Serving.Run(call, new WebOptions
        {
            Urls = urls,
            Data = call.Value("--data") ?? Environment.GetEnvironmentVariable("GLABELLA_DATA"),
            Demo = call.Flag("--demo"),
            BehindProxy = behindProxy,
            Certificate = call.Value("--certificate"),
            Key = call.Value("--certificate-key"),
        });
    }
}
