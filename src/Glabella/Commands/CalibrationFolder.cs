using System.Collections.Immutable;
using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Course;

namespace Glabella.Commands;

/// <summary>The folder that takes a calibration: report, pictures, parameter file. All is written aside before anything gets its name.</summary>
internal static class CalibrationFolder
{
    /// <summary>Name of the parameter file, which has the layout of the program's own.</summary>
    private const string Parameters = "calibrated-parameters.json";

    /// <summary>Why nothing can be written there, or null. Leaves nothing behind: a fit takes minutes, so it is asked before.</summary>
    public static Problem? Closed(string folder)
    {
        var made = new List<string>();
        try
        {
            for (var missing = Path.GetFullPath(folder); !Directory.Exists(missing); missing = Path.GetDirectoryName(missing)!)
            {
                made.Add(missing);
            }

            Directory.CreateDirectory(folder);
            using var aside = new AsideFile(Path.Combine(folder, CalibrationReport.Page));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Failed(folder, e, 2);
        }
        finally
        {
            foreach (var one in made.Where(d => Directory.Exists(d) && !Directory.EnumerateFileSystemEntries(d).Any()))
            {
                Directory.Delete(one);
            }
        }
    }

    /// <summary>Writes everything and says what, or why not.</summary>
    public static (ImmutableArray<string> Written, Problem? Problem) Write(string folder, CalibrationResult result, string command)
    {
        ImmutableArray<ReportFile> files = [.. CalibrationReport.Write(result, command), new(Parameters, CalibratedParameterFile.Write(result, result.ModelVersion))];
        var asides = new List<AsideFile>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in files)
            {
                var aside = new AsideFile(Path.Combine(folder, file.Name));
                asides.Add(aside);
                aside.Stream.Write(Encoding.UTF8.GetBytes(file.Text));
            }

            foreach (var aside in asides)
            {
                aside.Keep();
            }

            return ([.. files.Select(f => f.Name)], null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], Failed(folder, e, 1));
        }
        finally
        {
            asides.ForEach(a => a.Dispose());
        }
    }

    private static Problem Failed(string folder, Exception e, int exitCode) =>
        new("SYS-003", $"Nothing can be written in {DocumentFile.Called(folder)}: check that it is a folder, may be written, and has room.", "--out", exitCode) { Technical = e.Message };
}
