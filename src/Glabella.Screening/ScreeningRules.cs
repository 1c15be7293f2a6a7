using System.Collections.Immutable;
using System.Globalization;
using Glabella.Screening.Rules;
using Glabella.Vocabulary;

namespace Glabella.Screening;

/// <summary>What is known of the rules themselves.</summary>
public static class ScreeningRules
{
    /// <summary>The day of the rules of this release; a past decision names the one that it was made with.</summary>
    public static string Version => "2026-12-02";

    /// <summary>Every version that can be asked for, newest first: this one and all that were released before.</summary>
    public static ImmutableArray<string> Versions => [Version, .. Releases.Versions.Where(v => v != Version)];

    /// <summary>What each screening code means, by code; made on first use.</summary>
    public static ImmutableArray<Explanation> Explanations => Made.Value;

    private static readonly Lazy<ImmutableArray<Explanation>> Made = new(() => [.. RuleBook.Current.Rules.Select(Explain)]);

    private static Explanation Explain(Rule rule) => new(
        rule.Code,
        ExplanationType.Rule,
        rule.Title,
        string.Join(" ", new[] { rule.Effect, rule.Action, rule.Mechanism + ".", "Evidence: " + rule.EvidenceNote + ".", rule.Note }.Where(s => !string.IsNullOrEmpty(s))),
        [.. Values(rule)],
        rule.Sources,
        rule.Reviewed);

    private static IEnumerable<ExplainedValue> Values(Rule rule)
    {
        var where = Where(rule.Sources[0]);
        yield return new ExplainedValue("severity", Words.Of(rule.Severity), "", Method.Assumption, "the table's tier, set from: " + where);
        foreach (var (jurisdiction, severity) in rule.SeverityIn.OrderBy(x => x.Key))
        {
            yield return new ExplainedValue("severity." + jurisdiction, Words.Of(severity), "", Method.Label, where);
        }

        foreach (var tier in rule.SeverityBy)
        {
            var whose = string.Join(" ", tier.Products.Select(p => p.Name).Concat(tier.Jurisdictions.Select(j => j.ToString())));
            yield return new ExplainedValue("severity." + whose, Words.Of(tier.Severity), "", Method.Label, where);
        }

        if (rule.Medical is { } medical)
        {
            yield return new ExplainedValue("severity.medical", Words.Of(medical), "", Method.Assumption, where);
        }

        if (rule.Jurisdictions.Length > 0)
        {
            yield return new ExplainedValue("jurisdictions", string.Join(" ", rule.Jurisdictions), "", Method.Label, where);
        }

        if (!rule.Products.IsEmpty)
        {
            yield return new ExplainedValue("products", string.Join(", ", rule.Products.Select(p => p.Name)), "", Method.Label, where);
        }

        foreach (var (jurisdiction, severity) in rule.LabelIn.OrderBy(x => x.Key))
        {
            yield return new ExplainedValue("label." + jurisdiction, Words.Of(severity), "", Method.Label, where);
        }

        if (rule.AfterStopDays > 0)
        {
            yield return new ExplainedValue("daysAfterStopping", Number(rule.AfterStopDays), "days", rule.AfterStopMethod, rule.AfterStopMethod == Method.Assumption ? "customary; no interval found in a source" : where);
        }

        if (rule.BeforeDays is { } before)
        {
            yield return new ExplainedValue("daysAfterTheEvent", Number(before), "days", Method.Assumption, where);
        }

        if (rule.AfterDays is { } after)
        {
            yield return new ExplainedValue("daysBeforeTheEvent", Number(after), "days", Method.Assumption, where);
        }

        if (rule.Watch is { Days: { } days } watch)
        {
            yield return new ExplainedValue("lookAfterTreatment", Number(days), "days", watch.Method, watch.Reason!);
        }

        foreach (var value in rule.Values)
        {
            yield return new ExplainedValue(value.Name, Number(value.Value), value.Unit, value.Method, RuleBook.Current.Sources.TryGetValue(value.Source, out var source) ? Where(source) : value.Source);
        }
    }

    private static string Where(Source source) => $"{source.Title}, {source.Locator}";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

}
