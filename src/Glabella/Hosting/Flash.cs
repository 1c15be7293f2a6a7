using Microsoft.AspNetCore.DataProtection;

namespace Glabella.Hosting;

/// <summary>
/// One sentence carried over a redirect ("Checked in."), shown once by the layout. It travels in an encrypted cookie of the
/// session, never in an address.
/// </summary>
/// <param name="contexts">The request being answered.</param>
/// <param name="protection">Encrypts the cookie.</param>
public sealed class Flash(IHttpContextAccessor contexts, IDataProtectionProvider protection)
{
    private const string Cookie = "glabella.said";
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("flash").ToTimeLimitedDataProtector();

    /// <summary>Says this on the next page.</summary>
    public void Say(string words)
    {
        var context = contexts.HttpContext!;
        context.Response.Cookies.Append(Cookie, _protector.Protect(words, TimeSpan.FromMinutes(2)), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
        });
    }

    /// <summary>What was said, once; null if nothing was.</summary>
    public string? Hear()
    {
        var context = contexts.HttpContext!;
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Cookies[Cookie] is not { Length: > 0 } kept)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie);
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // Too old, or from another installation on the same host name.
        }
    }
}
