using System.Threading.RateLimiting;

namespace Glabella.Hosting;

/// <summary>How often one address may try what a guesser would try: passwords, set-up codes, private links.</summary>
internal static class RequestLimits
{
    /// <summary>Posts a minute from one address to sign in, set up or follow an invitation.</summary>
    public const int TriesPerMinute = 20;

    /// <summary>Opened private links a minute from one address.</summary>
    public const int LinksPerMinute = 120;

    private static readonly string[] Guarded = ["/sign-in", "/setup", "/join", "/new-password", "/passkeys"];

    /// <summary>Path under which patients' private links stand.</summary>
    public const string LinkPath = "/p";

    /// <summary>Adds them.</summary>
    public static void AddRequestLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            var path = context.Request.Path;
            var from = context.Connection.RemoteIpAddress?.ToString() ?? "?";
            if (HttpMethods.IsPost(context.Request.Method) && Guarded.Any(g => path.StartsWithSegments(g)))
            {
                return PerMinute("try " + from, TriesPerMinute);
            }

            return path.StartsWithSegments(LinkPath) ? PerMinute("link " + from, LinksPerMinute) : RateLimitPartition.GetNoLimiter("");
        });
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
    });

    private static RateLimitPartition<string> PerMinute(string key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
