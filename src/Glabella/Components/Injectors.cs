using Glabella.Practice;

namespace Glabella.Components;

/// <summary>Those who treat, as choices.</summary>
internal static class Injectors
{
    /// <summary>Active members with the injector's role, by name.</summary>
    public static async Task<IReadOnlyList<Option>> All(ListStaff staff, CancellationToken cancel) =>
        [.. (await staff.Do(cancel)).Where(m => m.Active && m.RoleNames.Contains(Roles.Injector)).Select(m => new Option(m.Id.ToString("D"), m.Name))];
}
