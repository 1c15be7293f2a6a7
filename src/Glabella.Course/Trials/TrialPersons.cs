namespace Glabella.Course;

/// <summary>
/// Virtual subjects as a run simulated them, some hundreds at a time: who they are, and what happened at each visit.
/// Columns; those of visits are subject by subject, visits within a subject. The next handful of subjects overwrites it.
/// </summary>
public sealed class TrialPersons
{
    private readonly int visits;

    internal TrialPersons(int most, int visits)
    {
        this.visits = visits;
        Replicate = new int[most];
        Subject = new int[most];
        NoticedInvestigator = new int[most];
        NoticedSubject = new int[most];
        BaselineInvestigator = new int[most];
        BaselineSubject = new int[most];
        Untreated = new double[most];
        UnmovedShare = new double[most];
        Amount = new double[most];
        UptakeRate = new double[most];
        LossRate = new double[most];
        TurnoverRate = new double[most];
        CreaseRate = new double[most];
        InvestigatorBias = new double[most];
        SubjectBias = new double[most];
        Severity = new double[most * visits];
        Force = new double[most * visits];
        Investigator = new int[most * visits];
        SubjectGrade = new int[most * visits];
        SubjectGlobal = new bool[most * visits];
    }

    /// <summary>How many subjects there are; longer columns hold old ones beyond.</summary>
    public int Count { get; private set; }

    /// <summary>Their arm, its place in the protocol.</summary>
    public int Arm { get; private set; }

    /// <summary>Replicate, from 0.</summary>
    public int[] Replicate { get; }

    /// <summary>Number within arm and replicate, from 0.</summary>
    public int[] Subject { get; }

    /// <summary>Day on which the investigator noticed an effect, 1…60; 0 = not by day 60.</summary>
    public int[] NoticedInvestigator { get; }

    /// <summary>Day on which the subject noticed an effect, 1…60; 0 = not by day 60.</summary>
    public int[] NoticedSubject { get; }

    /// <summary>The investigator's grade at enrolment, 0…3.</summary>
    public int[] BaselineInvestigator { get; }

    /// <summary>The subject's own grade at enrolment, 0…3.</summary>
    public int[] BaselineSubject { get; }

    /// <summary>Z0, severity of the untreated line, grades.</summary>
    public double[] Untreated { get; }

    /// <summary>κ, share of the line that toxin does not move quickly, 0…1.</summary>
    public double[] UnmovedShare { get; }

    /// <summary>A·u of the first session, half-saturations; 0 for placebo.</summary>
    public double[] Amount { get; }

    /// <summary>ka, 1/d.</summary>
    public double[] UptakeRate { get; }

    /// <summary>kL of the first session's product, 1/d.</summary>
    public double[] LossRate { get; }

    /// <summary>kS, 1/d.</summary>
    public double[] TurnoverRate { get; }

    /// <summary>kc, 1/d.</summary>
    public double[] CreaseRate { get; }

    /// <summary>β + b of the investigator's readings, grades.</summary>
    public double[] InvestigatorBias { get; }

    /// <summary>β + b of the subject's readings, grades.</summary>
    public double[] SubjectBias { get; }

    /// <summary>Z at each visit, grades.</summary>
    public double[] Severity { get; }

    /// <summary>F at each visit, relative to untreated.</summary>
    public double[] Force { get; }

    /// <summary>The investigator's grade at each visit, 0…3.</summary>
    public int[] Investigator { get; }

    /// <summary>The subject's own grade at each visit, 0…3.</summary>
    public int[] SubjectGrade { get; }

    /// <summary>Whether the subject calls the change at least moderate at each visit.</summary>
    public bool[] SubjectGlobal { get; }

    internal void Begin(int arm) => (Arm, Count) = (arm, 0);

    internal void Add(int replicate, int subject, in Trials.Enrolled who, Trials.Visits seen)
    {
        var (i, from) = (Count, Count * visits);
        Replicate[i] = replicate;
        Subject[i] = subject;
        NoticedInvestigator[i] = seen.NoticedInvestigator;
        NoticedSubject[i] = seen.NoticedSubject;
        BaselineInvestigator[i] = who.InvestigatorGrade;
        BaselineSubject[i] = who.SubjectGrade;
        InvestigatorBias[i] = who.InvestigatorBias;
        SubjectBias[i] = who.SubjectBias;
        seen.Severity.CopyTo(Severity, from);
        seen.Investigator.CopyTo(Investigator, from);
        seen.Subject.CopyTo(SubjectGrade, from);
        seen.Better.CopyTo(SubjectGlobal, from);
        for (var v = 0; v < visits; v++)
        {
            Force[from + v] = 1 - seen.Strain[v];
        }

        Count++;
    }
}
