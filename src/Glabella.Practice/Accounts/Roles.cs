using System.Collections.Immutable;

namespace Glabella.Practice;

/// <summary>What a member of staff may do. One person can have several.</summary>
public static class Roles
{
    /// <summary>Settings, accounts, everything about the practice; no clinical act by this role alone.</summary>
    public const string Owner = "owner";

    /// <summary>Plans, treats, signs.</summary>
    public const string Injector = "injector";

    /// <summary>Decides on findings that need a prescriber, and overrides with a reason.</summary>
    public const string Prescriber = "prescriber";

    /// <summary>Books, checks in, sends links, works on the recall list.</summary>
    public const string FrontDesk = "front-desk";

    /// <summary>All four.</summary>
    public static ImmutableArray<string> All { get; } = [Owner, Injector, Prescriber, FrontDesk];
}
