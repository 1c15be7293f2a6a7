using Microsoft.AspNetCore.Identity;

namespace Glabella.Practice;

/// <summary>A person who works here and signs in, by password or passkey.</summary>
public sealed class Staff : IdentityUser<Guid>
{
    /// <summary>Name as it stands under entries ("Dr Ines Varga").</summary>
    public required string Name { get; set; }

    /// <summary>False once the person has left: no sign-in; their entries keep their name.</summary>
    public bool Active { get; set; } = true;
}
