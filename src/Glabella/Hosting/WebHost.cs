using System.Security.Cryptography.X509Certificates;
using Glabella.Components;
using Glabella.Pages.Intake;
using Glabella.Practice;
using Microsoft.AspNetCore.HttpOverrides;

namespace Glabella.Hosting;

/// <summary>Builds the web application: pages for the practice and for its patients.</summary>
public static class WebHost
{
    /// <summary>Longest wait for running requests when the program stops.</summary>
    public static readonly TimeSpan ShutdownWait = TimeSpan.FromSeconds(10);

    /// <summary>The application, ready to start. Nothing is opened or listened to yet.</summary>
    /// <param name="options">Where to listen and what to serve.</param>
    /// <param name="configure">Last word on the services; tests put their own clock and sign-in here.</param>
    public static WebApplication Build(WebOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "glabella",
            // The folder of the program, not the one it was started in: otherwise style sheets come out empty.
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (options is { Certificate: { } certificate, Key: { } key })
        {
            UseCertificate(builder.WebHost, certificate, key);
        }

        builder.Host.ConfigureHostOptions(host => host.ShutdownTimeout = ShutdownWait);
        builder.Logging.AddGlabellaLogging();
        AddServices(builder.Services, options);
        configure?.Invoke(builder);

        var app = builder.Build();
        UseMiddleware(app, options);
        return app;
    }

    private static void UseCertificate(ConfigureWebHostBuilder host, string certificate, string key)
    {
        // Read now, so that a file that will not do is said before anything starts.
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificate);
        var own = X509Certificate2.CreateFromPemFile(certificate, key);
        host.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificate = own;
            https.ServerCertificateChain = chain;
        }));
    }

    private static void AddServices(IServiceCollection services, WebOptions options)
    {
        services.AddSingleton(options);
        services.AddPractice(PracticeData.From(options.Data));
        services.AddHostedService<LearnFromFollowUps>();
        services.AddHttpContextAccessor();
        services.AddScoped<Here>().AddScoped<Frame>().AddScoped<Flash>().AddScoped<PatientHeads>();
        services.AddRazorComponents(razor => razor.MaxFormMappingCollectionSize = 1000);
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "glabella.form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorization(Policies.Add);
        services.AddHealthChecks().AddCheck<RecordHealth>("record");
        services.AddSignIn();
        services.AddRequestLimits();
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
        });
    }

    private static void UseMiddleware(WebApplication app, WebOptions options)
    {
        if (options.BehindProxy)
        {
            app.UseForwardedHeaders();
        }

        app.UseSecurityHeaders();
        app.UseStatusPages();
        app.UseHsts();
        app.UseRateLimiter();
        app.UseFrame();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>();
        app.MapHealth();
        app.MapSignIn();
        app.MapNameSuggestions();
    }
}
