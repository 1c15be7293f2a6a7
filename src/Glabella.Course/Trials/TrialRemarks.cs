using System.Collections.Immutable;
using System.Globalization;
using Glabella.Course.Forecasting;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Trials;

/// <summary>What the reader of a simulated trial should know.</summary>
internal static class TrialRemarks
{
    public static ImmutableArray<CourseWarning> Of(TrialProtocol protocol, int replicates)
    {
        var warnings = new List<CourseWarning>();
        if (replicates < Statistics.FewestForRange)
        {
            warnings.Add(new("TRL-108", string.Create(CultureInfo.InvariantCulture, $"{replicates} replicates give no range over trials and practices; {Statistics.FewestForRange} or more do."), "/replicates"));
        }

        for (var i = 0; i < protocol.Arms.Length; i++)
        {
            Arm(warnings, protocol.Arms[i], protocol.Visits, $"/arms/{i}");
        }

        for (var i = 0; i < protocol.Endpoints.Length; i++)
        {
            Endpoint(warnings, protocol.Endpoints[i], $"/endpoints/{i}");
        }

        return [.. warnings];
    }

    private static void Arm(List<CourseWarning> warnings, TrialArm arm, IEnumerable<int> visits, string field)
    {
        var studied = StudiedTrials.Current;
        var rated = arm.Sessions.Where(s => s.Area == arm.Area).ToArray();
        foreach (var session in rated.DistinctBy(s => (s.Product, s.Units)))
        {
            if (studied.Pair(session.Product, session.Area) is var (pair, _))
            {
                warnings.Add(new("TRL-103", pair, field));
            }

            if (studied.Dose(session.Product, session.Area, session.Units, $"{StudiedTrials.U(session.Units)} U lie") is var (dose, _))
            {
                warnings.Add(new("TRL-103", dose, field));
            }
        }

        Late(warnings, rated, visits, field);
        if (arm.Sessions.Any(s => s.Area != arm.Area))
        {
            var others = ParameterFile.Current.Areas[arm.Area.Id].HasNeighbours(arm.Day0Areas)
                ? "that others are treated on day 0 shifts it, whatever their units" : "the others change nothing, since its label treats them with it or they are treated later";
            warnings.Add(new("TRL-105", $"Of arm {arm.Name} only the rated area, {arm.Area}, is simulated; {others}.", field));
        }
    }

    /// <summary>Visits later after a treatment than any published figure of its product in the area.</summary>
    private static void Late(List<CourseWarning> warnings, TrialSession[] rated, IEnumerable<int> visits, string field)
    {
        if (rated is [.., var last] && StudiedTrials.Current.LastDay(last.Product, last.Area) is { } day && visits.Any(v => v - last.Day > day))
        {
            warnings.Add(new("TRL-107", $"The last published figure of {last.Product} in the {StudiedTrials.Where(last.Area)} is of day {day}; later visits show the model's fading alone.", field));
        }
    }

    private static void Endpoint(List<CourseWarning> warnings, TrialEndpoint endpoint, string field)
    {
        if (endpoint.Rater == TrialRater.Unspecified)
        {
            var as_ = TrialEndpoints.IsTime(endpoint.Kind) ? "investigator and subject together" : "the investigator";
            warnings.Add(new("TRL-101", $"Endpoint {endpoint.Name} does not say who graded: simulated as {as_}.", field));
        }

        switch (endpoint.Code)
        {
            case "RESP_INV":
                warnings.Add(new("TRL-102", $"Endpoint {endpoint.Name}: a responder without a definition is taken as none or mild by the investigator (NM_INV).", field));
                break;
            case "IMPROVED_OBS":
                warnings.Add(new("TRL-102", $"Endpoint {endpoint.Name}: an improvement seen by an observer is taken as one grade by the investigator (G1_INV).", field));
                break;
            case "STRAIN":
                warnings.Add(new("TRL-106", $"Endpoint {endpoint.Name}: 100·(1 − force) is no calibrated scale; published reductions by instrument are smaller.", field));
                break;
            default:
                if (endpoint.Kind is TrialKind.OnePointMerz or TrialKind.TwoPointMerz)
                {
                    warnings.Add(new("TRL-104", $"Endpoint {endpoint.Name}: the five-point scale is simulated with the four-point scale's observation model.", field));
                }

                break;
        }
    }

}
