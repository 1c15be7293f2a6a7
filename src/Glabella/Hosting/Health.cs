using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Glabella.Hosting;

/// <summary>Where a proxy or a supervisor asks whether the program runs.</summary>
internal static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the record can be read as well.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
