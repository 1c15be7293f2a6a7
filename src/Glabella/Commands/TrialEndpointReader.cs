using System.Collections.Immutable;
using Glabella.Commands.Plumbing;
using Glabella.Course;
using Glabella.Vocabulary;

namespace Glabella.Commands;

/// <summary>Reads the endpoints of a protocol.</summary>
internal static class TrialEndpointReader
{
    /// <summary>The endpoints; problems are logged.</summary>
    public static ImmutableArray<TrialEndpoint> Read(Fields fields, InputLog log, ImmutableArray<int> visits, ImmutableArray<TrialArm> arms)
    {
        if (fields.Needed("endpoints", "a list of at least one endpoint") is not { } list)
        {
            return [];
        }

        var read = list.List(v => One(v, log, visits), 64, "a list of endpoints");
        if (log.Problem is null && read.IsEmpty)
        {
            list.Refuse("INP-006", "/endpoints is empty: expected at least one endpoint.");
        }

        if (log.Problem is not null)
        {
            return [];
        }

        var endpoints = read.Select(r => r!.Endpoint).ToArray();
        for (var i = 0; i < endpoints.Length; i++)
        {
            if (endpoints.Take(i).Any(e => e.Name == endpoints[i].Name))
            {
                log.Refuse(new Problem("INP-006", $"The endpoint name \"{Problem.Shortened(endpoints[i].Name)}\" stands twice; names of endpoints differ.", $"/endpoints/{i}/name"));
            }

            if (TrialEndpoints.IsComparison(endpoints[i].Kind))
            {
                endpoints[i] = Compared(read[i]!, $"/endpoints/{i}", endpoints, arms, log);
            }
        }

        return [.. endpoints];
    }

    private sealed record Half(TrialEndpoint Endpoint, bool RaterGiven, string? Of, string? Versus);

    private static Half? One(Value value, InputLog log, ImmutableArray<int> visits)
    {
        var fields = value.Object("an endpoint {name, kind, rater} or {name, code}");
        var name = fields.Needed("name", "the endpoint's name")?.Text();
        var code = fields["code"] is { } typed ? Code(typed, log) : null;
        var kind = Choice(fields["kind"], log, "kind", TrialCanonical.Kinds);
        var rater = Choice(fields["rater"], log, "rater", TrialCanonical.Raters);
        var among = Choice(fields["among"], log, "choice of subjects", TrialCanonical.Among);
        if (log.Problem is null && code is null && kind is null)
        {
            fields.Needed("kind", "a kind and a rater, or a code");
        }

        if (log.Problem is not null || name is null)
        {
            return null;
        }

        if (code is not null && kind is { } both && both != code.Kind)
        {
            fields["kind"]!.Value.Refuse("INP-006", $"The kind does not fit the code {code.Code}: leave one of them out.");
        }

        var what = code?.Kind ?? kind!.Value;
        var raterGiven = rater is not null;
        var allowed = TrialEndpoints.RatersOf(what);
        var fixedByCode = code is not null && what is not (TrialKind.OnsetMedian or TrialKind.OnsetMean or TrialKind.RiskRatio or TrialKind.MeanDifference);
        var who = fixedByCode ? code!.Rater : rater ?? code?.Rater ?? (allowed.Length == 1 || TrialEndpoints.IsComparison(what) ? allowed[0] : null as TrialRater?);
        if (who is null)
        {
            fields.Needed("rater", $"one of {string.Join(", ", allowed.Select(r => TrialCanonical.Word(TrialCanonical.Raters, r)))}");
            return null;
        }

        if (!allowed.Contains(who.Value))
        {
            var words = allowed.Select(r => TrialCanonical.Word(TrialCanonical.Raters, r)).ToImmutableArray();
            log.Refuse(new Problem("INP-007", $"{TrialCanonical.Word(TrialCanonical.Kinds, what)} has no rater {TrialCanonical.Word(TrialCanonical.Raters, who.Value)}: expected {string.Join(", ", words)}.", $"{value.Pointer}/rater") { Candidates = words });
            return null;
        }

        var counted = among ?? code?.Among ?? (what == TrialKind.DurationOfOneGradeResponse ? TrialAmong.OneGradeResponders : TrialAmong.All);
        if (counted != TrialAmong.All && visits[^1] < TrialEndpoints.ResponseDay)
        {
            value.Refuse("INP-006", $"{value.Pointer} counts responders at the first visit from day 28 on, but there is no such visit.");
        }

        var days = Days(fields["days"], what, visits);
        string? of = fields["of"]?.Text(), versus = fields["versus"]?.Text();
        fields.End();
        return new(new(name, what, who.Value, code?.Code ?? TrialEndpoints.CodeOf(what, who.Value, counted), days, counted), raterGiven, of, versus);
    }

