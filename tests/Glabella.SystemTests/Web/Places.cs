namespace Glabella.SystemTests;

/// <summary>Folders of the repository, found from where the tests were built.</summary>
internal static class Places
{
    public static string Repository { get; } = Find();

    public static string Artifacts => Path.Combine(Repository, "artifacts");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Glabella.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not stand inside the repository.");
    }
}
