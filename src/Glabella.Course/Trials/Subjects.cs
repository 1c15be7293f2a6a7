using Glabella.Course.Chance;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;
using Glabella.Course.Raters;

namespace Glabella.Course.Trials;

/// <summary>
/// Random numbers of a trial. Each depends on the seed and on what it is for alone: replicate, arm, subject, day; never on
/// threads, shards, other arms or endpoints.
/// </summary>
internal readonly struct TrialChance(long seed)
{
    private readonly ulong key = Philox.Mix((ulong)seed ^ 0x747269616CUL);

    /// <summary>A standard normal of a replicate.</summary>
    public double OfReplicate(int replicate, uint what) => Normals(1, replicate, 0, 0, what).First;

    /// <summary>Two standard normals of a subject.</summary>
    public (double First, double Second) Normals(uint purpose, int replicate, int arm, int subject, uint what)
    {
        var (a, b) = Uniforms(purpose, replicate, arm, subject, what);
        return (Normal.Quantile(a), Normal.Quantile(b));
    }

    /// <summary>Two uniform numbers of a subject.</summary>
    public (double First, double Second) Uniforms(uint purpose, int replicate, int arm, int subject, uint what) =>
        Philox.Pair(key, ((ulong)purpose << 48) | ((ulong)(uint)arm << 32) | (uint)replicate, ((ulong)(uint)subject << 32) | what);
}

/// <summary>A subject as enrolled.</summary>
internal struct Enrolled
{
    /// <summary>Standard normal of the untreated severity.</summary>
    public double Untreated;

    /// <summary>Persistent bias of the investigator's and the subject's reading, grades.</summary>
    public double InvestigatorBias, SubjectBias;

    /// <summary>Baseline grades.</summary>
    public int InvestigatorGrade, SubjectGrade;

    private const int MostAttempts = 10_000;

    /// <summary>Draws people until both raters grade one moderate or severe, and the investigator as the protocol asks.</summary>
    public static Enrolled Draw(TrialChance chance, TrialPopulation population, TrialEffects effects, int replicate, int arm, int subject)
    {
        Reader inv = effects.Investigator, sub = effects.Subject;
        int? wanted = population.ModerateShare is { } share ? chance.Uniforms(2, replicate, arm, subject, 0).First < share ? 2 : 3 : null;
        Enrolled one = default;
        for (var attempt = 1u; attempt <= MostAttempts; attempt++)
        {
            var (z5, z8) = chance.Normals(3, replicate, arm, subject, attempt);
            var untreated = Math.Clamp(effects.UntreatedMean + (effects.UntreatedSd * z5), 0.2, 4);
            var (z7, _) = chance.Normals(4, replicate, arm, subject, attempt);
            var (e, f) = chance.Normals(5, replicate, arm, subject, attempt);
            one.Untreated = z5;
            one.InvestigatorBias = inv.Bias + (inv.PersistentSd * z8);
            one.SubjectBias = sub.Bias + (sub.PersistentSd * z7);
            one.InvestigatorGrade = GradeOf(untreated + one.InvestigatorBias + (inv.ErrorSd * e));
            one.SubjectGrade = GradeOf(untreated + one.SubjectBias + (sub.ErrorSd * f));
            if (one.SubjectGrade >= 2 && (wanted is { } w ? one.InvestigatorGrade == w : one.InvestigatorGrade >= 2))
            {
                break;
            }
        }

        return one;
    }

    /// <summary>The grade of a reading.</summary>
    public static int GradeOf(double reading) => reading <= 0.5 ? 0 : reading <= 1.5 ? 1 : reading <= 2.5 ? 2 : 3;
}

/// <summary>Standard normals of a handful of subjects, filled anew for each handful.</summary>
internal sealed class Handful(int width) : Ensemble
{
    private readonly Dictionary<int, double[]> columns = [];

    public override int Members => width;

    public override bool DrawsLevels => true;

    public override bool DrawsParameters => true;

    /// <summary>A dimension to fill.</summary>
    public double[] Fill(int dimension) => Column(dimension);

    protected override double[] Column(int dimension)
    {
        if (!columns.TryGetValue(dimension, out var column))
        {
            columns.Add(dimension, column = new double[width]);
        }

        return column;
    }
}
