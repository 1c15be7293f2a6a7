using System.Diagnostics;
using Glabella.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Glabella.Hosting;

/// <summary>
/// Gives every bare status a page that says what happened and what to do. Written directly and not by running the request once
/// more: a refused post would be refused once more (its token is old, or its form is unknown to the error page).
/// </summary>
internal static partial class StatusPages
{
    /// <summary>Answers faults and bare statuses.</summary>
    public static void UseStatusPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context =>
            {
                var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Glabella.Web");
                Fault(logger, Reference(context), context.Features.Get<IExceptionHandlerFeature>()?.Error);
                return Write(context, StatusCodes.Status500InternalServerError);
            },
        });
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentLength: null or 0 }
                && string.IsNullOrEmpty(context.Response.ContentType) | context.Response.StatusCode is 400 or 404
                && !IsMachines(context.Request))
            {
                await Write(context, context.Response.StatusCode);
            }
        });
    }

    private static string Reference(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    [LoggerMessage(EventId = 1, EventName = "WEB-001", Level = LogLevel.Error, Message = "Fault {Reference}")]
    private static partial void Fault(ILogger logger, string reference, Exception? fault);

    private static bool IsMachines(HttpRequest request) =>
        request.Path.StartsWithSegments("/health") || request.Path.StartsWithSegments("/passkeys");

    private static async Task Write(HttpContext context, int status)
    {
        var outer = context.RequestServices;
        var retryAfter = context.Response.Headers.RetryAfter;
        context.Response.Clear();
        context.Response.Headers.RetryAfter = retryAfter;
        await using var scope = outer.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider; // The request's own renderer has been used already.
        context.SetEndpoint(null);
        try
        {
            var page = new RazorComponentResult<StatusDocument>(new
            {
                Code = status,
                Address = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? (context.Request.Path + context.Request.QueryString),
                Reference = Reference(context),
            })
            { StatusCode = status };
            await page.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = outer;
        }
    }
}
