using Glabella.Planning;

namespace Glabella.Pages.FaceMap;

/// <summary>What the views are called.</summary>
internal static class FaceViewWords
{
    /// <summary>One word, for ids.</summary>
    public static string Word(FaceView view) => view.ToString().ToLowerInvariant();

    /// <summary>In plain words, for a caption.</summary>
    public static string Plain(FaceView view) => view switch
    {
        FaceView.Front => "from the front",
        FaceView.Left => "the person's left side",
        FaceView.Right => "the person's right side",
        _ => "from behind",
    };
}
