namespace Glabella.Pages.Treatment;

/// <summary>A consent as it is signed on the device.</summary>
public sealed class ConsentForm
{
    /// <summary>Version of the text that was shown.</summary>
    public string? TextVersion { get; set; }

    /// <summary>The name that the person wrote.</summary>
    public string? SignerName { get; set; }

    /// <summary>Ticked: I want it.</summary>
    public bool Agreed { get; set; }

    /// <summary>Name of a <see cref="Practice.PhotographUse"/>.</summary>
    public string? Photographs { get; set; }
}
