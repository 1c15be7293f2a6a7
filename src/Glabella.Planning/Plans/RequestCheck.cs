using System.Globalization;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>Whether a request can be meant, before any clinical rule is asked.</summary>
internal static class RequestCheck
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public static PlanInputError? Of(PlanRequest request) =>
        Selection(request) ?? Numbers(request) ?? History(request);

    private static PlanInputError? Selection(PlanRequest request)
    {
        if (request.Protocol is null && request.Areas.IsEmpty)
        {
            return Error("INP-005", "area", "No area is planned; name at least one, or a protocol.");
        }

        if (request.Protocol is not null && !request.Areas.IsEmpty)
        {
            return Error("INP-005", "area", "Areas and a protocol are planned together; name the one or the other.");
        }

        if (request.Protocol is { } protocol && Labels.All.All(label => label.Protocols.All(known => known.Id != protocol)))
        {
            var names = Labels.All.SelectMany(label => label.Protocols).Select(known => known.Id).ToArray();
            return new("INP-007", "protocol", $"'{protocol}' is no protocol; known is {string.Join(", ", names)}.", [.. names]);
        }

        if (request.FollowThePainUnits != 0 && request.Protocol is null)
        {
            return Error("INP-005", "followThePain", "Units that follow the pain belong to the protocol chronic-migraine, which is not planned.");
        }

        if (request.Bands is not null && !request.Areas.Contains(Areas.Platysma))
        {
            return Error("INP-005", "bands", "Bands are given, but platysma is not planned.");
        }

        return request.Units.Keys.FirstOrDefault(area => !request.Areas.Contains(area)) is { } stray
            ? new("INP-007", "units", $"Units are given for {stray}, which is not planned.", [.. request.Areas.Select(area => area.Id)])
            : null;
    }

    private static PlanInputError? Numbers(PlanRequest request)
    {
        foreach (var (area, units) in request.Units)
        {
            if (!(units > 0 && units <= 1000))
            {
                return Error("INP-006", "units", $"{Text(units)} units for {area}: expected more than 0 and at most 1000.");
            }
        }

        if (request.DiluentMl is { } diluent && !(diluent >= 0.1 && diluent <= 10))
        {
            return Error("INP-006", "dilution", $"{Text(diluent)} mL of diluent: expected 0.1 to 10 mL for a vial.");
        }

        if (!(request.FollowThePainUnits >= 0 && request.FollowThePainUnits <= 1000) || request.FollowThePainUnits % 5 != 0)
        {
            return Error("INP-006", "followThePain", $"{Text(request.FollowThePainUnits)} U to follow the pain: expected whole sites of 5 U.");
        }

        if (request.AgeYears is < 0 or > 120)
        {
            return Error("INP-006", "age", $"Age {request.AgeYears}: expected 0 to 120 years.");
        }

        var edit = request.Edits.FirstOrDefault(e => e.Units is { } u && !(u >= 0 && u <= 1000) || !Within(e.X) || !Within(e.Y));
        return edit is null ? null : Error("INP-006", "points", $"Point {edit.Id}: expected 0 to 1000 units and a place within the view.");
    }

    private static PlanInputError? History(PlanRequest request)
    {
        if (request.Prior.IsEmpty)
        {
            return null;
        }

        if (request.Date is not { } date)
        {
            return Error("INP-005", "date", "Earlier treatments are given without the day of the plan; its date is needed to count them.");
        }

        foreach (var prior in request.Prior)
        {
            if (prior.Date > date)
            {
                return Error("INP-008", "prior", $"The earlier treatment of {prior.Date:uuuu-MM-dd} lies after the plan of {date:uuuu-MM-dd}.");
            }

            if (!(prior.Units >= 0 && prior.Units <= 1000))
            {
                return Error("INP-006", "prior", $"{Text(prior.Units)} units in the earlier treatment of {prior.Date:uuuu-MM-dd}: expected 0 to 1000.");
            }
        }

        return null;
    }

    private static bool Within(double? place) => place is null or (>= 0 and <= 1);

    private static PlanInputError Error(string code, string field, string sentence) => new(code, field, sentence, []);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
