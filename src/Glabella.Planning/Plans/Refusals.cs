using System.Globalization;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>The refusals, each with its rule, limit, value and sources.</summary>
internal static class Refusals
{
    public static PlanRefused NoPlan(PlanRequest request, Label label, Area area)
    {
        var labelled = string.Join(", ", label.Areas.Select(known => known.Area.Id).Distinct());
        var why = request.OffLabel
            ? "and no published dose in its units is known here for an off-label plan"
            : OffLabelUses.Find(request.Product, area) is null
                ? "and no published dose in its units is known here"
                : "a published off-label dose is known and can be planned with off-label allowed";
        return new(new("PLN-105", $"{area} with {request.Product.Name}: the US label gives no dose ({labelled} only), {why}.", labelled, area.Id, Knowledge.Resolve([label.Source])));
    }

    public static PlanRefused OffLabelDose(PlanRequest request, OffLabelUse use, double units)
    {
        var range = use.Lowest == use.Highest ? $"{Text(use.Lowest)} U" : $"{Text(use.Lowest)} to {Text(use.Highest)} U";
        return new(
            new("PLN-109", $"{use.Area}: {Text(units)} U of {request.Product.Name} off-label lies outside the {range} of its source.", range, $"{Text(units)} U", Knowledge.Resolve([use.Source])),
            units > use.Highest ? use.Highest : use.Lowest,
            units);
    }

    public static PlanRefused NoProtocol(PlanRequest request, string protocol)
    {
        var (owner, known) = Labels.All.SelectMany(label => label.Protocols.Select(p => (label, p))).First(x => x.p.Id == protocol);
        return new(new("PLN-106", $"{protocol} is a protocol of {owner.Product.Name}; {request.Product.Name} is not labelled for it, and units do not convert.", owner.Product.Name, request.Product.Name, Knowledge.Resolve([known.Source])));
    }

    public static PlanRefused TooMuchPain(PlanRequest request, Protocol protocol)
    {
        var most = protocol.FollowThePain?.MaximumUnits ?? 0;
        return new(
            new("PLN-108", $"{Text(request.FollowThePainUnits)} U to follow the pain exceed the protocol's {Text(most)} U.", $"{Text(most)} U", $"{Text(request.FollowThePainUnits)} U", Knowledge.Resolve([protocol.Source])),
            most,
            request.FollowThePainUnits);
    }

    public static PlanRefused Filler(PlanRequest request)
    {
        var rule = PlanningRules.Of("PLN-107");
        return new(new(rule.Code, $"{request.Product.Name} is a filler: no volume of its label for a visit and area has been read, so none is planned.", null, null, Knowledge.Resolve([rule.Source])));
    }

    public static PlanRefused OverLimit(PlanRequest request, DoseLimit limit, double cap, double value, string source)
    {
        var area = request.Areas.IsEmpty ? request.Protocol : string.Join(", ", Areas.All.Where(request.Areas.Contains).Select(a => a.Id));
        var within = limit.PeriodDays is { } days ? $"within {days} days" : "in one session";
        return new(
            new(limit.Rule, $"{area}: {Text(value)} U of {request.Product.Name} {within} exceeds the label's {Text(cap)} U ({limit.Rule}, {Knowledge.Sources[source].Title}).", $"{Text(cap)} U {within}", $"{Text(value)} U", Knowledge.Resolve([source])),
            cap,
            value);
    }

    private static string Text(double number) => Math.Round(number, 4).ToString(CultureInfo.InvariantCulture);
}
