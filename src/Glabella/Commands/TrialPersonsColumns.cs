using Glabella.Course;
using Parquet;
using Parquet.Schema;

namespace Glabella.Commands;

/// <summary>The columns of the file of virtual subjects, for one row group. What each means, with unit: docs/course/persons.md.</summary>
internal sealed class TrialPersonsColumns
{
    private readonly string[] arm;
    private readonly int[] replicate, person, day, investigator, subject;
    private readonly int?[] noticedByInvestigator, noticedBySubject;
    private readonly bool?[] subjectGlobal;
    private readonly double[] severity, force, untreated, unmovedShare, amount, uptakeRate, lossRate, turnoverRate, creaseRate, investigatorBias, subjectBias;
    private readonly Func<ParquetRowGroupWriter, int, Task>[] writes;

    public TrialPersonsColumns(int rows)
    {
        Rows = rows;
        arm = new string[rows];
        (replicate, person, day, investigator, subject) = (new int[rows], new int[rows], new int[rows], new int[rows], new int[rows]);
        (noticedByInvestigator, noticedBySubject, subjectGlobal) = (new int?[rows], new int?[rows], new bool?[rows]);
        (severity, force, untreated, unmovedShare, amount, uptakeRate) = (new double[rows], new double[rows], new double[rows], new double[rows], new double[rows], new double[rows]);
        (lossRate, turnoverRate, creaseRate, investigatorBias, subjectBias) = (new double[rows], new double[rows], new double[rows], new double[rows], new double[rows]);
        (Field Field, Func<ParquetRowGroupWriter, int, Task> Write)[] all =
        [
            Texts("arm", arm), Of("replicate", replicate), Of("person", person), Of("day", day), Of("severity", severity), Of("force", force),
            Of("investigator", investigator), Of("subject", subject), Maybe("subjectGlobal", subjectGlobal),
            Maybe("noticedByInvestigator", noticedByInvestigator), Maybe("noticedBySubject", noticedBySubject),
            Of("untreated", untreated), Of("unmovedShare", unmovedShare), Of("amount", amount), Of("uptakeRate", uptakeRate), Of("lightChainLossRate", lossRate),
            Of("snap25TurnoverRate", turnoverRate), Of("creaseRate", creaseRate), Of("investigatorBias", investigatorBias), Of("subjectBias", subjectBias),
        ];
        Fields = [.. all.Select(a => a.Field)];
        writes = [.. all.Select(a => a.Write)];
    }

    /// <summary>Most rows of a group.</summary>
    public int Rows { get; }

    /// <summary>The schema.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>Fills the row of enrolment: day 0, before anything is injected.</summary>
    public void Enrolment(int row, string name, TrialPersons p, int i)
    {
        Person(row, name, p, i);
        (day[row], severity[row], force[row], investigator[row], subject[row], subjectGlobal[row]) = (0, p.Untreated[i], 1, p.BaselineInvestigator[i], p.BaselineSubject[i], null);
    }

    /// <summary>Fills the row of a visit.</summary>
    public void Visit(int row, string name, TrialPersons p, int i, int on, int at)
    {
        Person(row, name, p, i);
        (day[row], severity[row], force[row], investigator[row], subject[row], subjectGlobal[row]) =
            (on, p.Severity[at], p.Force[at], p.Investigator[at], p.SubjectGrade[at], p.SubjectGlobal[at]);
    }

    /// <summary>Writes the first rows as a group.</summary>
    public void Write(ParquetRowGroupWriter group, int rows)
    {
        foreach (var write in writes)
        {
            TrialPersonsFile.Waited(write(group, rows));
        }
    }

    private void Person(int row, string name, TrialPersons p, int i)
    {
        (arm[row], replicate[row], person[row]) = (name, p.Replicate[i] + 1, p.Subject[i] + 1);
        noticedByInvestigator[row] = p.NoticedInvestigator[i] is var seen and > 0 ? seen : null;
        noticedBySubject[row] = p.NoticedSubject[i] is var felt and > 0 ? felt : null;
        (untreated[row], unmovedShare[row], amount[row], uptakeRate[row]) = (p.Untreated[i], p.UnmovedShare[i], p.Amount[i], p.UptakeRate[i]);
        (lossRate[row], turnoverRate[row], creaseRate[row]) = (p.LossRate[i], p.TurnoverRate[i], p.CreaseRate[i]);
        (investigatorBias[row], subjectBias[row]) = (p.InvestigatorBias[i], p.SubjectBias[i]);
    }

    private static (Field Field, Func<ParquetRowGroupWriter, int, Task> Write) Of<T>(string name, T[] column)
        where T : struct
    {
        var field = new DataField<T>(name);
        return (field, (group, rows) => group.WriteAsync<T>(field, new ReadOnlyMemory<T>(column, 0, rows)));
    }

    private static (Field Field, Func<ParquetRowGroupWriter, int, Task> Write) Maybe<T>(string name, T?[] column)
        where T : struct
    {
        var field = new DataField<T?>(name);
        return (field, (group, rows) => group.WriteAsync<T>(field, new ReadOnlyMemory<T?>(column, 0, rows)));
    }

    private static (Field Field, Func<ParquetRowGroupWriter, int, Task> Write) Texts(string name, string[] column)
    {
        var field = new DataField(name, typeof(string), isNullable: false);
        return (field, (group, rows) => group.WriteAsync(field, new ArraySegment<string>(column, 0, rows)));
    }
}
