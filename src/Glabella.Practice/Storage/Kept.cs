namespace Glabella.Practice;

/// <summary>Something that may change over time. Two people who change it at once: the second is told so.</summary>
public abstract class Kept
{
    /// <summary>Set anew at each save; a page hands back the one it showed.</summary>
    public Guid Version { get; internal set; }
}
