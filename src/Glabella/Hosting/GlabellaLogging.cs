using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.Logging.Console;

namespace Glabella.Hosting;

/// <summary>Logs: one JSON object a line on stderr, without addresses of pages and without what is classified as private.</summary>
internal static class GlabellaLogging
{
    /// <summary>The class of data that never reaches a log as it is: anything that names a person.</summary>
    public static DataClassification Private { get; } = new("Glabella", nameof(Private));

    /// <summary>Sets it up.</summary>
    public static void AddGlabellaLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Information);
        // The framework's own request log holds the address of each page, and private links are addresses.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.None);
        // Serving says why a start fails, in one sentence.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // A broken constraint is an answer that an act expects (a time that is taken); what is not expected, StatusPages logs.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        // It warns that keys are not encrypted at rest. They lie in the record itself, which the practice's disk encryption protects.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // StatusPages logs faults with the reference that the page shows.
        logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        logging.EnableRedaction();
        logging.Services.AddRedaction(redaction => redaction.SetFallbackRedactor<ErasingRedactor>().SetRedactor<PseudonymRedactor>(new DataClassificationSet(Private)));
    }
}
