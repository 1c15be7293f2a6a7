using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Glabella.Practice;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Glabella.SystemTests.Web;

public sealed partial class EveryEndpointEveryRole
{
    [Fact]
    public async Task Lets_in_exactly_those_in_the_table()
    {
        await using var house = await House.Open(builder => builder.Services.AddAuthentication(options =>
            {
                options.DefaultScheme = RoleByHeader.Name;
                options.DefaultAuthenticateScheme = RoleByHeader.Name;
                options.DefaultChallengeScheme = RoleByHeader.Name;
                options.DefaultForbidScheme = RoleByHeader.Name;
            })
            .AddScheme<AuthenticationSchemeOptions, RoleByHeader>(RoleByHeader.Name, null));
        await house.SetUp();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = house.Home };

        List<string> wrong = [];
        HashSet<string> seen = [];
        foreach (var endpoint in house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || EndpointTable.IsFramework(pattern))
            {
                continue;
            }

            if (!EndpointTable.Rows.TryGetValue(pattern, out var allowed))
            {
                wrong.Add($"{pattern} stands in no row of EndpointTable");
                continue;
            }

            seen.Add(pattern);
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
            foreach (var method in methods is { Count: > 0 } ? methods : ["GET"])
            {
                foreach (var role in (string[])[EndpointTable.Nobody, .. Roles.All])
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(pattern, m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "x"));
                    request.Headers.Add(RoleByHeader.Header, role);
                    if (method == "POST")
                    {
                        request.Content = new FormUrlEncodedContent([]);
                    }

                    using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                    var expected = allowed.Contains(role) ? "let in" : role == EndpointTable.Nobody ? "401" : "403";
                    var got = answer.StatusCode switch
                    {
                        HttpStatusCode.Unauthorized => "401",
                        HttpStatusCode.Forbidden => "403",
                        HttpStatusCode.InternalServerError => "500",
                        _ => "let in",
                    };
                    if (got != expected)
                    {
                        wrong.Add($"{method} {pattern} as {role}: expected {expected}, got {got} ({(int)answer.StatusCode})");
                    }
                }
            }
        }

        wrong.AddRange(EndpointTable.Rows.Keys.Except(seen).Select(gone => $"{gone} stands in the table but is no endpoint"));
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [GeneratedRegex("{[^}]*}")]
    private static partial Regex Parameter();

    /// <summary>Signs in whoever the header says.</summary>
    private sealed class RoleByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Name = "role-by-header";
        public const string Header = "X-Role";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var role = Request.Headers[Header].ToString();
            if (role is "" or EndpointTable.Nobody)
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            Claim[] claims = [new(ClaimTypes.NameIdentifier, Guid.Empty.ToString()), new(Actor.NameClaim, role), new(ClaimTypes.Role, role)];
            var identity = new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
            return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name)));
        }
    }
}
