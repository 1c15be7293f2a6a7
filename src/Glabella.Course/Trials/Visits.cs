using Glabella.Course.Forecasting;
using Glabella.Course.Raters;

namespace Glabella.Course.Trials;

/// <summary>What was seen of one subject; every endpoint reads the same.</summary>
internal sealed class Visits
{
    private readonly TrialProtocol protocol;
    private readonly int response;
    private int baselineInvestigator, baselineSubject;

    /// <summary>Prepares the visits of a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="course">Where its visits are computed.</param>
    /// <param name="everything">Whether all that can be seen is looked at, also what no endpoint asks for.</param>
    public Visits(TrialProtocol protocol, AreaCourse course, bool everything = false)
    {
        this.protocol = protocol;
        var count = protocol.Visits.Length;
        Investigator = new int[count];
        Subject = new int[count];
        Severity = new double[count];
        Better = new bool[count];
        Strain = new double[count];
        Expectation = [.. protocol.Visits.Select(day => Reader.Expectation(day))];
        WantedOf = [.. protocol.Visits.Select(day => Array.IndexOf(course.Mesh.WantedNodes, course.Mesh.NodeAt(day)))];
        AsksGlobal = everything || protocol.Endpoints.Any(e => e.Kind == TrialKind.SubjectGlobal);
        AsksStrain = everything || protocol.Endpoints.Any(e => e.Kind == TrialKind.StrainReduction);
        AsksOnset = everything || protocol.Endpoints.Any(e => TrialEndpoints.IsOnset(e.Kind));
        response = -1;
        for (var v = count - 1; v >= 0 && protocol.Visits[v] >= TrialEndpoints.ResponseDay; v--)
        {
            response = v;
        }
    }

    public int[] Investigator { get; }

    public int[] Subject { get; }

    public double[] Severity { get; }

    public bool[] Better { get; }

    public double[] Strain { get; }

    public double[] Expectation { get; }

    public int[] WantedOf { get; }

    public bool AsksGlobal { get; }

    public bool AsksStrain { get; }

    public bool AsksOnset { get; }

    public int NoticedInvestigator { get; set; }

    public int NoticedSubject { get; set; }

    public void Begin(in Enrolled who) => (baselineInvestigator, baselineSubject) = (who.InvestigatorGrade, who.SubjectGrade);

    /// <summary>Adds this subject to the counts of each endpoint.</summary>
    public void Tally(CountLayout layout, long[] tally)
    {
        for (var e = 0; e < protocol.Endpoints.Length; e++)
        {
            var endpoint = protocol.Endpoints[e];
            if (!TrialEndpoints.IsComparison(endpoint.Kind) && IsAmong(endpoint))
            {
                var counts = tally.AsSpan(layout.Starts[e]);
                counts[0]++;
                One(endpoint, counts[1..]);
            }
        }
    }

    private void One(TrialEndpoint endpoint, Span<long> counts)
    {
        var visits = Investigator.Length;
        if (TrialEndpoints.IsOnset(endpoint.Kind))
        {
            var noticed = endpoint.Rater == TrialRater.Subject ? NoticedSubject : NoticedInvestigator;
            if (noticed > 0)
            {
                counts[noticed - 1]++;
            }

            return;
        }

        if (endpoint.Kind == TrialKind.StrainReduction)
        {
            for (var v = 0; v < visits; v++)
            {
                counts[v] += (long)Math.Round(1e6 * Strain[v]);
                counts[visits + v] += (long)Math.Round(1e6 * Strain[v] * Strain[v]);
            }

            return;
        }

        // Times and "not relapsed" remember; other endpoints look at each visit alone.
        var remembers = TrialEndpoints.IsTime(endpoint.Kind) || endpoint.Kind == TrialKind.NotRelapsed;
        var from = endpoint.Kind == TrialKind.NotRelapsed ? TrialEndpoints.RelapseDay : TrialEndpoints.ResponseDay;
        var still = true;
        for (var v = 0; v < visits; v++)
        {
            var holds = endpoint.Kind is TrialKind.SubjectGlobal ? Better[v] : Holds(endpoint, v);
            if (!remembers)
            {
                counts[v] += holds ? 1 : 0;
                continue;
            }

            if (protocol.Visits[v] >= from)
            {
                still &= holds;
                counts[v] += still ? 1 : 0;
            }
            else
            {
                counts[v] += endpoint.Kind == TrialKind.NotRelapsed && !holds ? 0 : 1;
            }
        }
    }

    private bool IsAmong(TrialEndpoint endpoint) => endpoint.Among switch
    {
        TrialAmong.NoneOrMildResponders => response >= 0 && ByRater(endpoint, response, Sign.NoneOrMild),
        TrialAmong.OneGradeResponders => response >= 0 && ByRater(endpoint, response, Sign.OneBetter),
        _ => true,
    };

    private bool Holds(TrialEndpoint endpoint, int v) => endpoint.Kind switch
    {
        TrialKind.NoneOrMild => ByRater(endpoint, v, Sign.NoneOrMild),
        TrialKind.OneGrade or TrialKind.OnePointMerz or TrialKind.DurationOfOneGradeResponse or TrialKind.NotRelapsed => ByRater(endpoint, v, Sign.OneBetter),
        TrialKind.TwoGrade or TrialKind.TwoPointMerz => ByRater(endpoint, v, Sign.TwoBetter),
        TrialKind.TwoGradeNoneOrMild => ByRater(endpoint, v, Sign.TwoBetter) && ByRater(endpoint, v, Sign.NoneOrMild),

        // Both scales must be back (or have lost none-or-mild) at one visit: still well on one is still well.
        TrialKind.TimeToBaseline => ByRater(endpoint, v, Sign.OneBetter, either: true),
        TrialKind.TimeToLossOfNoneOrMild => ByRater(endpoint, v, Sign.NoneOrMild, either: true),
        _ => false,
    };

    private bool ByRater(TrialEndpoint endpoint, int v, Sign sign, bool either = false)
    {
        var rater = endpoint.Rater == TrialRater.Unspecified && TrialEndpoints.IsTime(endpoint.Kind) ? TrialRater.Both : endpoint.Rater;
        bool investigator = Is(Investigator[v], baselineInvestigator, sign), subject = Is(Subject[v], baselineSubject, sign);
        return rater switch
        {
            TrialRater.Subject => subject,
            TrialRater.Both => either ? investigator || subject : investigator && subject,
            _ => investigator,
        };
    }

    private static bool Is(int grade, int baseline, Sign sign) => sign switch
    {
        Sign.NoneOrMild => grade <= 1,
        Sign.OneBetter => grade <= baseline - 1,
        _ => grade <= baseline - 2,
    };

    private enum Sign
    {
        NoneOrMild,
        OneBetter,
        TwoBetter,
    }
}
