using Glabella.Practice;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Glabella.Hosting;

/// <summary>How members of staff are known from one request to the next.</summary>
internal static class SignIn
{
    /// <summary>Cookies of Identity, passkeys, and how fast a change of roles is felt.</summary>
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "glabella.staff";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "to";
            cookie.Events.OnRedirectToAccessDenied = denied =>
            {
                denied.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
    }

    /// <summary><c>POST /sign-out</c> and what <c>js/passkeys.js</c> asks for.</summary>
    public static void MapSignIn(this WebApplication app)
    {
        app.MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery, SignInManager<Staff> signIn) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            }

            await signIn.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).AllowAnonymous();

        app.MapPost("/passkeys/request-options", async (HttpContext context, IAntiforgery antiforgery, SignInManager<Staff> signIn) =>
            await antiforgery.IsRequestValidAsync(context)
                ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
                : Results.BadRequest()).AllowAnonymous();

        app.MapPost("/passkeys/creation-options", async (HttpContext context, IAntiforgery antiforgery, SignInManager<Staff> signIn, UserManager<Staff> staff) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context) || await staff.GetUserAsync(context.User) is not { } member)
            {
                return Results.BadRequest();
            }

            var options = await signIn.MakePasskeyCreationOptionsAsync(new() { Id = member.Id.ToString("D"), Name = member.Email ?? member.Name, DisplayName = member.Name });
            return Results.Content(options, "application/json");
        }).RequireAuthorization(Policies.Desk);
    }
}
