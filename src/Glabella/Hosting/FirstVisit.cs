using Microsoft.AspNetCore.Components.Endpoints;

namespace Glabella.Hosting;

/// <summary>Loads the frame of a page before the page, and leads everybody to the set-up page while nobody has an account.</summary>
internal static class FirstVisit
{
    /// <summary>Where the owner's account is made.</summary>
    public const string Path = "/setup";

    /// <summary>Stands after routing and before authorization.</summary>
    public static void UseFrame(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            var frame = context.RequestServices.GetRequiredService<Frame>();
            await frame.LoadAsync(context.RequestAborted);
            if (frame.Practice is null && !context.Request.Path.Equals(Path, StringComparison.Ordinal))
            {
                context.Response.Redirect(Path);
                return;
            }
        }

        await next(context);
    });
}
