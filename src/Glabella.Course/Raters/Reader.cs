using System.Runtime.CompilerServices;
using Glabella.Course.Mechanism;
using Glabella.Vocabulary;

namespace Glabella.Course.Raters;

/// <summary>How a rater reads a severity. Equations: docs/course/README.md, section 3.</summary>
/// <param name="Bias">Of this kind of rater, grades.</param>
/// <param name="PersistentSd">Spread between persons of a bias that stays, grades.</param>
/// <param name="ErrorSd">Error of one reading, grades.</param>
internal sealed record Reader(double Bias, double PersistentSd, double ErrorSd)
{
    /// <summary>Cuts between the four grades.</summary>
    public static readonly double[] Cuts = [0.5, 1.5, 2.5];

    /// <summary>The investigator; photographs are read alike.</summary>
    public static Reader Investigator { get; } = new(0, Population.Current.InvestigatorBiasSd, Population.Current.InvestigatorError);

    /// <summary>The treated person.</summary>
    public static Reader Subject { get; } = new(Population.Current.SubjectBias.Value, Population.Current.SubjectBias.Between!.Sd, Population.Current.SubjectError);

    /// <summary>The reader of a rater's grade.</summary>
    public static Reader Of(Rater rater) => rater == Rater.Subject ? Subject : Investigator;

    /// <summary>Probability of a grade, given the reading without its error.</summary>
    public T Probability<T>(Grade grade, T reading)
        where T : struct, ILane<T>
    {
        T one = T.Of(1), sd = T.Of(1 / ErrorSd);
        var above = grade == Grade.None ? one : Normal.Below((reading - T.Of(Cuts[(int)grade - 1])) * sd);
        var beyond = grade == Grade.Severe ? T.Of(0) : Normal.Below((reading - T.Of(Cuts[(int)grade])) * sd);
        return T.Max(above - beyond, T.Of(0));
    }

    /// <summary>Probability of moderate or severe, given the reading without its error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ModerateOrSevere<T>(T reading)
        where T : struct, ILane<T> => Normal.Below((reading - T.Of(Cuts[1])) * T.Of(1 / ErrorSd));

    /// <summary>What expectation takes off a reading, days after the first treatment.</summary>
    public static double Expectation(double days) =>
        Population.Current.Expectation.Value * Elementary.Exp(-Population.Current.ExpectationDecay * days);
}
