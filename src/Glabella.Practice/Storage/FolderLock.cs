namespace Glabella.Practice;

/// <summary>One program at a time owns a record's folder. The operating system gives the lock back when the program ends, however it ends.</summary>
internal static class FolderLock
{
    /// <summary>The lock, or why it cannot be had.</summary>
    public static (FileStream? Held, RecordProblem? Problem) Take(PracticeData.Folder folder)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, RecordProblem.Closed($"The folder {folder.Path} cannot be made: {Reason(e)}"));
        }

        try
        {
            return (new FileStream(Path.Combine(folder.Path, "glabella.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), null);
        }
        catch (UnauthorizedAccessException)
        {
            return (null, RecordProblem.Closed($"This user may not write in the folder {folder.Path}."));
        }
        catch (IOException)
        {
            return (null, RecordProblem.Closed($"The record in {folder.Path} is open in another Glabella; stop that one first, or name another folder with --data."));
        }
    }

    private static string Reason(Exception e) => e is UnauthorizedAccessException ? "this user may not write there." : "something that is no folder is in the way, or the disk is full.";
}
