namespace Glabella.Pages.Intake;

/// <summary>Remembers, for this browser, that staff handed it to a patient: the end page then asks for the tablet back.</summary>
internal static class Tablet
{
    private const string Cookie = "glabella.tablet";

    /// <summary>From now on a patient holds this device.</summary>
    public static void HandOver(HttpContext context) => context.Response.Cookies.Append(Cookie, "1", new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromHours(2),
        Path = "/p/intake",
    });

    /// <summary>Whether a patient holds it.</summary>
    public static bool IsHandedOver(HttpContext context) => context.Request.Cookies.ContainsKey(Cookie);
}
