using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Glabella.Practice;

/// <summary>Adds the member's name to what a sign-in carries.</summary>
internal sealed class StaffClaims(UserManager<Staff> staff, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Staff, IdentityRole<Guid>>(staff, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Staff user)
    {
        var identity = await base.GenerateClaimsAsync(user).ConfigureAwait(false);
        identity.AddClaim(new Claim(Actor.NameClaim, user.Name));
        return identity;
    }
}

/// <summary>Those who left do not sign in.</summary>
internal sealed class ActiveStaff : IUserConfirmation<Staff>
{
    public Task<bool> IsConfirmedAsync(UserManager<Staff> manager, Staff user) => Task.FromResult(user.Active);
}