    private static EndpointCode? Code(Value value, InputLog log)
    {
        if (value.Text("an endpoint code") is not { } text)
        {
            return null;
        }

        if (TrialEndpoints.Codes.FirstOrDefault(c => string.Equals(c.Code, text, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        if (text is "RR" or "MD")
        {
            return new(text, text == "RR" ? TrialKind.RiskRatio : TrialKind.MeanDifference, TrialRater.Investigator);
        }

        if (TrialEndpoints.AtRest.Contains(text))
        {
            value.Refuse("TRL-001", $"{text} is about lines at rest, which are not simulated: the model describes lines at maximum contraction.");
        }
        else
        {
            log.Refuse(Problem.Unknown("endpoint code", text, NearestNames.Of(text, TrialEndpoints.Codes.Select(c => c.Code)), value.Pointer));
        }

        return null;
    }

    private static T? Choice<T>(Value? value, InputLog log, string what, IReadOnlyList<(string Word, T Value)> words)
        where T : struct, Enum => value?.Text($"a {what}") is { } text ? Wording.Choice(log, text, value.Value.Pointer, what, words.ToArray()) : null;

    private static ImmutableArray<int> Days(Value? value, TrialKind kind, ImmutableArray<int> visits)
    {
        var onset = kind == TrialKind.Onset;
        if (kind is TrialKind.OnsetMean or TrialKind.OnsetMedian or TrialKind.MeanDifference)
        {
            return [];
        }

        if (value is not { } given)
        {
            return onset ? [.. Enumerable.Range(1, 14)] : visits;
        }

        var days = TrialProtocolReader.Days(given, 400, onset ? TrialEndpoints.LastDiaryDay : 3650);
        for (var i = 0; i < days.Length && !onset; i++)
        {
            if (!visits.Contains(days[i]))
            {
                given.Refuse("INP-006", $"Day {days[i]} at {given.Pointer} is no visit of the protocol.");
            }
        }

        return days;
    }

    private static TrialEndpoint Compared(Half half, string pointer, TrialEndpoint[] endpoints, ImmutableArray<TrialArm> arms, InputLog log)
    {
        var endpoint = half.Endpoint;
        var ratio = endpoint.Kind == TrialKind.RiskRatio;
        var of = Array.FindIndex(endpoints, e => e.Name == half.Of);
        if (of < 0 || !(ratio ? TrialEndpoints.IsShare(endpoints[of].Kind) : TrialEndpoints.IsTime(endpoints[of].Kind)))
        {
            var fitting = endpoints.Where(e => ratio ? TrialEndpoints.IsShare(e.Kind) : TrialEndpoints.IsTime(e.Kind)).Select(e => e.Name).Take(6).ToImmutableArray();
            var came = half.Of is { } word ? $"\"{Problem.Shortened(word)}\" is none" : "it is missing";
            log.Refuse(new Problem("INP-007", $"{pointer}/of must name an endpoint of this protocol that {(ratio ? "counts responders" : "is a time")}; {came}.", $"{pointer}/of") { Candidates = fitting });
            return endpoint;
        }

        var versus = arms.ToList().FindIndex(a => a.Name == half.Versus);
        if (versus < 0)
        {
            var came = half.Versus is { } word ? $"\"{Problem.Shortened(word)}\" is none" : "it is missing";
            log.Refuse(new Problem("INP-007", $"{pointer}/versus must name an arm of this protocol; {came}.", $"{pointer}/versus") { Candidates = [.. arms.Select(a => a.Name).Take(6)] });
            return endpoint;
        }

        return endpoint with { Of = of, Versus = versus, Rater = half.RaterGiven ? endpoint.Rater : endpoints[of].Rater, Among = endpoints[of].Among };
    }
}
