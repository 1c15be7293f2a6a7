using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>The areas of a plan: those that all rooms know, and those that only a protocol has.</summary>
public static class PlannedAreas
{
    /// <summary>Head and neck, treated by the protocol for chronic migraine; not an area that can be asked for alone.</summary>
    public static Area ChronicMigraine { get; } = new("chronic-migraine", "chronic migraine", "migraine", []);

    /// <summary>The area of an id, protocols' areas included; null if none.</summary>
    public static Area? Find(string? id) => id == ChronicMigraine.Id ? ChronicMigraine : Areas.Find(id);
}
