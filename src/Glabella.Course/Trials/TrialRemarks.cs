using System.Collections.Immutable;
using System.Globalization;
using Glabella.Course.Mechanism;

namespace Glabella.Course.Trials;

/// <summary>What the reader of a simulated trial should know.</summary>
internal static class TrialRemarks
{
    public static ImmutableArray<CourseWarning> Of(TrialProtocol protocol)
    {
        var warnings = new List<CourseWarning>();
        for (var i = 0; i < protocol.Arms.Length; i++)
        {
            Arm(warnings, protocol.Arms[i], $"/arms/{i}");
        }

        for (var i = 0; i < protocol.Endpoints.Length; i++)
        {
            Endpoint(warnings, protocol.Endpoints[i], $"/endpoints/{i}");
        }

        return [.. warnings];
    }

    private static void Arm(List<CourseWarning> warnings, TrialArm arm, string field)
    {
        var studied = ParameterFile.Current.Studied;
        foreach (var session in arm.Sessions.Where(s => s.Area == arm.Area).DistinctBy(s => (s.Product, s.Units)))
        {
            if (studied.FirstOrDefault(s => s.Product == session.Product && s.Area == session.Area) is not { } known)
            {
                warnings.Add(new("TRL-103", $"No trial of {session.Product} in the {session.Area} stands behind the model: the area is carried over from another product.", field));
                if (studied.Where(s => s.Product == session.Product).Select(s => s.HighestUnits).DefaultIfEmpty(0).Max() is var most && session.Units > most)
                {
                    warnings.Add(new("TRL-103", $"{U(session.Units)} U lie above every published dose of {session.Product} ({U(most)} U).", field));
                }
            }
            else if (session.Units < known.LowestUnits || session.Units > known.HighestUnits)
            {
                warnings.Add(new("TRL-103", $"{U(session.Units)} U lie outside the doses of {session.Product} that trials gave in the {session.Area} ({U(known.LowestUnits)} to {U(known.HighestUnits)} U).", field));
            }
        }

        if (arm.Sessions.Any(s => s.Area != arm.Area))
        {
            warnings.Add(new("TRL-105", $"Of arm {arm.Name} only the rated area, {arm.Area}, is simulated; whether the other treated areas change it is not known.", field));
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

    private static string U(double units) => units.ToString("0.##", CultureInfo.InvariantCulture);
}
