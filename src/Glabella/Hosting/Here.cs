using Microsoft.AspNetCore.Components;

namespace Glabella.Hosting;

/// <summary>
/// Links within the page being shown. The document has <c>&lt;base href="/"&gt;</c>, so a bare <c>#name</c> would lead to the
/// front page; every link to a place on the same page goes through here.
/// </summary>
/// <param name="navigation">Knows the address of the page.</param>
public sealed class Here(NavigationManager navigation)
{
    /// <summary>Path and query of this page, from the root ("/patients/3").</summary>
    public string Address => "/" + navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0];

    /// <summary>Path alone.</summary>
    public string Path => Address.Split('?')[0];

    /// <summary>A link to the element with this id.</summary>
    public string Anchor(string id) => $"{Address}#{id}";
}
