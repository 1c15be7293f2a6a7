using System.Globalization;
using Glabella.Commands.Plumbing;
using Glabella.Course;
using Parquet;
using Parquet.Schema;

namespace Glabella.Commands;

/// <summary>
/// Writes virtual subjects as Parquet: one row a subject and day, day 0 being enrolment. Columns: docs/course/persons.md.
/// A row group is held in memory and no more; the file is written aside and gets its name when it is whole.
/// </summary>
internal sealed class TrialPersonsFile : IDisposable
{
    private const int RowsOfGroup = 1 << 17;

    private readonly TrialProtocol protocol;
    private readonly string file;
    private readonly AsideFile aside;
    private readonly ParquetWriter writer;
    private readonly TrialPersonsColumns columns;
    private int rows;

    private TrialPersonsFile(TrialProtocol protocol, string file, AsideFile aside, ParquetWriter writer, TrialPersonsColumns columns) =>
        (this.protocol, this.file, this.aside, this.writer, this.columns) = (protocol, file, aside, writer, columns);

    /// <summary>What went wrong while writing, or null.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Begins a file; null with a problem if it cannot be made.</summary>
    public static (TrialPersonsFile? File, Problem? Problem) Begin(string file, TrialProtocol protocol, long seed, int replicates)
    {
        var rowsOfGroup = Math.Max(RowsOfGroup, protocol.Visits.Length + 1);
        var columns = new TrialPersonsColumns(rowsOfGroup);
        AsideFile? aside = null;
        try
        {
            aside = new AsideFile(file);
            var writer = Waited(ParquetWriter.CreateAsync(new ParquetSchema(columns.Fields), aside.Stream, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }));
            writer.CustomMetadata = new Dictionary<string, string>
            {
                ["glabella.modelVersion"] = CourseModel.Version,
                ["glabella.protocolHash"] = TrialCanonical.Hash(protocol),
                ["glabella.protocol"] = System.Text.Encoding.UTF8.GetString(TrialCanonical.Json(protocol)),
                ["glabella.seed"] = seed.ToString(CultureInfo.InvariantCulture),
                ["glabella.replicates"] = replicates.ToString(CultureInfo.InvariantCulture),
            };
            return (new(protocol, file, aside, writer, columns), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            aside?.Dispose();
            return (null, Failed(file, e));
        }
    }

    /// <summary>Adds subjects; false after a problem.</summary>
    public bool Add(TrialPersons persons)
    {
        try
        {
            var arm = protocol.Arms[persons.Arm].Name;
            for (var i = 0; i < persons.Count && Problem is null; i++)
            {
                if (rows + protocol.Visits.Length + 1 > columns.Rows)
                {
                    Flush();
                }

                columns.Enrolment(rows++, arm, persons, i);
                for (var v = 0; v < protocol.Visits.Length; v++)
                {
                    columns.Visit(rows++, arm, persons, i, protocol.Visits[v], (i * protocol.Visits.Length) + v);
                }
            }
        }
        catch (IOException e)
        {
            Problem = Failed(file, e);
        }

        return Problem is null;
    }

    /// <summary>Ends the file and gives it its name; the problem if that fails.</summary>
    public Problem? End()
    {
        try
        {
            if (Problem is null)
            {
                Flush();
                Waited(writer.DisposeAsync());
                aside.Keep();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = Failed(file, e);
        }

        return Problem;
    }

    /// <inheritdoc />
    public void Dispose() => aside.Dispose();

    private void Flush()
    {
        if (rows > 0)
        {
            using var group = writer.CreateRowGroup();
            columns.Write(group, rows);
            rows = 0;
        }
    }

    private static Problem Failed(string file, Exception e) =>
        new("SYS-003", $"{DocumentFile.Called(file)} could not be written: check that the folder is there, may be written, and has room.", "--persons", 1) { Technical = e.Message };

    /// <summary>The file is a plain one: its tasks are done when they come back, or soon.</summary>
    internal static T Waited<T>(Task<T> task) => task.ConfigureAwait(false).GetAwaiter().GetResult();

    /// <summary>As above.</summary>
    internal static void Waited(Task task) => task.ConfigureAwait(false).GetAwaiter().GetResult();

    private static void Waited(ValueTask task) => task.AsTask().ConfigureAwait(false).GetAwaiter().GetResult();
}
