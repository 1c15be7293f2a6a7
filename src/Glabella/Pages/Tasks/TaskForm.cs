namespace Glabella.Pages.Tasks;

/// <summary>A task that is done, as it is typed.</summary>
public sealed class TaskForm
{
    /// <summary>The task.</summary>
    public string? Task { get; set; }

    /// <summary>As it was shown.</summary>
    public string? Version { get; set; }

    /// <summary>What was seen or said.</summary>
    public string? Note { get; set; }
}
