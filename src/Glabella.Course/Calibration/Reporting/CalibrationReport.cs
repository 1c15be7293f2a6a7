using System.Collections.Immutable;

namespace Glabella.Course;

/// <summary>A file of a report.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Text">All of it, UTF-8, lines end with a line feed.</param>
public sealed record ReportFile(string Name, string Text);

/// <summary>Writes a calibration as a page of Markdown with its pictures: what was reached, what was learned, what is weak, and every figure.</summary>
public static class CalibrationReport
{
    /// <summary>Name of the page.</summary>
    public const string Page = "calibration.md";

    /// <summary>The page and its pictures. Same result, same bytes.</summary>
    /// <param name="result">The calibration, with scores where they were asked for.</param>
    /// <param name="command">The call that makes the page again.</param>
    public static ImmutableArray<ReportFile> Write(CalibrationResult result, string command)
    {
        ArgumentNullException.ThrowIfNull(result);
        var files = ImmutableArray.CreateBuilder<ReportFile>();
        var page = new Reporting.Markdown();
        Reporting.ReachedSection.Write(page, files, result, command);
        Reporting.LearnedSection.Write(page, files, result);
        Reporting.FiguresSection.Write(page, result);
        files.Insert(0, new(Page, page.ToString()));
        return files.ToImmutable();
    }
}
